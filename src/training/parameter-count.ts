/** How many numbers a network learns, in closed form: the bot's process builds no network to know it. */
import { describeDataset } from '../ml/datasets/index.ts';
import type { ExampleShape } from '../ml/datasets/types.ts';
import type { DatasetName, Network } from '../types/training.ts';

/** The numbers of the table of vectors of words or characters, which every network has for a text; 0 for other data. */
export function embeddingParameters(dataset: DatasetName): number {
  const { vocabulary = 0, features } = describeDataset(dataset).shape;
  return vocabulary * features;
}

/** The numbers that a network of this many units learns, without those of `embeddingParameters`. */
export function parameterCount(network: Network, dataset: DatasetName, units: number): number {
  const { shape } = describeDataset(dataset);
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
