/** Draws a board: title, how to read it, how far training is, and the examples in their layout. */
import type { Board } from '../../types/board.ts';
import type { Figure, Pen } from '../pen.ts';
import { inner, margin, palette, size } from '../theme.ts';
import { drawCurve } from './curve.ts';
import { drawDays } from './days.ts';
import { drawGrid } from './grid.ts';
import { drawRows } from './rows.ts';
import { drawTexts } from './texts.ts';

/** Discord's box for a picture is 400 × 300: at this height it is drawn at its full size. */
const height = 300;
/** The examples begin below this. */
const top = 58;

const layouts: Record<Board['layout'], (pen: Pen, board: Board, top: number) => void> = {
  grid: drawGrid,
  rows: drawRows,
  texts: drawTexts,
  curve: drawCurve,
  days: drawDays,
};

export const boardFigure = (board: Board): Figure => ({
  height,
  draw(pen) {
    const { title, remark, progress, colour = palette.muted } = board;
    pen.text(title, [margin, 22], { size: size.title, weight: 600, align: 'left' });
    pen.text(remark, [margin, 40], { colour: palette.muted, align: 'left' });
    if (progress !== undefined) {
      pen.box(margin, 50, inner, 3, { fill: palette.raised, radius: 1.5 });
      if (progress > 0) pen.box(margin, 50, inner * progress, 3, { fill: colour, radius: 1.5 });
    }
    layouts[board.layout](pen, board, top);
  },
});
