/** Made-up traces of networks: smooth waves in the shapes that real networks have. */
import { describeDataset } from '../../src/ml/datasets/index.ts';
import type { InspectedLayer, Inspection, MapBlock } from '../../src/types/inspection.ts';
import type { DatasetName, Network } from '../../src/types/training.ts';
import { recordingOf } from './recordings.ts';

/** Numbers in −1…1, or in 0…1 where nothing is negative. */
export function wave(shape: number[], from = -1): MapBlock {
  const size = shape.reduce((product, dim) => product * dim, 1);
  const middle = (1 + from) / 2;
  return {
    shape,
    values: Float32Array.from({ length: size }, (_, at) => middle + (1 - middle) * Math.sin(at * 0.7)),
  };
}

/** The shape of an example; of a text letter by letter, only as many as a picture has room for. */
function inputShapeOf(dataset: DatasetName): number[] {
  const { kind, steps, features } = describeDataset(dataset).shape;
  if (kind === 'language') return [26];
  return kind === 'text' ? [steps] : [steps, features];
}

const featureNames: Partial<Record<DatasetName, string[]>> = {
  weather: ['highest', 'lowest', 'rain', 'wind', 'spring', 'winter'],
  recall: [...'ABCDEFGH', 'mark', 'ask'],
};

const layer = (name: string, className: string, shape: number[], more: Partial<InspectedLayer> = {}) => ({
  ...{ name, className, output: wave(shape, 0) },
  ...more,
});

function convolutions(dataset: DatasetName, units: number): InspectedLayer[] {
  const [steps = 28, features = 1] = inputShapeOf(dataset);
  if (dataset === 'text')
    return [
      layer('embedding', 'Embedding', [steps, 32]),
      layer('conv1', 'Conv1D', [steps, units], { filters: wave([5, 32, units]) }),
      layer('conv2', 'Conv1D', [steps, units], { filters: wave([5, units, units]) }),
    ];
  if (dataset === 'spam')
    return [
      layer('embedding', 'Embedding', [steps, 32]),
      layer('conv', 'Conv1D', [steps, units / 2], { filters: wave([5, 32, units / 2]) }),
      layer('pool', 'GlobalMaxPooling1D', [units / 2]),
    ];
  const isImage = dataset === 'digits' || dataset === 'fashion';
  const [first, second] = isImage ? [units / 8, units / 4] : [units / 4, units / 2];
  if (isImage)
    return [
      layer('conv1', 'Conv2D', [26, 26, first], { filters: wave([3, 3, 1, first]) }),
      layer('pool1', 'MaxPooling2D', [13, 13, first]),
      layer('conv2', 'Conv2D', [11, 11, second], { filters: wave([3, 3, first, second]) }),
      layer('pool2', 'MaxPooling2D', [5, 5, second]),
      layer('flatten', 'Flatten', [25 * second]),
    ];
  return [
    layer('conv1', 'Conv1D', [steps, first], { filters: wave([5, features, first]) }),
    layer('pool1', 'MaxPooling1D', [steps / 2, first]),
    layer('conv2', 'Conv1D', [steps / 2, second], { filters: wave([5, first, second]) }),
    layer('pool2', 'MaxPooling1D', [steps / 4, second]),
    layer('flatten', 'Flatten', [(steps / 4) * second]),
  ];
}

/** Two heads whose rows sum to 1: each step looks at its neighbour before it, or at all alike. */
function attention(steps: number, units: number): InspectedLayer[] {
  const head = (weight: (looking: number, seen: number) => number): MapBlock => ({
    shape: [steps, steps],
    values: Float32Array.from({ length: steps * steps }, (_, at) =>
      weight(Math.floor(at / steps), at % steps),
    ),
  });
  const heads = [head((looking, seen) => Number(seen === Math.max(0, looking - 1))), head(() => 1 / steps)];
  return [
    layer('projection', 'Dense', [steps, units / 2]),
    layer('attention', 'SelfAttention', [steps, units / 2], { attention: heads }),
    layer('mean', 'MeanOverSteps', [units / 2]),
  ];
}

function recurrent(network: Network, steps: number, units: number): InspectedLayer[] {
  const names = { lstm: ['input', 'forget', 'output'], gru: ['update', 'reset'] } as const;
  const gates = network === 'lstm' || network === 'gru' ? names[network] : [];
  return [
    layer(network, network.toUpperCase(), [units], {
      hidden: wave([steps, units]),
      ...(gates.length > 0 && { gates: gates.map((name) => ({ name, values: wave([steps, units], 0) })) }),
    }),
  ];
}

function layersOf(network: Network, dataset: DatasetName, units: number): InspectedLayer[] {
  const [steps = 1] = inputShapeOf(dataset);
  if (network === 'cnn') return convolutions(dataset, units);
  return network === 'attention' ? attention(steps, units) : recurrent(network, steps, units);
}

export function inspectionOf(network: Network, dataset: DatasetName, units = 64): Inspection {
  const { watched } = recordingOf(dataset);
  const [sample] = watched.samples;
  if (!sample) throw new Error('no sample');
  const shape = inputShapeOf(dataset);
  const { labels, unit } = watched;
  const outputs = labels.length || 1;
  const layers = layersOf(network, dataset, units);
  const inputs = layers.at(-1)?.output.shape[0] ?? 1;
  return {
    layers: [...layers, layer('output', 'Dense', [outputs], { kernel: wave([inputs, outputs]) })],
    outputs: wave([outputs]).values,
    chosen: labels.length > 0 ? labels.length - 1 : 0,
    saliency: wave(shape, 0),
    ...(((network !== 'cnn' && network !== 'attention') || dataset === 'text') && {
      soFar: wave([shape[0] ?? 1, outputs]),
    }),
    sample: sample.kind === 'text' ? { ...sample, text: sample.text.slice(-26) } : sample,
    truth: labels.length > 0 ? 0 : -12.5,
    guess: labels.length > 0 ? labels.map((_, at) => (at === labels.length - 1 ? 0.937 : 0.01)) : [-13.1],
    labels,
    ...(unit && { unit }),
    input: wave(shape, 0),
    steps: shape[0] ?? 1,
    ...(featureNames[dataset] && { featureNames: featureNames[dataset] }),
    example: 1,
    examples: 8,
  };
}
