/** Runs as a group might have measured them: layers with their true counts, numbers that can be checked by eye. */

import type { Measured } from '../../src/quiz/sources/experiments.ts';
import type { LayerSummary, Network } from '../../src/types/training.ts';
import { classified, options, result } from '../charts/samples.ts';

const image: LayerSummary[] = [
  { name: 'conv1', shape: [26, 26, 8], params: 80 },
  { name: 'pool1', shape: [13, 13, 8], params: 0 },
  { name: 'conv2', shape: [11, 11, 16], params: 1_168 },
  { name: 'pool2', shape: [5, 5, 16], params: 0 },
  { name: 'flatten', shape: [400], params: 0 },
  { name: 'output', shape: [10], params: 4_010 },
];

const recurrent = (name: string, params: number): LayerSummary[] => [
  { name, shape: [64], params },
  { name: 'output', shape: [10], params: 650 },
];

/** `accuracy` by epoch, on validation data. */
const run = (id: number, network: Network, accuracy: number[], layers: LayerSummary[]): Measured => ({
  id,
  result: {
    ...result(network, 'digits', { ...classified, labels: [...'0123456789'] }),
    options: options(network),
    params: layers.reduce((sum, layer) => sum + layer.params, 0),
    layers,
    epochs: accuracy.map((valMetric, i) => ({
      ...{ epoch: i + 1, loss: 1 / (i + 1), valLoss: 1.1 / (i + 1), gradientNorm: 1, seconds: 0.2 },
      ...{ metric: valMetric, valMetric },
    })),
  },
});

export const measured: Measured[] = [
  run(1, 'cnn', [0.8, 0.95, 0.97], image),
  run(2, 'rnn', [0.3, 0.5, 0.81], recurrent('rnn', 5_952)),
  run(3, 'lstm', [0.5, 0.8, 0.9], recurrent('lstm', 23_808)),
];
