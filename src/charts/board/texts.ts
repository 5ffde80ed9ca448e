/** Four messages, each with three lines of its words. */
import type { Board } from '../../types/board.ts';
import type { Pen } from '../pen.ts';
import { inner, margin, palette } from '../theme.ts';
import { wrap } from '../wrap.ts';
import { fitted, isRightGuess, labelOf, mark, markColour, sure } from './parts.ts';

const rowHeight = 59;
const lineHeight = 14;
const shownLines = 3;
/** More words than three lines hold. */
const mostWords = 60;

export function drawTexts(pen: Pen, board: Board, top: number): void {
  for (const [at, item] of board.items.entries()) {
    const { sample, truth, guess, confidence = 0 } = item;
    if (sample.kind !== 'words') continue;
    const y = top + 2 + at * rowHeight;
    if (at > 0)
      pen.line(
        [
          [margin, y - 3],
          [margin + inner, y - 3],
        ],
        { colour: palette.grid, width: 1 },
      );
    const colour = guess === undefined ? palette.ink : markColour(item);
    const heading =
      guess === undefined
        ? labelOf(board, truth)
        : `says ${labelOf(board, guess)}, ${sure(confidence)} sure${isRightGuess(item) ? '' : `: it is ${labelOf(board, truth)}`}`;
    if (guess !== undefined) mark(pen, item, [margin, y + 6]);
    pen.text(heading, [guess === undefined ? margin : margin + 15, y + 6], {
      align: 'left',
      weight: 600,
      colour,
    });
    const all = wrap(pen, sample.words.slice(0, mostWords).join(' '), inner, {});
    for (const [line, text] of all.slice(0, shownLines).entries()) {
      const isCut = line === shownLines - 1 && all.length > shownLines;
      const shown = isCut ? fitted(pen, `${text} ${all[shownLines]}`, inner) : text;
      pen.text(shown, [margin, y + 20 + line * lineHeight], { align: 'left' });
    }
  }
}
