import { availableParallelism } from 'node:os';
import { readConfig } from '../app/config.ts';
import { tensorflowEnvironment } from '../ml/engine/environment.ts';
import { measurableClaims } from '../probes/claims/index.ts';
import { findClaim } from '../probes/find-claim.ts';
import { UserError } from '../types/errors.ts';
import type { Measurement } from '../types/probe.ts';
import { type LabOptions, parseArguments } from './experiment.ts';

const help = `npm run lab -- prove CLAIM [options]

${measurableClaims.map(({ claim, title }) => `  ${claim.padEnd(18)}${title}`).join('\n')}

  --seeds N          how often it is measured, each time with another seed
  --first N          the first seed (1)
  --json             end with verdict and measurements as one line of JSON
The log goes to standard error.`;

const text = { type: 'string' } as const;

export const proveInLab: LabOptions = {
  summary: 'measure a claim about CNNs and RNNs',
  help,

  async run(args, signal) {
    const { values, positionals } = parseArguments({
      ...{ args, allowPositionals: true },
      options: { seeds: text, first: text, json: { type: 'boolean' } },
    });
    const spec = findClaim(positionals.join(' '));
    const seeds = wholeNumber('--seeds', values.seeds) ?? spec.seeds;
    const first = wholeNumber('--first', values.first) ?? 1;
    // TensorFlow reads its environment only during its import.
    const { trainingDevice } = readConfig(process.env);
    const device = trainingDevice === 'cpu' ? 'cpu' : 'auto';
    Object.assign(process.env, tensorflowEnvironment({ threads: availableParallelism(), device }));
    const { measure } = await import('../ml/probes/index.ts');
    const measurements: Measurement[] = [];
    let machine: unknown;
    for (let seed = first; seed < first + seeds; seed++) {
      signal.throwIfAborted();
      const measured = await measure({ claim: spec.claim, seed, size: 'usual' });
      machine = measured.machine;
      measurements.push(measured.measurement);
      const { kind } = spec.judge([measured.measurement]);
      process.stderr.write(`seed ${seed}: ${kind}, ${measured.seconds.toFixed(1)} s\n`);
    }
    const verdict = spec.judge(measurements);
    const { claim, version, title } = spec;
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ claim, version, first, seeds, ...verdict, machine, measurements })}\n`
        : `${title}\n${verdict.kind}: ${verdict.sentence}\n${verdict.threshold}\n`,
    );
  },
};

/** @throws UserError for anything but a whole number from 1 to 99 */
function wholeNumber(name: string, written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^[1-9]\d?$/.test(written)) return Number(written);
  throw new UserError(`${name} takes a whole number from 1 to 99, not “${written}”.`);
}
