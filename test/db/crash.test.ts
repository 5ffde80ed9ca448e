import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { epochsOf } from '../../src/training/tables/epochs.ts';
import { findExperiment, listExperiments, resultOf } from '../../src/training/tables/experiments.ts';
import { findJob } from '../../src/training/tables/jobs.ts';
import { messageRef, result } from './samples.ts';
import { temporaryFolder } from './temporary.ts';

const writer = join(import.meta.dirname, '../fixtures/db/writer.ts');

test('killed at any moment, the database is whole and holds everything that was acknowledged', async () => {
  const file = join(temporaryFolder(), 'bot.sqlite');
  for (const [round, lines] of [1, 7, 23].entries()) {
    const child = spawn(process.execPath, [writer, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const gone = once(child, 'exit');
    let acknowledged = 0;
    let left = lines;
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged = Number(line);
      left -= 1;
      if (left === 0) child.kill('SIGKILL');
    }
    expect(await gone).toEqual([null, 'SIGKILL']);

    const db = openDatabase(file);
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.$client.pragma('foreign_key_check')).toEqual([]);
    const last = findExperiment(db, acknowledged);
    expect(last && resultOf(db, last)).toEqual(result);
    // Whatever was under way is there whole or not at all.
    for (const experiment of listExperiments(db, {}, { limit: 1_000 })) {
      expect(findJob(db, experiment.id)?.messageRef).toEqual(messageRef);
      expect(epochsOf(db, experiment.id)).toEqual(experiment.status === 'done' ? result.epochs : []);
    }
    expect(listExperiments(db, {}, { limit: 1_000 }).length).toBeGreaterThan(round);
    closeDatabase(db);
  }
});
