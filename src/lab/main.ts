/** The laboratory: the same networks, data and options as the bot's, without Discord. */
import { UserError } from '../errors.ts';
import type { Experiment } from './experiment.ts';
import { train } from './train.ts';

const experiments: Record<string, Experiment> = { train };

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
  if (name === '--help' || name === '-h') return print(overview());
  const experiment = Object.hasOwn(experiments, name) ? experiments[name] : undefined;
  if (!experiment)
    throw new UserError(`The laboratory has no ${name}: it has ${Object.keys(experiments).join(', ')}.`);
  if (args.includes('--help') || args.includes('-h')) return print(experiment.help);
  const control = new AbortController();
  // Once: whoever interrupts a second time is not willing to wait.
  process.once('SIGINT', () => control.abort(interrupted));
  await experiment.run(args, control.signal);
}

function overview(): string {
  const lines = Object.entries(experiments).map(([key, { summary }]) => `  ${key.padEnd(10)}${summary}`);
  return ['npm run lab -- EXPERIMENT …', '', ...lines, '', 'EXPERIMENT --help says more.'].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
