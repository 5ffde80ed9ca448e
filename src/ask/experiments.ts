/** A stored experiment as evidence: its curve in numbers that an answer can cite. */
import { type CurveShape, shapeOf } from '../training/diagnosis/curve-shape.ts';
import { curveFacts, diagnose, outcomeFact } from '../training/diagnosis/verdict.ts';
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

/** The query that finds the documents about a curve of this shape. */
const queries: Record<CurveShape, string> = {
  empty: '',
  diverged: 'loss NaN exploding gradient',
  byHeart: 'overfitting validation loss rises',
  unstable: 'learning rate too large loss jumps',
  stuck: 'plateau loss not falling learning rate',
  unfinished: 'loss curve training validation both fall',
  steady: 'loss curve training validation both fall',
};

/** The query that finds the documents about such a curve; empty without epochs. */
export const queryForCurve = (epochs: readonly EpochRecord[]): string => queries[shapeOf(epochs)];

/** The settings, what the curve shows, its numbers and the result, one fact per line. */
export function experimentEvidence(
  { id, options, status, result, error }: Experiment,
  epochs: readonly EpochRecord[],
): Evidence {
  const trained = options.network === 'attention' ? 'an attention network' : options.network;
  const { headline, reason } = diagnose({ options, epochs, error, ...result });
  const facts = [
    `Experiment ${id} trained ${trained} on ${options.dataset} with ${options.samples} samples, ${options.epochs} epochs, ${options.units} units, batch ${options.batch}, learning rate ${options.learningRate}.`,
    `${headline} ${reason}`,
    ...curveFacts(epochs),
    result ? outcomeFact(result.outcome) : `Its status is ${status}.`,
  ];
  return { text: facts.map((fact) => `- ${fact}`).join('\n'), label: `Experiment ${id}` };
}
