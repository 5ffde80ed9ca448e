/** The laboratory: the same networks, data and options as the bot's, without Discord. */
import { enableCompileCache } from 'node:module';
import { UserError } from '../types/errors.ts';
import type { LabOptions } from './experiment.ts';

// Kept compiled between runs, as Python does unasked, the code is there 0.1 s sooner. Only what is imported later
// profits, and only what is asked for is worth importing: hence functions.
enableCompileCache();
const experiments: Record<string, () => Promise<LabOptions>> = {
  train: async () => (await import('./train.ts')).trainInLab,
};

const [name = '--help', ...args] = process.argv.slice(2);
const interrupted = new UserError('Cancelled.');

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  // What a shell reports for a program that an interrupt has ended.
  process.exitCode = error === interrupted ? 130 : 1;
}

async function main(): Promise<void> {
  if (name === '--help' || name === '-h') return print(await overview());
  const load = Object.hasOwn(experiments, name) ? experiments[name] : undefined;
  if (!load)
    throw new UserError(`The laboratory has no ${name}: it has ${Object.keys(experiments).join(', ')}.`);
  const experiment = await load();
  if (args.includes('--help') || args.includes('-h')) return print(experiment.help);
  const control = new AbortController();
  // Once: whoever interrupts a second time is not willing to wait.
  process.once('SIGINT', () => control.abort(interrupted));
  await experiment.run(args, control.signal);
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(experiments).map(async ([key, load]) => `  ${key.padEnd(10)}${(await load()).summary}`),
  );
  return ['npm run lab -- EXPERIMENT …', '', ...lines, '', 'EXPERIMENT --help says more.'].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
