/** RNNs process their input step by step, CNNs in parallel. */
import { measuredCurvesChart } from '../../charts/measured-curves.ts';
import { asSentence, count } from '../../text/format.ts';
import type { Measurement } from '../../types/probe.ts';
import { acrossSeeds, medianOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';

const recurrent = ['RNN', 'LSTM'];
/** From this growth per doubling on, the time of a recurrent network grows with the length. */
const leastGrowth = 1.25;
/** So much smaller the CNN's growth has to be. */
const leastGap = 0.2;

const numberOf = ({ numbers }: Measurement, name: string) => numbers[name] ?? Number.NaN;

/** Whether the recurrent networks' time grows with the length, and the CNN's clearly less. */
const isShown = (one: Measurement, pass: string) =>
  recurrent.every((name) => {
    const growth = numberOf(one, `${name} ${pass} growth`);
    return growth >= leastGrowth && growth - numberOf(one, `CNN ${pass} growth`) >= leastGap;
  });

export const sequentialClaim: ClaimSpec = {
  claim: 'sequential',
  version: 2,
  title: 'RNNs process their input step by step, CNNs in parallel',
  shortTitle: 'step by step',
  isTimed: true,
  seeds: 5,
  seconds: 7,
  topic: 'sequential-processing',
  method:
    'A CNN over time, an RNN and an LSTM with some 10,000 parameters each read one sequence of random numbers. The sequence has 6 to 384 steps. All networks are timed in turn, forward alone and forward with backward, 25 times; the quickest quarter counts. The growth is taken from 48 to 384 steps. Also counted are the operations of which each has to wait for the one before.',
  wouldChange:
    'In a batch, the CNN has enough work to fill a processor core. Then its time grows with the length, too. A graphics card has room for more before that happens. On short sequences an RNN may even be quicker than a CNN.',
  judge(measurements) {
    const of = (name: string) => medianOf(measurements, name);
    const growth = (pass: string) =>
      `${of(`RNN ${pass} growth`).toFixed(1)} times as long for the RNN, ${of(`LSTM ${pass} growth`).toFixed(1)} for the LSTM and ${of(`CNN ${pass} growth`).toFixed(1)} for the CNN`;
    const to = of('to');
    const verdict = acrossSeeds(
      measurements,
      (one) => (isShown(one, 'forward') ? (isShown(one, 'training') ? 'holds' : 'conditional') : 'fails'),
      (kind) =>
        kind === 'holds'
          ? `When one sequence doubles, learning from it takes ${growth('training')}. At ${to} steps, ${count(of(`RNN training chain ${to}`))} operations of the RNN have to wait for one another, and only ${count(of(`CNN training chain ${to}`))} of the CNN.`
          : kind === 'conditional'
            ? `It holds for reading: a sequence twice as long takes ${growth('forward')}. Learning from it takes ${growth('training')}.`
            : `A sequence twice as long takes ${growth('forward')}: that is no clear difference here.`,
    );
    return {
      ...verdict,
      threshold: `It holds if the time of RNN and LSTM grows at least ${leastGrowth} times per doubling, and the CNN's growth is at least ${leastGap} smaller, forward and in learning. It holds only in part if that is so forward alone.`,
    };
  },
  charts: (measurements) => {
    const of = (name: string) => medianOf(measurements, name);
    const picture = (pass: string, title: string) =>
      measuredCurvesChart(
        {
          ...{ name: `sequential-${pass}`, title, panel: pass },
          x: { title: 'steps of the sequence', scale: 'log', ticks: [6, 12, 24, 48, 96, 192, 384] },
          y: { title: 'milliseconds for one sequence', scale: 'log', ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10] },
          alt: `${asSentence(title)} From ${of('from')} to ${of('to')} steps, each doubling multiplies the time by ${['CNN', ...recurrent].map((name) => `${of(`${name} ${pass} growth`).toFixed(2)} (${name})`).join(', ')}. In a batch of ${of('fullBatch')} the CNN's time for learning is multiplied by ${of('CNN growth in a batch').toFixed(2)}.`,
        },
        measurements,
      );
    return [
      picture('training', 'How long it takes to learn from one sequence'),
      picture('forward', 'How long it takes to read one sequence'),
    ];
  },
};
