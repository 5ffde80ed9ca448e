import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lockDataFolder } from '../../src/db/lock.ts';
import { UserError } from '../../src/types/errors.ts';
import { temporaryFolder } from './temporary.ts';

const holder = join(import.meta.dirname, '../fixtures/db/holder.ts');

test('there is one bot on a data folder, until it is gone, even killed', async () => {
  const file = join(temporaryFolder(), 'data', 'bot.sqlite');
  const child = spawn(process.execPath, [holder, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  expect(() => lockDataFolder(file)).toThrow(UserError);
  expect(() => lockDataFolder(file)).toThrow(/Another bot is using the data folder .*DATA_DIR/);

  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  const release = lockDataFolder(file);
  expect(() => lockDataFolder(file)).toThrow(UserError);
  release();
  lockDataFolder(file)();
});
