/** CNN for images, RNN for sequences. */
import { measuredGroupsChart } from '../../charts/measured-groups.ts';
import type { Measurement, VerdictKind } from '../../types/probe.ts';
import { medianOf, numbersOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';

const images = ['digits', 'fashion'];
const sequences = ['weather', 'spam'];
const datasets = [...images, ...sequences];
/** How much larger the loser's error has to be. */
const leastLead = 1.05;

const winners = { cnn: 'the CNN', lstm: 'the LSTM' };

/** Who is ahead with every seed, and clearly in the middle of them. */
function winnerOf(measurements: readonly Measurement[], dataset: string): 'cnn' | 'lstm' | undefined {
  const ratios = numbersOf(measurements, `ratio ${dataset}`);
  const middle = medianOf(measurements, `ratio ${dataset}`);
  if (middle >= leastLead && ratios.every((ratio) => ratio > 1)) return 'cnn';
  if (middle <= 1 / leastLead && ratios.every((ratio) => ratio < 1)) return 'lstm';
  return undefined;
}

const write = (dataset: string, error: number) =>
  dataset === 'weather' ? `${error.toFixed(2)} °C` : `${(100 * error).toFixed(1)}%`;

export const usageClaim: ClaimSpec = {
  claim: 'usage',
  version: 1,
  title: 'CNNs suit images, RNNs suit sequences',
  shortTitle: 'usage',
  isTimed: false,
  seeds: 5,
  seconds: 10,
  topic: 'usage',
  method:
    'A CNN and an LSTM with equally many parameters (within 5%) learn from the same examples: digits and fashion (2,048 pictures, 5 epochs), the weather (1,068 days, 15 epochs) and spam (1,024 messages, 4 epochs). The LSTM reads a picture row by row. Compared are the errors on the test part: the share of wrong answers, or for the weather the mean error in °C. The simple forecast that tomorrow is like today has 2.93 °C.',
  wouldChange:
    'More data, longer training or other sizes. On larger images the CNN’s lead grows; on longer texts, where the order of words counts, recurrent networks have more to gain.',
  judge(measurements) {
    const parts = datasets.map((dataset) => {
      const winner = winnerOf(measurements, dataset);
      const median = (network: string) => write(dataset, medianOf(measurements, `${network} ${dataset}`));
      return {
        isAsClaimed: winner === (images.includes(dataset) ? 'cnn' : 'lstm'),
        words: `${dataset}: ${winner ? `${winners[winner]} wins` : 'no clear winner'} (CNN ${median('cnn')}, LSTM ${median('lstm')})`,
      };
    });
    const right = parts.filter(({ isAsClaimed }) => isAsClaimed).length;
    const kind: VerdictKind = right === parts.length ? 'holds' : right > 0 ? 'conditional' : 'fails';
    return {
      kind,
      sentence: `As claimed on ${right} of ${parts.length} data sets. Errors on ${parts.map(({ words }) => words).join('; ')}.`,
      threshold: `A network wins where its error is smaller with every seed, and the other's error is at least ${Math.round(100 * (leastLead - 1))}% larger in the middle of the seeds. Otherwise the seeds differ as much as the networks: no clear winner. The claim holds if the CNN wins on both kinds of images and the LSTM on both kinds of sequences; in part if at least one of the four is so.`,
    };
  },
  charts: (measurements) => {
    const all = datasets.flatMap((dataset) => numbersOf(measurements, `ratio ${dataset}`));
    const most = Math.max(2, ...all) * 1.05;
    return [
      measuredGroupsChart({
        name: 'usage',
        title: 'Who makes fewer errors, CNN or LSTM?',
        heading: `the LSTM's error ÷ the CNN's: right of 1 the CNN wins`,
        groups: datasets,
        domain: [0, most],
        ticks: [0, 0.5, 1, ...[1.5, 2, 3, 4, 5].filter((tick) => tick < most)],
        format: '~r',
        line: 1,
        values: datasets.map((group) => ({
          ...{ group, name: 'ratio', all: numbersOf(measurements, `ratio ${group}`) },
        })),
        alt: `The LSTM's error divided by the CNN's. ${datasets.map((dataset) => `${dataset}: ${medianOf(measurements, `ratio ${dataset}`).toFixed(2)}`).join(', ')}. Above 1 the CNN makes fewer errors.`,
      }),
    ];
  },
};
