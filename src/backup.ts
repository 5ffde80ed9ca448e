/** `npm run backup -- FOLDER`: copies the databases of a bot that may be running. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from './app/config.ts';
import { loadEnvFile } from './app/env-file.ts';
import { backUp } from './db/backup.ts';
import { UserError } from './types/errors.ts';

try {
  loadEnvFile(process.env);
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0)
    throw new UserError('Say where the copy goes: npm run backup -- FOLDER');
  const { dataDir } = readConfig(process.env);
  const playground = path.join(dataDir, 'playground.sqlite');
  const files = [path.join(dataDir, 'unrolled.sqlite'), ...(existsSync(playground) ? [playground] : [])];
  for (const file of files) {
    const copy = await backUp(file, folder);
    console.log(`${file} was copied to ${copy.file} (${Math.ceil(copy.bytes / 1e3)} kB) and checked.`);
  }
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}
