import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArguments } from '../../src/lab/experiment.ts';
import { UserError } from '../../src/types/errors.ts';

/** What a file in bench/ exports as `bench`. */
export interface Bench {
  /** What it measures, in a few words. */
  summary: string;
  /** Prints progress on standard error; returns what was measured. */
  run(args: string[]): Promise<Report>;
}

export interface Report {
  /** For people: Markdown. */
  markdown: string;
  /** For programs: printed as the last line. */
  json: object;
}

/** Parses the options that benches share. @throws UserError for other options or values */
export function readOptions(args: string[], usual: { rounds: number }): { rounds: number; python?: string } {
  const text = { type: 'string' } as const;
  const { values } = parseArguments({ args, options: { rounds: text, python: text } });
  const rounds = Number(values.rounds ?? usual.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new UserError(`--rounds must be a whole number from 1, not ${values.rounds}.`);
  const python = values.python ?? process.env.BENCH_PYTHON;
  return { rounds, ...(python !== undefined && { python }) };
}

/** The machine that the times were measured on. */
export const machine = (): string =>
  `${cpus()[0]?.model}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} at the end`;
