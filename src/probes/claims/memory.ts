/** RNNs have memory, CNNs do not. */
import { measuredCurvesChart } from '../../charts/measured-curves.ts';
import type { Measurement } from '../../types/probe.ts';
import { acrossSeeds, medianOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';

const recurrent = ['RNN', 'LSTM', 'GRU'];
/** Influence on the newest output, relative to the largest, that counts as memory. */
const leastInfluence = 1e-6;

const numberOf = ({ numbers }: Measurement, name: string) => numbers[name] ?? Number.NaN;

export const memoryClaim: ClaimSpec = {
  claim: 'memory',
  version: 1,
  title: 'RNNs have a memory of the past, CNNs do not',
  shortTitle: 'memory',
  isTimed: false,
  seeds: 5,
  seconds: 1,
  topic: 'memory',
  method:
    'An untrained network of 32 units reads 25 steps of random numbers. Then one single step of the past is changed, and the network reads again. What is measured is how far its newest output moves, for every place of the change. The CNN has two layers of kernels that cover five steps.',
  wouldChange:
    'More or larger kernels let a CNN look further back, but never further than its receptive field. Training may make a recurrent network remember longer, or forget sooner.',
  judge(measurements) {
    const field = medianOf(measurements, 'receptiveField');
    const steps = medianOf(measurements, 'steps');
    const verdict = acrossSeeds(
      measurements,
      (one) => {
        const isBlind = numberOf(one, 'CNN reach') === field && numberOf(one, 'CNN at the end') === 0;
        const isKept = recurrent.every((name) => numberOf(one, `${name} at the end`) >= leastInfluence);
        return isBlind && isKept ? 'holds' : isBlind ? 'conditional' : 'fails';
      },
      (kind) =>
        kind === 'holds'
          ? `A change ${steps - 1} steps back still moves the output of RNN, LSTM and GRU; the CNN's output does not move at all once the change is more than ${field - 1} steps back.`
          : kind === 'conditional'
            ? `The CNN is blind beyond ${field - 1} steps back, but at least one recurrent network has forgotten a change ${steps - 1} steps back, too.`
            : `The CNN's output moved with a change more than ${field - 1} steps back.`,
    );
    return {
      ...verdict,
      threshold: `It holds if the CNN's change is exactly 0 beyond its receptive field of ${field} steps, and each recurrent network's is at least one millionth of its largest, ${steps - 1} steps back.`,
    };
  },
  charts: (measurements) => [
    measuredCurvesChart(
      {
        name: 'memory',
        title: 'How far back a change still reaches the output',
        panel: 'memory',
        x: { title: 'steps back at which the input was changed' },
        y: {
          ...{ title: 'change of the newest output; the largest is 1', scale: 'log', domain: [1e-7, 10] },
          ticks: [1e-7, 1e-6, 1e-4, 1e-2, 1],
        },
        marks: [
          { x: medianOf(measurements, 'receptiveField') - 0.5, label: "the CNN's receptive field ends" },
        ],
        alt: `How far the newest output moves when one earlier step is changed. The CNN's change is 0 from ${medianOf(measurements, 'receptiveField')} steps back on; at the last place the others still change by ${recurrent.map((name) => `${medianOf(measurements, `${name} at the end`).toExponential(0)} (${name})`).join(', ')} of their largest.`,
      },
      measurements,
    ),
  ],
};
