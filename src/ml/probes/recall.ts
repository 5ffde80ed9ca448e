/**
 * RNNs capture long-term dependencies: a marked symbol is asked for after a lag filled with other symbols. Each network
 * is trained anew for each lag, so that a short memory is no fault of the longer lags.
 */
import { recurrentClipNorm } from '../architectures/architecture.ts';
import { delayedRecall } from '../datasets/recall.ts';
import { dim } from '../engine/graph.ts';
import { pad, slice } from '../engine/ops/shape.ts';
import { classifier, convolution1d, flatten, gru, type Layer, lstm, rnn } from '../layers/index.ts';
import { receptiveField } from './memory.ts';
import type { Probe } from './probe.ts';
import { rightAnswers, shareOf, trainedOutputs } from './trained.ts';

const [convolutions, kernelSize] = [3, 5];
const field = receptiveField(convolutions, kernelSize);
const choices = 4;

/** The CNN is asked on both sides of the end of its field, the others where they begin to forget. */
const plans = {
  small: { lags: { cnn: [2, 16], recurrent: [2, 16] }, units: 12, samples: 400, epochs: 4 },
  usual: { lags: { cnn: [4, 12, 16, 48], recurrent: [4, 16, 24, 48] }, units: 24, samples: 1_500, epochs: 9 },
};
const rates = { batch: 32, learningRate: 0.005, clipNorm: recurrentClipNorm };

/** The newest steps of x [batch, steps, features]; zeros stand before a sequence that is shorter. */
const newest = (steps: number): Layer => ({
  name: 'newest',
  keras: { className: 'Cropping1D', config: { cropping: [0, 0] } },
  forward(x) {
    const [batch, missing] = [dim(x, 0), steps - dim(x, 1)];
    return missing >= 0
      ? pad(x, [
          [0, 0],
          [missing, 0],
          [0, 0],
        ])
      : slice(x, [0, -missing, 0], [batch, steps, dim(x, 2)]);
  },
});

/** The CNN's one output that the answer is read from sees exactly its receptive field. */
const networks = (units: number): Record<string, Layer[]> => ({
  CNN: [
    newest(field),
    ...Array.from({ length: convolutions }, (_, at) =>
      convolution1d({ name: `conv${at + 1}`, filters: units, size: kernelSize, activation: 'relu' }),
    ),
    flatten(),
  ],
  RNN: [rnn({ units })],
  LSTM: [lstm({ units })],
  GRU: [gru({ units })],
});

export const recallProbe: Probe = async ({ seed, size, native }) => {
  const { lags, units, samples, epochs } = plans[size];
  const longest = Math.max(...lags.recurrent);
  const numbers: Record<string, number> = { receptiveField: field, longest, chance: 1 / choices };
  const curves = [];
  for (const [name, features] of Object.entries(networks(units))) {
    const [x, y]: [number[], number[]] = [name === 'CNN' ? lags.cnn : lags.recurrent, []];
    for (const lag of x) {
      const dataset = delayedRecall(lag, choices, { samples, seed });
      const { outputs } = await trainedOutputs({
        ...{ native, dataset, seed, epochs, ...rates },
        // The longest lag decides: after one epoch without a mistake, a network may still get better at it.
        untilRight: lag < longest,
        input: [dataset.steps, dataset.features],
        layers: [...features, classifier({ classes: choices })],
      });
      const accuracy = shareOf(rightAnswers(outputs, dataset.test.y));
      y.push(accuracy);
      numbers[`${name} at ${lag}`] = accuracy;
    }
    curves.push({ panel: 'recall', name, x, y });
  }
  return { curves, numbers };
};
