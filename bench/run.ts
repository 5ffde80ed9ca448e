/** `npm run bench -- [name] [options]`: every other file in this folder is a bench; without a name all run. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '../src/types/errors.ts';
import type { Bench } from './measuring/bench.ts';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== path.basename(import.meta.filename))
  .map((file) => path.basename(file, '.ts'));

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function main([first, ...rest]: string[]): Promise<void> {
  if (first === '--help') return help();
  const named = first !== undefined && !first.startsWith('-');
  if (named && !names.includes(first))
    throw new UserError(`There is no bench ${first}. There are: ${names.join(', ')}.`);
  const results: Record<string, object> = {};
  for (const name of named ? [first] : names) {
    const bench = await load(name);
    const { markdown, json } = await bench.run(named || first === undefined ? rest : [first, ...rest]);
    process.stdout.write(`## ${name}: ${bench.summary}\n\n${markdown}\n\n`);
    results[name] = json;
  }
  process.stdout.write(`${JSON.stringify(results)}\n`);
}

async function help(): Promise<void> {
  const lines = [];
  for (const name of names) lines.push(`  ${name.padEnd(10)}${(await load(name)).summary}`);
  process.stdout.write(
    ['npm run bench -- [name] [options]', '', ...lines, '', 'Without a name all run.', ''].join('\n'),
  );
}

async function load(name: string): Promise<Bench> {
  const module = (await import(`./${name}.ts`)) as { bench: Bench };
  return module.bench;
}
