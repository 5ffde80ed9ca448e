/**
 * The gradient of a plain RNN over many steps, for several sizes of its recurrent matrix: before training, and after
 * some training on delayed recall.
 */
import type { MeasuredCurve } from '../../types/probe.ts';
import { recallOfLength, recallSplit } from '../datasets/recall.ts';
import { createRandom } from '../engine/random.ts';
import { orthogonal } from '../layers/initializers.ts';
import { batchSize, trainBriefly } from './brief-training.ts';
import type { Probe } from './probe.ts';
import { openStateGradients } from './state-gradients.ts';

/** Factors by which the orthogonal matrix of the layer is multiplied; 1 leaves it as it is. */
export const matrixSizes = [0.9, 1, 1.1];

export const vanishingProbe: Probe = async ({ seed, size, native }) => {
  const [length, units, trainingSteps, examples] = size === 'small' ? [20, 8, 20, 128] : [100, 32, 500, 8192];
  const dataset = recallOfLength(length, examples, seed);
  const { x, y } = recallSplit({ size: batchSize, seed, stream: 'measured', length, markedStep: 0 });
  using network = await openStateGradients({
    ...{ native, cell: 'rnn', units, classes: 8 },
    input: [batchSize, length, dataset.features],
  });
  const lags = Array.from({ length }, (_, lag) => lag);
  const curves: MeasuredCurve[] = [];
  const numbers: Record<string, number> = { steps: length - 1, trainingSteps };
  for (const factor of matrixSizes) {
    const name = 'rnn/recurrent_kernel';
    const matrix = orthogonal([units, units], createRandom(seed, name)).map((value) => value * factor);
    const { initial, trained } = await trainBriefly({
      ...{ native, network: 'rnn', dataset, units, seed, steps: trainingSteps },
      initialWeights: new Map([[name, matrix]]),
    });
    for (const [panel, weights] of Object.entries({ before: initial, after: trained })) {
      const left = network.left(weights, x as Float32Array, y as Int32Array);
      curves.push({ panel, name: `matrix × ${factor}`, x: lags, y: left });
      numbers[`${panel} ${factor}`] = left.at(-1) ?? Number.NaN;
    }
  }
  return { curves, numbers };
};
