import { createRandom } from '../engine/random.ts';
import { checkSamples, type LoadOptions, validationSize } from './splits.ts';
import type { Dataset, DatasetInfo, DatasetSplit } from './types.ts';

export const recall: DatasetInfo = {
  name: 'recall',
  title: 'Remember the marked symbol',
  source: 'Made up by the computer: delayed recall, after Hochreiter and Schmidhuber (1997)',
  maxSamples: 60_000,
  defaults: { samples: 4_096, epochs: 10 },
};

const symbols = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
const steps = 28;
/** One channel for each symbol, one that marks, one that asks. */
const features = symbols.length + 2;
const marker = symbols.length;
const query = symbols.length + 1;
/** The marked symbol has strength 1. Weaker distractors disturb no less, but gates find out sooner. */
const distractorStrength = 0.25;
const testSize = 1_000;

interface RecallOptions {
  size: number;
  seed: number;
  /** Keeps what is drawn from one seed apart. */
  stream: string;
}

/**
 * Examples of [steps, features]: one symbol is marked, distractors stand before and after it, and the last step
 * asks for it. The marked step moves from example to example: were it always the first, a sum over time would
 * solve the task and a plain network would need no gate.
 */
function recallPart({ size, seed, stream }: RecallOptions): DatasetSplit {
  const random = createRandom(seed, stream);
  const x = new Float32Array(size * steps * features);
  const y = new Int32Array(size);
  for (let example = 0; example < size; example++) {
    const start = example * steps * features;
    const at = (step: number, channel: number) => start + step * features + channel;
    const marked = random.below(steps - 1);
    for (let step = 0; step < steps - 1; step++) {
      const symbol = random.below(symbols.length);
      x[at(step, symbol)] = step === marked ? 1 : distractorStrength;
      if (step !== marked) continue;
      x[at(step, marker)] = 1;
      y[example] = symbol;
    }
    x[at(steps - 1, query)] = 1;
  }
  return { size, x, y };
}

export async function loadRecall({ samples, seed }: LoadOptions): Promise<Dataset> {
  checkSamples(recall, samples);
  const held = validationSize(samples);
  return {
    name: recall.name,
    title: recall.title,
    source: recall.source,
    steps,
    features,
    task: { kind: 'classification', labels: [...symbols] },
    train: recallPart({ size: samples - held, seed, stream: 'recall train' }),
    validation: recallPart({ size: held, seed, stream: 'recall validation' }),
    test: recallPart({ size: testSize, seed: 0, stream: 'recall test' }),
  };
}
