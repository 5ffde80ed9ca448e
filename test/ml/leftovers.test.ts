import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderPrefix, sweepLeftovers } from '../../src/ml/engine/leftovers.ts';

test('what a killed process left is removed, and what is in use or not ours stays', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'unrolled-leftovers-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const make = (name: string, ageMinutes: number) => {
    const made = path.join(folder, name);
    mkdirSync(made);
    writeFileSync(path.join(made, 'saved_model.pb'), 'graph');
    const time = new Date(Date.now() - ageMinutes * 60_000);
    utimesSync(made, time, time);
    return made;
  };
  const old = make(`${folderPrefix}4711-aaaaaa`, 11);
  const fresh = make(`${folderPrefix}bbbbbb`, 1);
  const foreign = make('somebody-else', 11);
  await sweepLeftovers(folder);
  expect([old, fresh, foreign].map((made) => existsSync(made))).toEqual([false, true, true]);
  await expect(sweepLeftovers(path.join(folder, 'missing'))).resolves.toBeUndefined();
});
