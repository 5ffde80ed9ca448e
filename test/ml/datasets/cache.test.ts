import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cachedFile } from '../../../src/ml/datasets/cache.ts';
import { UserError } from '../../../src/types/errors.ts';

let folder: string;
let source: string;
let builds: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cache-'));
  source = join(folder, 'source');
  builds = 0;
  await writeFile(source, 'one');
});
afterEach(() => rm(folder, { recursive: true }));

const ask = (into = join(folder, 'kept')) =>
  cachedFile('thing', [source], async () => Buffer.from(`built ${++builds}`), into);

test('a file is built once, and again when what it was made from changes', async () => {
  expect(await readFile(await ask(), 'utf8')).toBe('built 1');
  expect(await readFile(await ask(), 'utf8')).toBe('built 1');
  await writeFile(source, 'two');
  expect(await readFile(await ask(), 'utf8')).toBe('built 2');
});

test('those who ask at once all get a whole file, and no draft stays', async () => {
  const paths = await Promise.all([1, 2, 3, 4].map(() => ask()));
  expect(new Set(paths).size).toBe(1);
  expect(await readdir(join(folder, 'kept'))).toHaveLength(1);
});

test('a failed build leaves nothing behind', async () => {
  const broken = cachedFile('thing', [source], () => Promise.reject(new Error('broken')), folder);
  await expect(broken).rejects.toThrow('broken');
  expect(await readdir(folder)).toEqual(['source']);
});

test('a folder that cannot be written is named', async () => {
  // A file where the folder should be fails for root too, whom permissions do not stop.
  await expect(ask(source)).rejects.toThrow(UserError);
  await expect(ask(source)).rejects.toThrow(source);
});
