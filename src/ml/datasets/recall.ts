import type { Sample } from '../../types/recording.ts';
import { createRandom } from '../engine/random.ts';
import { checkSamples, type LoadOptions, validationSize } from './splits.ts';
import type { Dataset, DatasetInfo, DatasetSplit } from './types.ts';

export const recall: DatasetInfo = {
  name: 'recall',
  kind: 'classification',
  title: 'Remember the marked symbol',
  description:
    'Rows of 27 letters from A to H, made up by the computer. One letter is marked. After the last one, the network has to say which letter was marked. Guessing is right once in eight times.',
  remarks: {
    examples: 'One letter is marked. At the end it has to be remembered.',
    guesses: 'It has to remember the marked letter until the end.',
  },
  shape: { kind: 'sequence', steps: 28, features: 10, outputs: 8 },
  source: 'Made up by the computer: delayed recall, after Hochreiter and Schmidhuber (1997)',
  maxSamples: 60_000,
  defaults: { samples: 4_096, epochs: 10 },
};

const symbols = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
const steps = 28;
/** One feature for each symbol, one for the mark, one for the query. */
const featuresFor = (choices: number) => choices + 2;
const features = featuresFor(symbols.length);
const marker = symbols.length;
/** The marked symbol has strength 1. With weaker distractors, gated networks learn the task in fewer epochs. */
const distractorStrength = 0.25;
const testSize = 1_000;

interface RecallOptions {
  size: number;
  seed: number;
  /** Random stream of this split. */
  stream: string;
  /** Length of a sequence; that of the data set if absent. */
  length?: number;
  /** The marked step, from 0, of every example; a random one of each if absent. */
  markedStep?: number;
  /** Different symbols; all if absent. */
  choices?: number;
}

/**
 * Examples of [steps, features]: one symbol is marked, the other steps hold distractors, and the last step asks for the
 * marked symbol. The marked step is random. If it were always the first, a plain RNN could solve the task without gates.
 */
export function recallSplit(options: RecallOptions): DatasetSplit {
  const { size, seed, stream, length = steps, markedStep, choices = symbols.length } = options;
  const features = featuresFor(choices);
  const [marker, query] = [choices, choices + 1];
  const random = createRandom(seed, stream);
  const x = new Float32Array(size * length * features);
  const y = new Int32Array(size);
  for (let example = 0; example < size; example++) {
    const start = example * length * features;
    const at = (step: number, channel: number) => start + step * features + channel;
    const marked = markedStep ?? random.below(length - 1);
    for (let step = 0; step < length - 1; step++) {
      const symbol = random.below(choices);
      x[at(step, symbol)] = step === marked ? 1 : distractorStrength;
      if (step !== marked) continue;
      x[at(step, marker)] = 1;
      y[example] = symbol;
    }
    x[at(length - 1, query)] = 1;
  }
  return { size, x, y };
}

/** The task on sequences of another length. Its validation and test splits are tiny. */
export function recallOfLength(length: number, size: number, seed: number): Dataset {
  const split = (stream: string, size: number) => recallSplit({ size, seed, stream, length });
  return {
    ...{ name: recall.name, title: recall.title, source: recall.source, steps: length, features },
    task: { kind: 'classification', labels: [...symbols] },
    ...{ train: split('recall train', size), validation: split('recall validation', 32) },
    test: split('recall test', 32),
  };
}

export async function loadRecall({ samples, seed }: LoadOptions): Promise<Dataset> {
  checkSamples(recall, samples);
  const validationCount = validationSize(samples);
  const test = recallSplit({ size: testSize, seed: 0, stream: 'recall test' });
  return {
    name: recall.name,
    title: recall.title,
    source: recall.source,
    steps,
    features,
    featureNames: [...symbols, 'mark', 'ask'],
    task: { kind: 'classification', labels: [...symbols] },
    train: recallSplit({ size: samples - validationCount, seed, stream: 'recall train' }),
    validation: recallSplit({ size: validationCount, seed, stream: 'recall validation' }),
    test,
    show: (position) => sequenceSample(test, position),
  };
}

/**
 * The same task over `lag` steps. Trained with marks at all places, tested with the mark on the first step, `lag` steps
 * before the query.
 */
export function delayedRecall(lag: number, choices: number, { samples, seed }: LoadOptions): Dataset {
  const task = { choices, length: lag + 1 };
  return {
    name: recall.name,
    title: recall.title,
    source: recall.source,
    steps: lag + 1,
    features: featuresFor(choices),
    task: { kind: 'classification', labels: symbols.slice(0, choices) },
    train: recallSplit({ size: samples, seed, stream: 'recall train', ...task }),
    validation: recallSplit({ size: 1, seed, stream: 'recall validation', ...task }),
    test: recallSplit({ size: testSize, seed: 0, stream: 'recall test', ...task, markedStep: 0 }),
  };
}

/** The symbols of an example in their order, and which one is marked. */
function sequenceSample({ x }: DatasetSplit, position: number): Sample {
  const stepAt = (step: number) => {
    const start = (position * steps + step) * features;
    return x.subarray(start, start + features);
  };
  const shown = Array.from({ length: steps - 1 }, (_, step) => stepAt(step));
  return {
    kind: 'sequence',
    symbols: shown.map((step) => symbols[step.findIndex((strength) => strength > 0)] ?? ''),
    marked: shown.findIndex((step) => step[marker] === 1),
  };
}
