/** Images in two rows of four, each with its guess below. */
import type { Board } from '../../types/board.ts';
import type { Pen } from '../pen.ts';
import { inner, margin, palette } from '../theme.ts';
import { confidenceBar, isRightGuess, labelOf, mark, markColour } from './parts.ts';

const columns = 4;
const gap = 8;
const cell = (inner - (columns - 1) * gap) / columns;
const rowHeight = 118;
/** Five device pixels for each pixel of an image at double resolution. */
const side = 70;

export function drawGrid(pen: Pen, board: Board, top: number): void {
  for (const [at, item] of board.items.entries()) {
    const { sample, truth, guess } = item;
    if (sample.kind !== 'image') continue;
    const x = margin + (at % columns) * (cell + gap);
    const y = top + 2 + Math.floor(at / columns) * rowHeight;
    pen.image(Buffer.from(sample.pixels, 'base64'), x + (cell - side) / 2, y, side);
    const middle = x + cell / 2;
    if (guess === undefined) {
      pen.text(labelOf(board, truth), [middle, y + side + 14], { weight: 600 });
      continue;
    }
    confidenceBar(pen, item, [x, y + side + 9], cell);
    mark(pen, item, [x, y + side + 24]);
    const said = { weight: 600, colour: markColour(item), align: 'left' } as const;
    const whole = `says ${labelOf(board, guess)}`;
    const isShort = pen.width(whole, said) <= cell - 14;
    pen.text(isShort ? whole : labelOf(board, guess), [x + 14, y + side + 24], said);
    if (!isRightGuess(item))
      pen.text(`is ${labelOf(board, truth)}`, [x + 14, y + side + 38], {
        align: 'left',
        colour: palette.ink,
      });
  }
}
