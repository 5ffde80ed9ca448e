/** The words of a result, each explained in one line with the run's own numbers. */
import { count, percent } from '../../text/format.ts';
import type { TrainingResult } from '../../types/training.ts';
import { guessShare } from './verdict.ts';

/** The words that this result uses, in the order in which they come up. */
export function explainedWords({ options, params, parts, outcome, epochs }: TrainingResult): string[] {
  const { network, units, seed, dataset } = options;
  return [
    `**Epoch**: one pass through all examples that it practises on. Here: ${epochs.length}.`,
    '**Loss**: how wrong it is, in one number. Less is better.',
    `**Validation**: ${count(parts.validation)} examples put aside. It is checked on them after each epoch and never practises on them.`,
    `**Test**: ${count(parts.test)} other examples, used once at the end. That is the result.`,
    outcome.kind === 'classification'
      ? `**Guessing**: always giving the most frequent answer is right in ${percent(guessShare(outcome))}.`
      : '**Naive forecast**: “tomorrow is like today”. A network that is worse has learned nothing useful.',
    `**Parameters**: the numbers that it adjusts while it learns. Here: ${count(params)}.`,
    network === 'cnn'
      ? `**Units**: how wide it is. ${units} units set how many patterns it can look for.`
      : `**Units**: how many numbers its memory holds. Here: ${units}.`,
    `**Seed**: where its random numbers start. The same seed (${seed}) gives the same run again.`,
    ...(dataset === 'spam' ? ['**Ham**: mail that is not spam.'] : []),
    ...(dataset === 'recall'
      ? ['**Recall**: a memory test. One of 28 steps is marked, and at the end it must name that one.']
      : []),
  ];
}
