/** The values of consecutive days as a line, and the forecasts as another. */
import type { Board } from '../../types/board.ts';
import { minus } from '../diagrams/numbers.ts';
import type { Pen, Point } from '../pen.ts';
import { inner, margin, palette } from '../theme.ts';
import { dayOf } from './dates.ts';

const left = margin + 44;
const bottom = 268;

export function drawCurve(pen: Pen, board: Board, top: number): void {
  const { items, unit = '', colour = palette.ink } = board;
  const truths = items.map(({ truth }) => truth);
  const { low, high, step } = rangeOf(truths);
  const [plotTop, right] = [top + 26, margin + inner - 16];
  const x = (at: number) => left + (at * (right - left)) / Math.max(1, items.length - 1);
  const y = (value: number) =>
    bottom - ((Math.min(high, Math.max(low, value)) - low) * (bottom - plotTop)) / (high - low);
  for (let value = low; value <= high; value += step) {
    pen.line(
      [
        [left, y(value)],
        [right, y(value)],
      ],
      { colour: palette.grid, width: 1 },
    );
    pen.text(`${minus(value)} ${unit}`, [left - 6, y(value)], { align: 'right', colour: palette.muted });
  }
  for (let at = 0; at < items.length; at += 7) {
    const sample = items[at]?.sample;
    if (sample?.kind === 'day') pen.text(dayOf(sample.date), [x(at), bottom + 16], { colour: palette.muted });
  }
  pen.line(
    truths.map((value, at): Point => [x(at), y(value)]),
    { colour: palette.ink, width: 2 },
  );
  for (const [at, value] of truths.entries()) pen.circle([x(at), y(value)], 2, { fill: palette.ink });
  legend(pen, [left, top + 10], palette.ink, 'what came');
  const guesses = items.flatMap(({ guess }) => guess ?? []);
  if (guesses.length === 0) return;
  pen.line(
    guesses.map((value, at): Point => [x(at), y(value)]),
    { colour, width: 3 },
  );
  legend(pen, [left + 110, top + 10], colour, 'what it forecast the day before');
}

function legend(pen: Pen, [x, y]: Point, colour: string, text: string): void {
  pen.line(
    [
      [x, y],
      [x + 16, y],
    ],
    { colour, width: 3 },
  );
  pen.text(text, [x + 22, y], { align: 'left' });
}

/** Whole steps around the values, with room for forecasts that are off. */
function rangeOf(values: number[]): { low: number; high: number; step: number } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.35 * (high - low);
  const step = high - low > 15 ? 10 : 5;
  return { low: Math.floor((low - room) / step) * step, high: Math.ceil((high + room) / step) * step, step };
}
