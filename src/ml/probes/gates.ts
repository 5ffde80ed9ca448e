/**
 * The gradient over many steps in a plain RNN, an LSTM and a GRU: before, while and after they learn delayed recall. And
 * of an untrained LSTM by the bias of its forget gate.
 */
import type { MeasuredCurve } from '../../types/probe.ts';
import { recallOfLength, recallSplit } from '../datasets/recall.ts';
import { batchSize, legendNames, meanOfLast, trainBriefly } from './brief-training.ts';
import type { Probe } from './probe.ts';
import { openStateGradients } from './state-gradients.ts';
import { cellNames } from './unrolled.ts';

/** 1 is the layer's own. */
const forgetBiases = [0, 1, 3];

export const gatesProbe: Probe = async ({ seed, size, native }) => {
  const [length, units, steps, examples] = size === 'small' ? [12, 6, 20, 128] : [50, 32, 400, 8192];
  const dataset = recallOfLength(length, examples, seed);
  const { x, y } = recallSplit({ size: batchSize, seed, stream: 'measured', length, markedStep: 0 });
  const lags = Array.from({ length }, (_, lag) => lag);
  const curves: MeasuredCurve[] = [];
  const numbers: Record<string, number> = { steps: length - 1, trainingSteps: steps };
  for (const cell of cellNames) {
    const name = legendNames[cell];
    using network = await openStateGradients({
      ...{ native, cell, units, classes: 8 },
      input: [batchSize, length, dataset.features],
    });
    const leftWith = (weights: ReadonlyMap<string, Float32Array>) =>
      network.left(weights, x as Float32Array, y as Int32Array);
    const course: [step: number, left: number][] = [];
    const { initial, trained, metrics } = await trainBriefly({
      ...{ native, network: cell, dataset, units, seed, steps },
      watch: {
        every: Math.ceil(steps / 8),
        see: (step, weights) => course.push([step, leftWith(weights).at(-1) ?? Number.NaN]),
      },
    });
    for (const [panel, weights] of Object.entries({ before: initial, after: trained })) {
      const left = leftWith(weights);
      curves.push({ panel, name, x: lags, y: left });
      numbers[`${panel} ${name}`] = left.at(-1) ?? Number.NaN;
    }
    course.unshift([0, numbers[`before ${name}`] as number]);
    curves.push({
      ...{ panel: 'course', name },
      x: course.map(([step]) => step),
      y: course.map(([, left]) => left),
    });
    numbers[`right ${name}`] = meanOfLast(metrics, 50);
    if (cell !== 'lstm') continue;
    for (const bias of forgetBiases) {
      // The bias of the forget gate is the second of four.
      const own = (initial.get('lstm/bias') as Float32Array).slice().fill(bias, units, 2 * units);
      const left = leftWith(new Map(initial).set('lstm/bias', own));
      curves.push({ panel: 'forget bias', name: `bias ${bias}`, x: lags, y: left });
      numbers[`bias ${bias}`] = left.at(-1) ?? Number.NaN;
    }
  }
  return { curves, numbers };
};
