/**
 * The convolutional network: two convolutions with pooling over an image or a sequence, one over a text.
 * Gradients are not clipped: no product over many steps can make them explode, and clipping would cost time.
 */
import type { Dataset } from '../datasets/types.ts';
import {
  convolution1d,
  convolution2d,
  flatten,
  globalPooling,
  type Layer,
  pooling1d,
  pooling2d,
} from '../layers/index.ts';
import { type Architecture, answersEachStep, sequenceShape, tokenEmbedding } from './architecture.ts';

export const cnnArchitecture: Architecture = {
  inputShape: (dataset) => {
    const { image } = dataset;
    return image ? [image.height, image.width, image.channels] : sequenceShape(dataset);
  },
  featureLayers: (dataset, units) => [
    ...tokenEmbedding(dataset, { mask: false }),
    ...convolutions(dataset, units),
  ],
};

/**
 * The last convolution has units / 4 filters over an image, units / 2 over a sequence; the first has half as many. For a
 * language both have `units`.
 */
function convolutions(dataset: Dataset, units: number): Layer[] {
  if (dataset.image) return imageFeatures(units);
  if (answersEachStep(dataset)) return languageFeatures(units);
  return dataset.vocabulary ? textFeatures(units) : sequenceFeatures(units);
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

const alongSteps = { size: 5, padding: 'same', activation: 'relu' } as const;

function sequenceFeatures(units: number): Layer[] {
  const last = atLeastOne(units / 2);
  return [
    convolution1d({ name: 'conv1', filters: atLeastOne(last / 2), ...alongSteps }),
    pooling1d({ name: 'pool1', size: 2, padding: 'same' }),
    convolution1d({ name: 'conv2', filters: last, ...alongSteps }),
    pooling1d({ name: 'pool2', size: 2, padding: 'same' }),
    flatten(),
  ];
}

/** Each answer depends on the nine steps up to it. Pooling would mix it with later ones. */
function languageFeatures(units: number): Layer[] {
  const causal = { filters: atLeastOne(units), size: 5, padding: 'causal', activation: 'relu' } as const;
  return [convolution1d({ name: 'conv1', ...causal }), convolution1d({ name: 'conv2', ...causal })];
}

/** Global pooling keeps each filter's strongest response: a phrase means the same at every position. */
function textFeatures(units: number): Layer[] {
  return [
    convolution1d({ name: 'conv', filters: atLeastOne(units / 2), ...alongSteps }),
    globalPooling({ name: 'pool' }),
  ];
}

const atLeastOne = (filters: number): number => Math.max(1, Math.round(filters));
