/** Loads the commands: every file in `commands/` exports one as its default. */
import { readdir } from 'node:fs/promises';
import type { Command } from '../discord/command.ts';

const folder = new URL('../../commands/', import.meta.url);

export async function loadCommands(): Promise<Map<string, Command>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  const commands = modules.map((module, index) => {
    if (!module.default?.name)
      throw new TypeError(`commands/${files[index]} has no command as its default export`);
    return module.default as Command;
  });
  return new Map(commands.map((command) => [command.name, command]));
}
