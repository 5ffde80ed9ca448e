/** The words of a result, each explained in one line with the run's own numbers. */
import { count, figure, percent, plural } from '../../text/format.ts';
import type { Network, Outcome, TrainingResult } from '../../types/training.ts';
import { guessShare } from './verdict.ts';

/** The words that this result uses, in the order in which they come up. */
export function explainedWords({
  options,
  params,
  parts,
  outcome,
  epochs,
  layers,
}: TrainingResult): string[] {
  const { network, units, seed, dataset } = options;
  return [
    `**Epoch**: one pass through all examples that it practises on. Here: ${epochs.length}.`,
    '**Loss**: how wrong it is, in one number. Less is better.',
    `**Validation**: ${count(parts.validation)} examples put aside. It is checked on them after each epoch and never practises on them.`,
    `**Test**: ${count(parts.test)} other examples, used once at the end. That is the result.`,
    ...heldAgainst(outcome),
    `**Parameters**: the numbers that it adjusts while it learns. Here: ${count(params)}.`,
    unitsIn(network, units, layers),
    `**Seed**: where its random numbers start. The same seed (${seed}) gives the same run again.`,
    ...networkWords[network],
    ...(dataset === 'spam' ? ['**Ham**: mail that is not spam.'] : []),
    ...(dataset === 'recall'
      ? ['**Recall**: a memory test. One of 28 steps is marked, and at the end it must name that one.']
      : []),
  ];
}

/** What the number of units means for the network. */
function unitsIn(network: Network, units: number, layers: TrainingResult['layers']): string {
  if (network === 'cnn')
    return `**Units**: how wide it is. ${units} units make ${filtersIn(layers)}: so many patterns it can look for.`;
  if (network === 'attention') {
    const width = layers.find(({ name }) => name === 'projection')?.shape.at(-1) ?? 0;
    return `**Units**: how wide it is. ${units} units make ${plural(width, 'number')} for each step.`;
  }
  return `**Units**: how many numbers its memory holds. Here: ${units}.`;
}

function heldAgainst(outcome: Outcome): string[] {
  if (outcome.kind === 'classification')
    return [
      `**Always giving the commonest answer**: right in ${percent(guessShare(outcome))}, without learning anything.`,
    ];
  if (outcome.kind === 'forecast')
    return [
      '**Naive forecast**: “tomorrow is like today”. A network that is worse has learned nothing useful.',
    ];
  const [one = 0, two = 0, three = 0] = outcome.ngrams;
  return [
    `**Bits per character**: how unsure it is of each next character. 0 is certain, 1 is a choice of two, 2 of four, 3 of eight. Here: ${figure(outcome.bits)}.`,
    `**3-gram**: a table of how often each character followed every two others, in the text that the network trained on. It needs ${figure(three)} bits. A 2-gram looks at one character before (${figure(two)}), a 1-gram at none (${figure(one)}).`,
  ];
}

/** The layers of a CNN with their filters; `units` set how many there are. */
function filtersIn(layers: TrainingResult['layers']): string {
  const filters = layers.filter(({ name }) => name.startsWith('conv')).map(({ shape }) => shape.at(-1) ?? 0);
  const [first, second] = filters;
  return second === undefined
    ? `${plural(first ?? 0, 'filter')}`
    : `${plural(first ?? 0, 'filter')} in the first layer and ${second} in the second`;
}

const known: Record<Network, string> = {
  cnn: '**CNN**: a network that slides small patterns, its filters, over the data.',
  rnn: '**RNN**: a network that reads step by step and keeps a memory of what it has read.',
  lstm: '**LSTM**: a network that reads step by step and keeps notes, so that it remembers for long.',
  gru: '**GRU**: a network much like the LSTM, with fewer parts.',
  attention:
    '**Attention**: from each step the network looks at all the others at once, and takes most from those that matter to it.',
};

/** The network itself and those that the buttons offer beside it. */
const networkWords: Record<Network, string[]> = {
  cnn: [known.cnn, known.lstm],
  rnn: [known.rnn, known.lstm],
  lstm: [known.lstm, known.gru],
  gru: [known.gru, known.lstm],
  attention: [known.attention, known.lstm],
};
