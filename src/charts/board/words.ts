/** What boards are called, what their pictures are named, and how they are read out. */
import type { Board } from '../../types/board.ts';
import type { Sample } from '../../types/recording.ts';
import type { DatasetName } from '../../types/training.ts';
import { dateOf } from './dates.ts';
import { isRightGuess, labelOf, sure } from './parts.ts';

/** The layout of watched examples. */
export const boardLayout = (dataset: DatasetName): Board['layout'] => {
  if (dataset === 'weather') return 'curve';
  return dataset === 'digits' || dataset === 'fashion' ? 'grid' : 'rows';
};

const spokenWords = 8;
const spokenCharacters = 24;

function sampleWords(sample: Sample): string {
  if (sample.kind === 'words') return `“${sample.words.slice(0, spokenWords).join(' ')} …”`;
  if (sample.kind === 'day') return dateOf(sample.date);
  if (sample.kind === 'text') return `“…${sample.text.slice(-spokenCharacters)}”`;
  return sample.kind === 'sequence'
    ? `letter ${sample.marked + 1} of ${sample.symbols.length} marked`
    : 'picture';
}

/** The items of a board in words, for its alternative text. */
export function itemWords(board: Board): string {
  const value = (number: number) => `${number.toFixed(1)} ${board.unit ?? ''}`.trim();
  const said = board.items.map((item) => {
    const { sample, truth, guess, confidence = 0 } = item;
    const name = sampleWords(sample);
    if (board.labels.length === 0)
      return guess === undefined
        ? `${name} ${value(truth)}`
        : `${name} says ${value(guess)}, was ${value(truth)}`;
    const answer = labelOf(board, truth);
    if (guess === undefined) return `${name} ${answer}`;
    const wrong = isRightGuess(item) ? 'right' : `is ${answer}`;
    return `${name} says ${labelOf(board, guess)} (${sure(confidence)} sure), ${wrong}`;
  });
  return `${said.join('; ')}.`;
}
