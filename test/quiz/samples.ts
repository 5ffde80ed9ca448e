/** Runs as a group might have measured them: plain numbers, so that the answers can be checked by eye. */

import type { Network } from '../../src/nets/types.ts';
import type { Measured } from '../../src/quiz/sources/experiments.ts';
import { classified, options, result } from '../charts/samples.ts';

const run = (id: number, network: Network, last: number): Measured => ({
  id,
  result: {
    ...result(network, 'digits', { ...classified, labels: [...'0123456789'] }),
    options: options(network),
    params: 1_000 * id + 400,
    layers: [
      { name: 'first', shape: [28, 64], params: 1_000 * id },
      { name: 'flatten', shape: [64], params: 0 },
      { name: 'second', shape: [10], params: 400 },
    ],
    epochs: [1, 2, 3].map((epoch) => ({
      ...{ epoch, loss: 1 / epoch, valLoss: 1.1 / epoch, gradientNorm: 1, seconds: 0.2 },
      ...{ metric: (last * epoch) / 3, valMetric: (last * epoch) / 3 },
    })),
  },
});

export const measured: Measured[] = [run(1, 'cnn', 0.97), run(2, 'rnn', 0.81), run(3, 'lstm', 0.9)];
