/** CNNs parallelise better, and mini-batches help RNNs. */
import { measuredCurvesChart } from '../../charts/measured-curves.ts';
import type { Measurement } from '../../types/probe.ts';
import { acrossSeeds, medianOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';

const recurrent = ['RNN', 'LSTM'];
/** So many times as many sequences a second count as clearly more. */
const clearLead = 1.25;
/** A batch helps if it multiplies the sequences in a second by this. */
const leastGain = 2;

const numberOf = ({ numbers }: Measurement, name: string) => numbers[name] ?? Number.NaN;
const places = ['alone', 'in the largest batch'] as const;

/** How many times as many sequences a second the CNN manages, against the quicker of the recurrent networks. */
const leadOf = (one: Measurement, place: (typeof places)[number]) =>
  numberOf(one, `CNN ${place}`) / Math.max(...recurrent.map((name) => numberOf(one, `${name} ${place}`)));

export const parallelClaim: ClaimSpec = {
  claim: 'parallel',
  version: 1,
  title: 'CNNs parallelise better; mini-batches help RNNs',
  shortTitle: 'mini-batches',
  isTimed: true,
  seeds: 5,
  seconds: 9,
  topic: 'mini-batches',
  method:
    'A CNN over time, an RNN and an LSTM with some 10,000 parameters each learn from sequences of 96 steps of random numbers, forward and backward. With so many parameters each needs about as many multiplications. The batch has 1 to 256 sequences. All are timed in turn, up to 25 times; the quickest quarter counts.',
  wouldChange:
    'A graphics card has room for far more at the same time, which a CNN fills sooner. With short sequences there is less for a CNN to do in parallel. How well a library computes convolutions counts as well.',
  judge(measurements) {
    const of = (name: string) => medianOf(measurements, name);
    const largest = of('largest');
    const ratio = (place: (typeof places)[number], name: string) =>
      (of(`CNN ${place}`) / of(`${name} ${place}`)).toFixed(1);
    const helped = recurrent.map((name) => `${of(`${name} gain`).toFixed(1)} (${name})`).join(' and ');
    const against = (place: (typeof places)[number]) =>
      `${ratio(place, 'RNN')} times as many as the RNN and ${ratio(place, 'LSTM')} times as many as the LSTM`;
    const compared = `One at a time, the CNN learns from ${against('alone')}; in batches of ${largest}, from ${against('in the largest batch')}.`;
    const verdict = acrossSeeds(
      measurements,
      (one) =>
        recurrent.some((name) => numberOf(one, `${name} gain`) < leastGain)
          ? 'fails'
          : places.every((place) => leadOf(one, place) >= clearLead)
            ? 'holds'
            : 'conditional',
      (kind) =>
        kind === 'fails'
          ? `Batches of ${largest} bring the recurrent networks only ${helped} times as many sequences a second. ${compared}`
          : `Batches of ${largest} help the recurrent networks: ${helped} times as many sequences a second. ${compared}`,
    );
    return {
      ...verdict,
      threshold: `Batches help if RNN and LSTM then learn from at least ${leastGain} times as many sequences a second. It holds if, besides, the CNN manages at least ${clearLead} times as many as either, both alone and in the largest batch. It holds only in part if batches help, but the CNN is not ahead everywhere.`,
    };
  },
  charts: (measurements) => {
    const of = (name: string) => medianOf(measurements, name);
    const all = ['CNN', ...recurrent];
    const list = (word: string, digits = 0) =>
      all.map((name) => `${of(`${name} ${word}`).toFixed(digits)} (${name})`).join(', ');
    return [
      measuredCurvesChart(
        {
          name: 'parallel',
          title: 'Sequences a second, by the size of the batch',
          panel: 'throughput',
          x: { title: 'sequences in a batch', scale: 'log', ticks: [1, 4, 16, 64, 256] },
          y: {
            title: 'sequences learned from in a second',
            scale: 'log',
            ticks: [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000],
          },
          alt: `Sequences learned from in a second, by the size of the batch. One at a time: ${list('alone')}. In batches of ${of('largest')}: ${list('in the largest batch')}. A batch of ${of('divided')} that is divided in two halves, for two processor cores, goes ${list('gain of two halves', 1)} times as fast.`,
        },
        measurements,
      ),
    ];
  },
};
