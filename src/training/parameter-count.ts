/** How many numbers a network learns, in closed form: the bot's process builds no network to know it. */
import type { DatasetName, Network } from '../types/training.ts';

/** One example of a data set, and what the network says to it. */
interface ExampleShape {
  /** Time steps; the rows of an image. */
  steps: number;
  /** Numbers at each step; of a text, the numbers that stand for a word. */
  features: number;
  kind: 'image' | 'sequence' | 'text' | 'language';
  /** Words or characters with a vector of their own, in a text. A training split with few words has fewer. */
  vocabulary?: number;
  /** Classes or characters, or 1 for a forecast. */
  outputs: number;
}

const image: ExampleShape = { kind: 'image', steps: 28, features: 28, outputs: 10 };

const shapes: Record<DatasetName, ExampleShape> = {
  digits: image,
  fashion: image,
  weather: { kind: 'sequence', steps: 28, features: 6, outputs: 1 },
  spam: { kind: 'text', steps: 120, features: 32, vocabulary: 2_000, outputs: 2 },
  recall: { kind: 'sequence', steps: 28, features: 10, outputs: 8 },
  text: { kind: 'language', steps: 64, features: 32, vocabulary: 41, outputs: 40 },
};

/** The numbers of the table of vectors of words or characters, which every network has for a text; 0 for other data. */
export function embeddingParameters(dataset: DatasetName): number {
  const { vocabulary = 0, features } = shapes[dataset];
  return vocabulary * features;
}

/** The numbers that a network of this many units learns, without those of `embeddingParameters`. */
export function parameterCount(network: Network, dataset: DatasetName, units: number): number {
  const shape = shapes[dataset];
  if (network === 'cnn') return convolutional(shape, units);
  if (network === 'attention') return attention(shape, units);
  // Of each gate: weights for the input and for the hidden state, and a bias.
  const gate = (shape.features + units + 1) * units;
  return gates[network] * gate + dense(units, shape.outputs);
}

/** How often a recurrent unit has the weights of a plain one. */
const gates = { rnn: 1, gru: 3, lstm: 4 };

const dense = (inputs: number, outputs: number): number => (inputs + 1) * outputs;

/** The sizes follow from the units as in `src/ml/architectures/attention.ts`. */
function attention({ features, outputs }: ExampleShape, units: number): number {
  const width = atLeastOne(units / 2);
  // Of both heads together.
  const heads = 2 * atLeastOne(units / 4);
  const looking = dense(width, 3 * heads) + dense(heads, width);
  return dense(features, width) + looking + dense(width, units) + dense(units, width) + dense(width, outputs);
}

/** Filters of `size` weights for each channel, and a bias each. */
const convolution = (size: number, channels: number, filters: number): number =>
  (size * channels + 1) * filters;

/** The filters follow from the units as in `src/ml/architectures/cnn.ts`. */
function convolutional({ kind, steps, features, outputs }: ExampleShape, units: number): number {
  if (kind === 'language')
    return convolution(5, features, units) + convolution(5, units, units) + dense(units, outputs);
  const last = atLeastOne(units / (kind === 'image' ? 4 : 2));
  if (kind === 'text') return convolution(5, features, last) + dense(last, outputs);
  const first = atLeastOne(last / 2);
  if (kind === 'sequence') {
    const left = Math.ceil(Math.ceil(steps / 2) / 2);
    return convolution(5, features, first) + convolution(5, first, last) + dense(left * last, outputs);
  }
  // A filter of 3 × 3 has no room at the edges: each convolution takes two rows and two columns away.
  const side = Math.floor((Math.floor((steps - 2) / 2) - 2) / 2);
  return convolution(9, 1, first) + convolution(9, first, last) + dense(side * side * last, outputs);
}

const atLeastOne = (wanted: number): number => Math.max(1, Math.round(wanted));
