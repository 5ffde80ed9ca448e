/** Both kinds of network train by back-propagation: its gradients against numeric ones, and the loss as it falls. */
import type { MeasuredCurve } from '../../types/probe.ts';
import { inputShape, layersFor } from '../architectures/index.ts';
import { loadDataset } from '../datasets/index.ts';
import { sizeOf } from '../engine/graph.ts';
import { legendNames, meanOfLast, trainBriefly } from './brief-training.ts';
import { compareGradients } from './numeric-gradients.ts';
import type { Probe } from './probe.ts';

/**
 * From those that drown in float32's rounding to those that bend. The best for a smooth network is about the cube root
 * of the rounding error, 0.005. With a ReLU it is smaller, because a large nudge crosses the kink of some unit.
 */
const nudges = [3e-5, 1e-4, 3e-4, 1e-3, 0.005, 0.02, 0.1];
/** Few, because each has thousands of ReLUs, and every one may have its kink within a nudge. */
const checkedDigits = 8;

/** Those that the claim names. */
const networks = ['cnn', 'rnn', 'lstm', 'gru'] as const;

export const backpropagationProbe: Probe = async ({ seed, size, native }) => {
  const [units, steps, perTensor] = size === 'small' ? [4, 20, 4] : [16, 300, 16];
  const dataset = await loadDataset('digits', { samples: size === 'small' ? 128 : 2048, seed });
  const curves: MeasuredCurve[] = [];
  const numbers: Record<string, number> = { trainingSteps: steps };
  for (const network of networks) {
    const name = legendNames[network];
    const trained = await trainBriefly({ native, network, dataset, units, seed, steps });
    const averaged = 10;
    const places = Array.from({ length: Math.floor(steps / averaged) }, (_, at) => (at + 1) * averaged);
    const losses = places.map((to) => meanOfLast(trained.losses.slice(0, to), averaged));
    curves.push({ panel: 'loss', name, x: places, y: losses });
    numbers[`first loss ${name}`] = losses[0] ?? Number.NaN;
    numbers[`last loss ${name}`] = losses.at(-1) ?? Number.NaN;

    const input = inputShape(network, dataset);
    const errors = await compareGradients({
      ...{ native, seed, perTensor, nudges, weights: trained.trained },
      ...{ layers: layersFor(network, dataset, { units }), input: [checkedDigits, ...input] },
      x: (dataset.train.x as Float32Array).slice(0, checkedDigits * sizeOf(input)),
      labels: (dataset.train.y as Int32Array).slice(0, checkedDigits),
    });
    const worst = nudges.map((_, at) =>
      Math.max(...[...errors.values()].map((all) => all[at] ?? Number.NaN)),
    );
    curves.push({ panel: 'error', name, x: nudges, y: worst });
    // The nudge that suits a tensor best: a wrong gradient is wrong by as much with every nudge.
    numbers[`error ${name}`] = Math.max(...[...errors.values()].map((all) => Math.min(...all)));
    numbers[`tensors ${name}`] = errors.size;
  }
  return { curves, numbers };
};
