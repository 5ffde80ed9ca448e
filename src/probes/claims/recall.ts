/** RNNs capture long-term dependencies. */
import { measuredCurvesChart } from '../../charts/measured-curves.ts';
import { wholePercent } from '../../text/format.ts';
import type { Measurement } from '../../types/probe.ts';
import { acrossSeeds, medianOf } from './across-seeds.ts';
import type { ClaimSpec } from './claim.ts';

const recurrent = ['RNN', 'LSTM', 'GRU'];
const gated = ['LSTM', 'GRU'];
/** Share of right answers from which on a lag counts as bridged. */
const bridged = 0.9;

/** The longest lag up to which a network bridges all lags; 0 if it bridges none. */
function reachOf({ curves }: Measurement, network: string): number {
  const { x = [], y = [] } = curves.find(({ name }) => name === network) ?? {};
  const lost = y.findIndex((share) => !((share ?? 0) >= bridged));
  return (lost < 0 ? x.at(-1) : x[lost - 1]) ?? 0;
}

export const recallClaim: ClaimSpec = {
  claim: 'recall',
  version: 2,
  title: 'RNNs capture long-term dependencies',
  shortTitle: 'long memory',
  isTimed: false,
  seeds: 5,
  seconds: 12,
  topic: 'long-term-dependencies',
  method:
    'A sequence holds random symbols of four kinds; one is marked. The last step asks which one. A network of 24 units is trained anew for each lag, nine times through 1,500 sequences with the mark at any place up to that lag. At shorter lags than the longest, training ends once all 1,500 are right. Then 1,000 new sequences are asked for a symbol exactly that many steps back. Guessing gives 25%. The CNN has three layers of kernels that cover five steps, and answers from its newest output.',
  wouldChange:
    'Longer training and more units stretch all recurrent networks. A mark that is always at the same distance is so easy that a plain RNN bridges 32 steps, too. More layers or dilated kernels move the end of the CNN’s field.',
  judge(measurements) {
    const number = (name: string) => medianOf(measurements, name);
    const [field, longest] = [number('receptiveField'), number('longest')];
    const share = (name: string) => wholePercent(number(`${name} at ${longest}`));
    const reach = (name: string) => middle(measurements.map((one) => reachOf(one, name)));
    const verdict = acrossSeeds(
      measurements,
      (one) => {
        const [plain, ...others] = recurrent.map((name) => reachOf(one, name)) as [number, number, number];
        if (plain === longest && others.every((lag) => lag === longest)) return 'holds';
        return others.every((lag) => lag >= 2 * plain && lag >= field) ? 'conditional' : 'fails';
      },
      (kind) => {
        const each = `the LSTM is right in ${share('LSTM')}, the GRU in ${share('GRU')}, the plain RNN in ${share('RNN')}`;
        const shares = `For a symbol ${longest} steps back, ${each} (guessing: ${wholePercent(number('chance'))}).`;
        const blind = `the CNN sees nothing more than ${field - 1} steps back.`;
        if (kind === 'holds') return `All three bridge long gaps. ${shares} By its build, ${blind}`;
        if (kind === 'conditional')
          return `LSTM and GRU bridge long gaps, the plain RNN does not. ${shares} The plain RNN is safe up to ${reach('RNN')} steps, and ${blind}`;
        return `The gates brought no clear gain: the plain RNN is safe up to ${reach('RNN')} steps, ${gated.map((name) => `the ${name} up to ${reach(name)}`).join(', ')}.`;
      },
    );
    return {
      ...verdict,
      threshold: `A network is safe up to a lag if it answers at least ${wholePercent(bridged)} right there and at all shorter lags. The claim holds if all three recurrent networks are safe up to ${longest} steps; in part if LSTM and GRU are safe at least twice as far as the plain RNN, and beyond the CNN's receptive field of ${field} steps.`,
    };
  },
  charts: (measurements) => {
    const number = (name: string) => medianOf(measurements, name);
    const [field, longest, chance] = [number('receptiveField'), number('longest'), number('chance')];
    const lags = new Set(measurements[0]?.curves.flatMap(({ x }) => x));
    return [
      measuredCurvesChart(
        {
          name: 'recall',
          title: 'How far back a symbol can be recalled',
          panel: 'recall',
          x: { title: 'steps since the symbol', scale: 'log', ticks: [...lags] },
          y: {
            ...{ title: `right answers; guessing: ${wholePercent(chance)}`, domain: [0, 1.2], format: '%' },
            ticks: [0, 0.25, 0.5, 0.75, 1],
          },
          marks: [{ x: field - 0.5, label: "the CNN's field ends" }],
          alt: `Right answers against the steps since the symbol. ${longest} steps back: ${['CNN', ...recurrent].map((name) => `${name} ${wholePercent(number(`${name} at ${longest}`))}`).join(', ')}; guessing gives ${wholePercent(chance)}. The CNN's receptive field ends ${field - 1} steps back.`,
        },
        measurements,
      ),
    ];
  },
};

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
