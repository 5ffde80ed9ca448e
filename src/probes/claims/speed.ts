/** RNN training is slower. */
import { measuredCurvesChart } from '../../charts/measured-curves.ts';
import type { Measurement } from '../../types/probe.ts';
import { acrossSeeds, medianOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';

const recurrent = ['RNN', 'LSTM', 'GRU'];
/** From so many times the CNN's time on, a network is slower. */
const slower = 1.25;

const numberOf = ({ numbers }: Measurement, name: string) => numbers[name] ?? Number.NaN;

/** A network that never reaches the accuracy is slower if it tried for so long. */
const isSlower = (one: Measurement, name: string) => numberOf(one, `${name} times as long`) >= slower;

/** What is said of one network's time. */
function timeOf(measurements: readonly Measurement[], name: string): string {
  const times = medianOf(measurements, `${name} times as long`).toFixed(1);
  const reached = measurements.filter((one) => numberOf(one, `${name} reached`) === 1).length;
  if (reached === 0) return `the ${name} never gets there, in ${times} times the CNN's time`;
  const missed = measurements.length - reached;
  const without = missed > 0 ? ` (with ${missed} of ${measurements.length} seeds it never gets there)` : '';
  return `the ${name} takes ${times} times as long as the CNN${without}`;
}

export const speedClaim: ClaimSpec = {
  claim: 'speed',
  version: 1,
  title: 'Training an RNN is slower than training a CNN',
  shortTitle: 'training time',
  isTimed: true,
  seeds: 5,
  seconds: 10,
  topic: 'training-speed',
  method:
    'CNN, RNN, LSTM and GRU with some 5,000 parameters each learn from 2,700 handwritten digits, up to 14 epochs. The CNN sees the whole picture, the others read it row by row. Every ten updates they are asked 500 digits that they do not learn from. A network stops at 85% right answers. Its time is the number of its updates times the typical time of one update. The networks take turns, update by update.',
  wouldChange:
    'Pictures suit a CNN. On data whose order matters, a recurrent network may learn from fewer updates. Another accuracy, another size or a graphics card changes the times as well.',
  judge(measurements) {
    const of = (name: string) => medianOf(measurements, name);
    const target = `${Math.round(100 * of('target'))}%`;
    const single = `A single update takes ${recurrent.map((name) => `${of(`${name} update times as long`).toFixed(1)} (${name})`).join(', ')} times as long as one of the CNN.`;
    const verdict = acrossSeeds(
      measurements,
      (one) => {
        if (numberOf(one, 'CNN reached') !== 1) return 'fails';
        const slow = recurrent.filter((name) => isSlower(one, name)).length;
        return slow === recurrent.length ? 'holds' : slow > 0 ? 'conditional' : 'fails';
      },
      (kind) =>
        medianOf(measurements, 'CNN reached') < 1
          ? `The CNN did not reach ${target} of the digits at all.`
          : `Until ${target} of the digits are recognised, ${recurrent.map((name) => timeOf(measurements, name)).join(', ')}${kind === 'fails' ? ': that is not slower' : ''}. ${single}`,
    );
    return {
      ...verdict,
      threshold: `It holds if all three take at least ${slower} times as long as the CNN until ${target}, and only in part if some do.`,
    };
  },
  charts: (measurements) => {
    const of = (name: string) => medianOf(measurements, name);
    return [
      measuredCurvesChart(
        {
          name: 'speed',
          title: 'Digits recognised, by the time of training',
          panel: 'accuracy',
          x: {
            title: 'time of training; the CNN needs 1 in all',
            scale: 'log',
            ticks: [0.25, 0.5, 1, 2, 4, 8, 16, 32],
          },
          y: { title: 'digits recognised', domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], format: '.0%' },
          alt: `Share of digits recognised against the time of training, until ${Math.round(100 * of('target'))}%. Time in all, with the CNN's as 1: ${recurrent.map((name) => `${of(`${name} times as long`).toFixed(1)} (${name}${measurements.every((one) => numberOf(one, `${name} reached`) === 1) ? '' : ', not always reached'})`).join(', ')}. Updates: ${['CNN', ...recurrent].map((name) => `${of(`${name} updates`)} (${name})`).join(', ')}.`,
        },
        measurements,
      ),
    ];
  },
};
