/** The floors of the house (see README, “How it is built”): this reads every import, those of types too. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** From the ground up. A room may import from its own files and from every room below it, never from one above. */
const floors = [
  'src/types',
  'src/text',
  // Machine learning: TensorFlow lives here.
  'src/ml/engine',
  'src/ml/layers',
  'src/ml/datasets',
  'src/ml/pictures',
  'src/ml/architectures',
  'src/ml/training',
  'src/ml/prediction',
  'src/ml/probes',
  'src/ml/inspect',
  'src/ml/encoder',
  // What any Discord bot could use.
  'src/db',
  'src/processes',
  'src/discord',
  'src/charts',
  // The features, each with its service, tables, handlers and views.
  'src/training',
  'src/predict',
  'src/probes',
  'src/lessons',
  'src/ask',
  'src/quiz',
  'src/learn',
  'src/privacy',
  'commands',
  // Programs: parts in, program out.
  'src',
];

interface Edge {
  from: string;
  to: string;
}

const files = ['src', 'commands'].flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }));

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

const edges = ['src', 'commands'].flatMap((folder) => edgesOf(`${folder}/**/*.ts`));
const local = edges.filter(({ to }) => files.includes(to));

const floorOf = (file: string) => floors.findIndex((floor) => file.startsWith(`${floor}/`));
const show = ({ from, to }: Edge) => `${from} → ${to}`;
const shown = (wrong: (edge: Edge) => boolean) => edges.filter(wrong).map(show);

/** What computes stays in a process of its own: of these floors, others take plain data alone. */
const computing = /^src\/ml\/(?!engine\/environment|datasets\/|encoder\/files)/;
const children = /^src\/(ml|children|lab)\//;

describe('imports', () => {
  it('are found at all', () => expect(local.length).toBeGreaterThan(1_000));

  it('lead to files that are there', () =>
    expect(
      shown(
        ({ from, to }) => to.startsWith('src/') && !files.includes(to) && !/\.json$/.test(to) && from !== '',
      ),
    ).toEqual([]));

  it('point down', () =>
    expect(local.filter(({ from, to }) => floorOf(to) > floorOf(from)).map(show)).toEqual([]));

  it('make no circle', () => expect(circlesIn(local)).toEqual([]));

  it('keep discord.js to the platform, the views and handlers of the features, commands and programs', () =>
    expect(
      shown(
        ({ from, to }) =>
          to === 'discord.js' &&
          !/^(commands|src\/(discord|app|[^/]+\/(views|handlers)|[^/]+\.ts))/.test(from),
      ),
    ).toEqual([]));

  it('keep TensorFlow to machine learning', () =>
    expect(shown(({ from, to }) => to.startsWith('@tensorflow/') && !from.startsWith('src/ml/'))).toEqual(
      [],
    ));

  it('leave what computes in its process', () =>
    expect(shown(({ from, to }) => computing.test(to) && !children.test(from))).toEqual([]));

  it('know the local Discord in one place', () =>
    expect(
      shown(
        ({ from, to }) =>
          to.startsWith('packages/') || (to.startsWith('local-discord') && from !== 'src/app/playground.ts'),
      ),
    ).toEqual([]));
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

  it('makes no circle', () => expect(circlesIn(edgesOf(`${folder}/{src,page}/**/*.ts`))).toEqual([]));
});

it('every exported name stands for one thing', () => {
  const exported = /^export (?:async )?(?:const|let|function|class|interface|type) (\w+)/gm;
  const places = globSync(['{src,commands}/**/*.ts', 'packages/*/{src,page}/**/*.ts'], { cwd: root }).flatMap(
    (file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(exported)].map(([, name = '']) => ({
        name,
        file,
      })),
  );
  expect(places.length).toBeGreaterThan(2_000);
  // A type and a value may share a name within a file.
  const twice = [...Map.groupBy(places, ({ name }) => name)].filter(
    ([, uses]) => new Set(uses.map(({ file }) => file)).size > 1,
  );
  expect(twice.map(([name, uses]) => `${name}: ${uses.map(({ file }) => file).join(', ')}`)).toEqual([]);
});

it('no file is longer than 300 lines', () => {
  const files = globSync(
    ['{src,commands,test,bench,setup}/**/*.{ts,mjs}', 'packages/*/{src,page,test}/**/*.ts'],
    {
      cwd: root,
    },
  );
  expect(files.length).toBeGreaterThan(1_000);
  const lines = (file: string) => readFileSync(path.join(root, file), 'utf8').split('\n').length - 1;
  expect(files.filter((file) => lines(file) > 300)).toEqual([]);
});

/** The circles among files, each as its way round. */
function circlesIn(all: Edge[]): string[] {
  const targets = Map.groupBy(all, ({ from }) => from);
  const done = new Set<string>();
  const way: string[] = [];
  const circles: string[] = [];
  const visit = (file: string) => {
    const start = way.indexOf(file);
    if (start >= 0) circles.push([...way.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    way.push(file);
    for (const { to } of targets.get(file) ?? []) visit(to);
    way.pop();
    done.add(file);
  };
  for (const file of targets.keys()) visit(file);
  return circles;
}
