/** Both kinds of network train by back-propagation. */
import { measuredCurvesChart } from '../../charts/measured-curves.ts';
import type { Measurement } from '../../types/probe.ts';
import { acrossSeeds, medianOf, numbersOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';

/**
 * Both gradients may differ by this share. The kinks of the CNN's ReLUs alone make up to 4% with some seeds; smooth
 * networks stay below 0.1%.
 */
const tolerance = 0.05;
/** A loss has fallen if it ends below this share of its start. */
const fallen = 0.75;
const networks = ['CNN', 'RNN', 'LSTM', 'GRU'];

const numberOf = ({ numbers }: Measurement, name: string) => numbers[name] ?? Number.NaN;
const isRight = (one: Measurement, name: string) => numberOf(one, `error ${name}`) <= tolerance;
const isFalling = (one: Measurement, name: string) =>
  numberOf(one, `last loss ${name}`) <= fallen * numberOf(one, `first loss ${name}`);

export const backpropagationClaim: ClaimSpec = {
  claim: 'backpropagation',
  version: 1,
  title: 'CNNs and RNNs both train by back-propagation',
  shortTitle: 'back-propagation',
  isTimed: false,
  seeds: 5,
  seconds: 6,
  topic: 'backpropagation',
  method:
    'CNN, RNN, LSTM and GRU (16 units) train for 300 steps on handwritten digits with the gradients of back-propagation (batches of 32, learning rate 0.003). Then those gradients are checked without back-propagation, on 8 digits: one weight is nudged up and down a little, and the loss is computed anew each time. Its change divided by the change of the weight is the slope, which must equal the gradient. 16 weights of every tensor are nudged, by seven distances from 0.00003 to 0.1; the distance that suits a tensor best counts, and then the tensor that is furthest off.',
  wouldChange:
    'Little: the chain rule is exact. The two never agree to the last digit, because numbers of 32 bits round a small nudge away, and a large nudge leaves the straight part of the curve or crosses the kink of a ReLU.',
  judge(measurements) {
    const verdict = acrossSeeds(
      measurements,
      (one) => {
        const right = networks.filter((name) => isRight(one, name) && isFalling(one, name));
        return right.length === networks.length ? 'holds' : right.length > 0 ? 'conditional' : 'fails';
      },
      (kind) => {
        const errors = networks.map((name) => `${name} ${percent(largest(measurements, name))}`).join(', ');
        const losses = networks
          .map(
            (name) => `${name} ${loss(measurements, 'first', name)} to ${loss(measurements, 'last', name)}`,
          )
          .join(', ');
        const lead = {
          holds: 'All four do',
          conditional: 'Not all four do',
          fails: 'None of the four does',
          unstable: '',
        }[kind];
        return `${lead}. The gradients differ from the measured slopes by at most ${errors}. The loss goes from ${losses}.`;
      },
    );
    return {
      ...verdict,
      threshold: `It holds if in each of the four networks the gradients differ by at most ${percent(tolerance)} from the measured slopes, and the loss ends below ${percent(fallen)} of its start. The kinks of the CNN's ReLUs alone can make some per cent.`,
    };
  },
  charts: (measurements) => [
    measuredCurvesChart(
      {
        ...{ name: 'backpropagation-loss', title: 'The loss falls in all kinds of networks', panel: 'loss' },
        x: { title: 'training steps' },
        y: { title: 'loss', domain: [0, 2.5] },
        alt: `The loss in the course of training. ${networks.map((name) => `${name}: ${loss(measurements, 'first', name)} to ${loss(measurements, 'last', name)}`).join(', ')}.`,
      },
      measurements,
    ),
    measuredCurvesChart(
      {
        ...{ name: 'backpropagation-check', title: 'Gradients and measured slopes agree', panel: 'error' },
        x: {
          ...{ title: 'nudge of a weight', scale: 'log', domain: [3e-5, 0.1] },
          ticks: [1e-4, 1e-3, 0.01, 0.1],
        },
        y: {
          ...{ title: 'difference', scale: 'log', domain: [1e-4, 1], format: '~%' },
          ticks: [1e-4, 1e-3, 0.01, 0.1, 1],
        },
        alt: `How much the gradients of back-propagation differ from slopes that were measured by nudging weights, by the size of the nudge, on log scales. With the best nudge: ${networks.map((name) => `${name} ${percent(largest(measurements, name))}`).join(', ')}.`,
      },
      measurements,
    ),
  ],
};

/** The largest over the seeds. */
const largest = (measurements: readonly Measurement[], name: string) =>
  Math.max(...numbersOf(measurements, `error ${name}`));
const loss = (measurements: readonly Measurement[], when: 'first' | 'last', name: string) =>
  medianOf(measurements, `${when} loss ${name}`).toFixed(1);
const percent = (share: number) => `${Number((100 * share).toPrecision(2))}%`;
