/** Order matters to RNNs. */
import { measuredGroupsChart } from '../../charts/measured-groups.ts';
import { wholePercent } from '../../text/format.ts';
import { acrossSeeds, medianOf, numbersOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';

const networks = ['CNN', 'RNN', 'LSTM'];
const recurrent = ['RNN', 'LSTM'];
const orders = ['in order', 'shuffled when tested', 'one new order', 'always shuffled'];
/** A loss of accuracy from which on order matters. */
const leastLoss = 0.1;

export const orderClaim: ClaimSpec = {
  claim: 'order',
  version: 1,
  title: 'Order matters to RNNs',
  shortTitle: 'order',
  isTimed: false,
  seeds: 5,
  seconds: 9,
  topic: 'order',
  method:
    'Handwritten digits are read row by row, 28 rows each. A CNN (8 and 16 filters), a plain RNN and an LSTM (48 units each) learn from 1,843 digits, five times through, and are tested on 2,000. “In order”: the rows stay. “Shuffled when tested”: trained in order, but each tested digit has its rows in an order of its own. “One new order”: all digits, trained and tested, have the same new order. “Always shuffled”: every digit has its own order in training, too.',
  wouldChange:
    'Data in which order says little, such as spam, whose single words give it away. Longer training narrows the gaps between networks, but rows in an unknown order stay harder to read. The lowest rows of a digit are empty: an RNN has to remember across them, and a new order may bring rows that say more to the end.',
  judge(measurements) {
    const share = (network: string, kind: string) =>
      wholePercent(medianOf(measurements, `${network} ${kind}`));
    const verdict = acrossSeeds(
      measurements,
      ({ numbers }) => {
        const number = (name: string) => numbers[name] ?? Number.NaN;
        const matters = (network: string) =>
          ['shuffled when tested', 'always shuffled'].every(
            (kind) => number(`${network} in order`) - number(`${network} ${kind}`) >= leastLoss,
          );
        if (!recurrent.every(matters)) return 'fails';
        return matters('CNN') ? 'conditional' : 'holds';
      },
      (kind) => {
        const all = (names: string[], order: string) =>
          names.map((network) => `${network} ${share(network, order)}`).join(', ');
        const fall = (names: string[]) =>
          `With each digit's rows shuffled, accuracy falls even after training on such digits: ${names.map((network) => `${network} from ${share(network, 'in order')} to ${share(network, 'always shuffled')}`).join(', ')}.`;
        if (kind === 'fails')
          return `Shuffled rows do not cost both recurrent networks much: always shuffled ${all(recurrent, 'always shuffled')}, in order ${all(recurrent, 'in order')}.`;
        if (kind === 'holds') return `${fall(recurrent)} The CNN does not lose as much.`;
        return `Order matters to RNN and LSTM, but to the CNN as well. ${fall(networks)} It need not be the usual order: one new order for all digits gives ${all(networks, 'one new order')}.`;
      },
    );
    return {
      ...verdict,
      threshold: `Order matters to a network if its accuracy falls by at least ${leastLoss * 100} percentage points, both when only the tested digits are shuffled and when all are. The claim holds if that is so for RNN and LSTM and not for the CNN; in part if it is so for the CNN, too.`,
    };
  },
  charts: (measurements) => [
    measuredGroupsChart({
      name: 'order',
      title: 'What shuffled rows do to reading digits',
      heading: `right answers (dashed: guessing)${measurements.length > 1 ? '; grey line: all runs' : ''}`,
      groups: orders,
      domain: [0, 1],
      line: 0.1,
      ticks: [0, 0.25, 0.5, 0.75, 1],
      format: '.0%',
      values: orders.flatMap((group) =>
        networks.map((name) => ({ group, name, all: numbersOf(measurements, `${name} ${group}`) })),
      ),
      alt: `Right answers on digits by the order of their rows. ${orders.map((group) => `${group}: ${networks.map((name) => `${name} ${wholePercent(medianOf(measurements, `${name} ${group}`))}`).join(', ')}`).join('; ')}.`,
    }),
  ],
};
