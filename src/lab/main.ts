/** The laboratory: the bot's networks, data sets and options on the command line, without Discord. */
import { enableCompileCache } from 'node:module';
import { UserError } from '../types/errors.ts';
import type { LabOptions } from './experiment.ts';

// The compile cache saves 0.1 s a run. It works only for later imports, so each experiment is imported on demand.
enableCompileCache();
const experiments: Record<string, () => Promise<LabOptions>> = {
  duel: async () => (await import('./duel.ts')).duelInLab,
  prove: async () => (await import('./prove.ts')).proveInLab,
  predict: async () => (await import('./predict.ts')).predictInLab,
  train: async () => (await import('./train.ts')).trainInLab,
};

const [name = '--help', ...args] = process.argv.slice(2);
const interrupted = new UserError('Cancelled.');

try {
  await main();
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  // 130 is the shell's exit code for an interrupted program.
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
  // The listener runs once, so a second interrupt ends the process at once.
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
