// Brings the machine to the point where the rest works. Does nothing when it is there.
// `node setup/run.mjs` for what runs; `… packages` for what reads code only; `… test` for the tests.
import { canvas } from './canvas.mjs';
import { encoder } from './encoder.mjs';
import { hooks } from './hooks.mjs';
import { packages } from './packages.mjs';
import { tensorflow } from './tensorflow.mjs';
import { browser, redis } from './testing.mjs';
import { explainFileError, SetupError } from './tools.mjs';

const purpose = process.argv[2];
const steps = [
  packages,
  hooks,
  ...(purpose === 'packages' ? [] : [tensorflow, canvas, encoder]),
  ...(purpose === 'test' ? [browser, redis] : []),
];

for (const step of steps) {
  if (step.done()) continue;
  const start = Date.now();
  process.stderr.write(`setup: ${step.name} … `);
  try {
    step.run();
    process.stderr.write(`done in ${Math.ceil((Date.now() - start) / 1000)} s\n`);
  } catch (thrown) {
    const error = thrown instanceof SetupError ? thrown : explainFileError(thrown);
    if (!error) throw thrown;
    process.stderr.write(
      `\n\n  ${error.message}\n  ${step.optional ? 'To have it' : 'To go on'}, run:  ${error.command}\n\n`,
    );
    if (!step.optional) process.exit(1);
  }
}
