/** `npm run deploy`: registers the commands and ends. The bot does the same at its start. */
import path from 'node:path';
import { type APIApplication, REST, Routes } from 'discord.js';
import { readConfig } from './app/config.ts';
import { loadEnvFile } from './app/env-file.ts';
import { loadCommands } from './app/load-commands.ts';
import { closeDatabase, openDatabase } from './db/open.ts';
import { registerCommands } from './discord/register.ts';
import { explainStartup } from './discord/startup-errors.ts';
import { UserError } from './types/errors.ts';

try {
  loadEnvFile(process.env);
  const config = readConfig(process.env);
  if (!config.discordToken)
    throw new UserError('There is no DISCORD_TOKEN to register commands with: see README, “Connect it”.');
  const rest = new REST({ api: config.discordApiUrl }).setToken(config.discordToken);
  const explain = (error: unknown) => Promise.reject(explainStartup(error, { api: config.discordApiUrl }));
  const { id } = (await rest.get(Routes.currentApplication()).catch(explain)) as APIApplication;
  const db = openDatabase(path.join(config.dataDir, 'unrolled.sqlite'));
  const commands = [...(await loadCommands()).values()];
  const { changed } = await registerCommands(rest, id, { config, db }, commands).catch(explain);
  closeDatabase(db);
  console.log(`${commands.length} commands ${changed ? 'registered' : 'were registered already'}`);
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}
