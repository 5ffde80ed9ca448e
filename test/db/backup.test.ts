/** Copies of a database that is being written to: whole, of one moment, in one file. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '../../src/db/backup.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { epochsOf } from '../../src/training/tables/epochs.ts';
import { listExperiments } from '../../src/training/tables/experiments.ts';
import { UserError } from '../../src/types/errors.ts';
import { result } from './samples.ts';
import { temporaryFolder } from './temporary.ts';

const writer = join(import.meta.dirname, '../fixtures/db/writer.ts');

test('a database is copied while another process writes, and the copy is a data folder of that moment', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'unrolled.sqlite');
  const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let acknowledged = 0;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    acknowledged = Number(line);
  });
  while (acknowledged < 20) await once(lines, 'line');
  const before = acknowledged;
  const copies = join(folder, 'copies');
  const { file: copy, bytes } = await backUp(file, copies);
  expect(bytes).toBeGreaterThan(20_000);
  expect(readdirSync(copies)).toHaveLength(1);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;

  const restored = join(folder, 'restored', 'unrolled.sqlite');
  mkdirSync(join(folder, 'restored'));
  copyFileSync(copy, restored);
  const db = openDatabase(restored);
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  const all = listExperiments(db, {}, { limit: 100_000 });
  expect(all.filter(({ status }) => status === 'done').length).toBeGreaterThanOrEqual(before);
  for (const { id, status } of all) expect(epochsOf(db, id)).toEqual(status === 'done' ? result.epochs : []);
  closeDatabase(db);
});

test.each([
  ['no database', (folder: string) => join(folder, 'none.sqlite'), /There is no database .*DATA_DIR/],
  [
    'what is no database',
    (folder: string) => {
      writeFileSync(join(folder, 'diary'), 'dear diary, '.repeat(1_000));
      return join(folder, 'diary');
    },
    /is damaged, so it was not copied/,
  ],
])('%s is refused, and leaves nothing behind', async (_, make, sentence) => {
  const folder = temporaryFolder();
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  const error = await backUp(make(folder), copies).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(String(error)).toMatch(sentence);
  expect(readdirSync(copies)).toEqual([]);
});

test('a folder that cannot be used is named', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'unrolled.sqlite');
  closeDatabase(openDatabase(file));
  const copies = join(folder, 'file');
  writeFileSync(copies, '');
  await expect(backUp(file, join(copies, 'deep'))).rejects.toThrow(/could not be copied to .*\(ENOTDIR\)/);
});
