/** What boards are called, what their pictures are named, and how they are read out. */
import type { Board } from '../../types/board.ts';
import type { Sample } from '../../types/recording.ts';
import { dateOf } from './dates.ts';
import { isRightGuess, labelOf, sure } from './parts.ts';

const layouts: Record<Sample['kind'], Board['layout']> = {
  ...{ image: 'grid', day: 'curve', words: 'rows', sequence: 'rows', text: 'rows' },
};

/** The layout of watched examples, which are all of one kind. */
export const boardLayout = ([first]: Sample[]): Board['layout'] => layouts[first?.kind ?? 'image'];

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
