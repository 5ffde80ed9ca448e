/** Imports point one way (see README, “How it is built”): this reads every one of them. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Which folders a folder may import from; its own is always allowed, and src/types/errors.ts and src/text/ by everybody. */
const allowed: Record<string, string[]> = {
  'src/text': [],
  'src/nets': [],
  'src/charts': ['src/nets'],
  'src/documents': [],
  'src/encoder': ['src/nets', 'src/processes/orphan.ts'],
  'src/processes': [
    'src/charts',
    'src/documents',
    'src/encoder',
    'src/nets',
    'src/types/reading-protocol.ts',
  ],
  'src/reader': ['src/ask', 'src/documents', 'src/processes/orphan.ts', 'src/quiz'],
  'src/db': ['src/nets', 'src/types/quiz.ts'],
  'src/training': ['src/db', 'src/nets', 'src/processes', 'src/config.ts'],
  'src/quiz': ['src/ask', 'src/charts', 'src/db', 'src/documents', 'src/nets'],
  'src/ask': ['src/db', 'src/documents', 'src/nets'],
  'src/privacy': ['src/db', 'src/processes', 'src/config.ts'],
  'src/discord': [
    'src/ask',
    'src/charts',
    'src/db',
    'src/documents',
    'src/nets',
    'src/privacy',
    'src/processes',
    'src/quiz',
    'src/types/reading-protocol.ts',
    'src/training',
    'src/config.ts',
  ],
  commands: [
    'src/ask',
    'src/discord',
    'src/charts',
    'src/db',
    'src/documents',
    'src/nets',
    'src/privacy',
    'src/quiz',
    'src/training',
  ],
};

/** From src/nets, others may take plain data and descriptions; whatever computes stays in a process of its own. */
const openNets = ['src/types/training.ts', 'src/ml/engine/environment.ts', 'src/ml/datasets/'];
const insideChild = ['src/children/training.ts', 'src/ml/encoder/', 'src/lab/'];
/** From src/encoder, what the bot's side of its process needs. */
const openEncoder = ['src/ml/encoder/files.ts', 'src/types/encoding-protocol.ts'];

interface Edge {
  from: string;
  to: string;
}

const edgesOf = (pattern: string): Edge[] =>
  globSync(pattern, { cwd: root }).flatMap((from) =>
    [
      ...readFileSync(path.join(root, from), 'utf8').matchAll(
        /(?<![.\w])(?:from|import)\s*\(?\s*'([^'\s]+)'/g,
      ),
    ].map(([, target = '']) => ({
      from,
      to: target.startsWith('.') ? path.join(path.dirname(from), target) : target,
    })),
  );

const edges = edgesOf('{src,commands}/**/*.ts');

const isForAll = (to: string) => to === 'src/types/errors.ts' || to.startsWith('src/text/');
const folderOf = (file: string) => Object.keys(allowed).find((folder) => file.startsWith(`${folder}/`));
const local = edges.filter(({ to }) => to.startsWith('src/') || to.startsWith('commands/'));
const show = ({ from, to }: Edge) => `${from} → ${to}`;

describe('imports', () => {
  it('are found at all', () => expect(edges.length).toBeGreaterThan(100));

  it('point one way between the folders', () => {
    const wrong = local.filter(({ from, to }) => {
      const folder = folderOf(from);
      if (!folder || to.startsWith(`${folder}/`) || isForAll(to)) return false;
      return !allowed[folder]?.some((target) => to === target || to.startsWith(`${target}/`));
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('take the local Discord by its name, and only for the playground', () => {
    const wrong = edges.filter(
      ({ from, to }) =>
        to.startsWith('packages/') || (to.startsWith('local-discord') && from !== 'src/playground.ts'),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('keep discord.js to commands, src/discord and the entry files', () => {
    const wrong = edges.filter(
      ({ from, to }) => to === 'discord.js' && !/^(commands|src\/discord|src\/[^/]+\.ts)/.test(from),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('keep TensorFlow to src/nets', () => {
    const wrong = edges.filter(
      ({ from, to }) => to.startsWith('@tensorflow/') && !from.startsWith('src/nets/'),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('take no more than plain data from src/nets, outside the processes that compute', () => {
    const wrong = local.filter(
      ({ from, to }) =>
        to.startsWith('src/nets/') &&
        !from.startsWith('src/nets/') &&
        !openNets.some((open) => to.startsWith(open)) &&
        !insideChild.some((inside) => from.startsWith(inside)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('leave the encoder in its process', () => {
    const wrong = local.filter(
      ({ from, to }) =>
        to.startsWith('src/ml/encoder/') && !from.startsWith('src/ml/encoder/') && !openEncoder.includes(to),
    );
    expect(wrong.map(show)).toEqual([]);
  });
});

describe.each(globSync('packages/*', { cwd: root }))('%s', (folder) => {
  const { name, dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
  ) as { name: string; dependencies: Record<string, string>; devDependencies: Record<string, string> };
  const outside = (pattern: string, packages: string[]) =>
    edgesOf(`${folder}/${pattern}`).filter(
      ({ to }) =>
        !to.startsWith(`${folder}/`) &&
        !to.startsWith('node:') &&
        !packages.some((one) => to === one || to.startsWith(`${one}/`)),
    );

  it('imports its own files and the packages that it declares, and nothing of the bot', () => {
    const declared = Object.keys(dependencies);
    expect(edgesOf(`${folder}/src/**/*.ts`).length).toBeGreaterThan(100);
    expect(outside('{src,page}/**/*.ts', declared).map(show)).toEqual([]);
    expect(outside('test/**/*.ts', [name, ...declared, ...Object.keys(devDependencies)]).map(show)).toEqual(
      [],
    );
  });
});
