/** The four networks, made to fit a data set. */

import type { Network } from '../../types/training.ts';
import type { Dataset } from '../datasets/types.ts';
import {
  classifier,
  convolution1d,
  convolution2d,
  dense,
  dropoutLayer,
  embedding,
  flatten,
  globalPooling,
  gru,
  type Layer,
  lstm,
  pooling1d,
  pooling2d,
  rnn,
} from '../layers/index.ts';

const recurrent = { rnn, lstm, gru };

/** Numbers that a word is turned into. */
const wordSize = 32;

export interface Sizes {
  units: number;
  /** Share of the last features that is dropped while training. */
  dropout?: number;
}

/**
 * The layers, input excluded. `units` are the hidden units of a recurrent layer. A CNN's last convolution has a
 * quarter of that many channels over an image, half over a sequence, and its first half of its last.
 */
export function layersFor(network: Network, dataset: Dataset, { units, dropout: rate = 0 }: Sizes): Layer[] {
  const { vocabulary, task } = dataset;
  const head =
    task.kind === 'classification'
      ? classifier({ classes: task.labels.length })
      : dense({ name: 'output', units: 1 });
  return [
    ...(vocabulary ? [embedding({ vocabulary, size: wordSize, mask: network !== 'cnn' })] : []),
    ...(network === 'cnn' ? convolutions(dataset, units) : [recurrent[network]({ units })]),
    ...(rate > 0 ? [dropoutLayer({ rate })] : []),
    head,
  ];
}

/** What the network sees of one example: an image for a CNN where there is one, steps otherwise. */
export function inputShape(network: Network, dataset: Dataset): number[] {
  const { image, vocabulary, steps, features } = dataset;
  if (vocabulary) return [steps];
  return network === 'cnn' && image ? [image.height, image.width, image.channels] : [steps, features];
}

function convolutions({ image, vocabulary }: Dataset, units: number): Layer[] {
  if (image) return imageFeatures(units);
  return vocabulary ? wordFeatures(units) : sequenceFeatures(units);
}

function imageFeatures(units: number): Layer[] {
  const last = atLeastOne(units / 4);
  return [
    convolution2d({ name: 'conv1', filters: atLeastOne(last / 2), size: 3, activation: 'relu' }),
    pooling2d({ name: 'pool1', size: 2 }),
    convolution2d({ name: 'conv2', filters: last, size: 3, activation: 'relu' }),
    pooling2d({ name: 'pool2', size: 2 }),
    flatten(),
  ];
}

function sequenceFeatures(units: number): Layer[] {
  const last = atLeastOne(units / 2);
  return [
    convolution1d({
      name: 'conv1',
      filters: atLeastOne(last / 2),
      size: 5,
      padding: 'same',
      activation: 'relu',
    }),
    pooling1d({ name: 'pool1', size: 2, padding: 'same' }),
    convolution1d({ name: 'conv2', filters: last, size: 5, padding: 'same', activation: 'relu' }),
    pooling1d({ name: 'pool2', size: 2, padding: 'same' }),
    flatten(),
  ];
}

/** A phrase says the same wherever it stands: only how strongly each filter answered anywhere is kept. */
function wordFeatures(units: number): Layer[] {
  return [
    convolution1d({
      name: 'conv',
      filters: atLeastOne(units / 2),
      size: 5,
      padding: 'same',
      activation: 'relu',
    }),
    globalPooling({ name: 'pool' }),
  ];
}

const atLeastOne = (channels: number): number => Math.max(1, Math.round(channels));
