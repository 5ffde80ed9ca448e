/** What all messages of a duel have in common. */
import { metricOf } from '../../charts/metric.ts';
import { networkColour } from '../../charts/theme.ts';
import { datasetName, networkName } from '../../charts/words.ts';
import type { Network } from '../../types/training.ts';
import { metricValue } from '../compare-runs.ts';
import { diagnose } from '../diagnosis/verdict.ts';
import { type DuelJudgement, type DuelRun, judge } from '../duel/verdict.ts';
import type { Duel, DuelChoice } from '../tables/duels.ts';
import type { Experiment } from '../tables/experiments.ts';

export const duelTitle = ({ a, b, dataset }: Pick<Duel, 'a' | 'b' | 'dataset'>): string =>
  `${networkName(a)} against ${networkName(b)} on ${datasetName(dataset)}`;

export const duelHeading = (duel: Duel) => ({
  title: `Duel: ${duelTitle(duel)}`,
  colour: Number.parseInt(networkColour[duel.a].slice(1), 16),
});

/** A vote in words, such as “LSTM wins”. */
export const choiceName = ({ a, b }: Pick<Duel, 'a' | 'b'>, choice: DuelChoice): string =>
  choice === 'none' ? 'No clear winner' : `${networkName(choice === 'a' ? a : b)} wins`;

/** The runs of one network, by seed. */
export interface DuelRuns {
  network: Network;
  runs: Experiment[];
}

export function sidesOf({ a, b }: Pick<Duel, 'a' | 'b'>, runs: readonly Experiment[]): [DuelRuns, DuelRuns] {
  const of = (network: Network) => ({
    network,
    runs: runs.filter(({ options }) => options.network === network),
  });
  return [of(a), of(b)];
}

export const isRunOver = ({ status }: Pick<Experiment, 'status'>): boolean =>
  status !== 'queued' && status !== 'running';

/** Who won, by the runs as they are stored. */
export function judgeDuel(duel: Duel, runs: readonly Experiment[]): DuelJudgement {
  const [a, b] = sidesOf(duel, runs).map((side) => side.runs.map(toDuelRun)) as [DuelRun[], DuelRun[]];
  return judge(a, b, metricOf(duel.dataset).name);
}

export function toDuelRun({ options, result, error }: Experiment): DuelRun {
  const value = result ? metricValue(result.outcome) : undefined;
  if (value !== undefined && Number.isFinite(value)) return { seed: options.seed, value };
  const isBroken = value !== undefined || diagnose({ options, epochs: [], error }).verdict === 'diverged';
  return { seed: options.seed, diverged: isBroken };
}
