/** A stored experiment as evidence: its curve in numbers that an answer can cite. */
import type { Experiment } from '../training/tables/experiments.ts';
import type { EpochRecord } from '../types/training.ts';
import type { Evidence } from './evidence.ts';

/** The number in “run 42” or “experiment #42”, or `last` for the newest one. */
export function experimentMentioned(question: string): number | 'last' | undefined {
  const [, number] =
    /\b(?:runs?|experiments?|trainings?)\s*(?:(?:no\.?|number)\s*)?#?(\d{1,9})\b/i.exec(question) ?? [];
  if (number !== undefined) return Number(number);
  return /\bmy (last|latest|newest|most recent) (run|experiment|training|network)\b/i.test(question)
    ? 'last'
    : undefined;
}

/** The query that finds the documents about such a curve; empty without epochs. */
export function queryForCurve(epochs: readonly EpochRecord[]): string {
  const [first, last] = [epochs[0], epochs.at(-1)];
  const best = bestOf(epochs);
  if (!first || !last || !best) return '';
  if (epochs.some(({ loss }) => !Number.isFinite(loss))) return 'loss NaN exploding gradient';
  if (best.epoch < last.epoch && last.loss < best.loss) return 'overfitting validation loss rises';
  if (last.loss > 0.95 * first.loss) return 'plateau loss not falling learning rate';
  return 'loss curve training validation both fall';
}

const bestOf = (epochs: readonly EpochRecord[]) =>
  epochs.length === 0 ? undefined : epochs.reduce((a, b) => (b.valLoss < a.valLoss ? b : a));

/** The settings, the curve and the result, one fact per line. */
export function experimentEvidence(
  { id, options, status, result }: Experiment,
  epochs: readonly EpochRecord[],
): Evidence {
  const [first, last] = [epochs[0], epochs.at(-1)];
  const best = bestOf(epochs);
  const facts = [
    `Experiment ${id} trained ${options.network} on ${options.dataset} with ${options.samples} samples, ${options.epochs} epochs, ${options.units} units, batch ${options.batch}, learning rate ${options.learningRate}.`,
    ...(first && last && best
      ? [
          `The training loss went from ${figure(first.loss)} in epoch ${first.epoch} to ${figure(last.loss)} in epoch ${last.epoch}.`,
          `The validation loss was lowest in epoch ${best.epoch}, ${figure(best.valLoss)}, and ended at ${figure(last.valLoss)}.`,
        ]
      : ['No epoch of it is stored.']),
    ...(result ? [outcome(result.outcome)] : [`Its status is ${status}.`]),
  ];
  return { text: facts.map((fact) => `- ${fact}`).join('\n'), label: `Experiment ${id}` };
}

function outcome(found: NonNullable<Experiment['result']>['outcome']): string {
  return found.kind === 'classification'
    ? `On the test part ${figure(100 * found.accuracy)} % were right.`
    : `On the test part it was off by ${figure(found.mae)} ${found.unit} on average, the naive forecast by ${figure(found.baseline)} ${found.unit}.`;
}

/** Three significant digits without trailing zeros: people quote these numbers in questions. */
const figure = (value: number) =>
  Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'not a number';
