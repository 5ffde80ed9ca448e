/** Six single days: the value of the day before, the forecast and what came, on one scale. */
import type { Board } from '../../types/board.ts';
import { decimals } from '../diagrams/numbers.ts';
import type { Pen, Point } from '../pen.ts';
import { inner, margin, palette } from '../theme.ts';
import { dateOf } from './dates.ts';

const rowHeight = 36;
/** The scale lies right of the words. */
const left = margin + 176;

export function drawDays(pen: Pen, board: Board, top: number): void {
  const { items, unit = '', colour = palette.ink } = board;
  const values = items.flatMap(({ sample, truth, guess }) => [
    truth,
    guess ?? truth,
    sample.kind === 'day' ? sample.before : truth,
  ]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const right = margin + inner - 8;
  const x = (value: number) => left + ((value - low) * (right - left)) / Math.max(1, high - low);
  legend(pen, top + 8, colour);
  for (const [at, { sample, truth, guess = truth }] of items.entries()) {
    if (sample.kind !== 'day') continue;
    const y = top + 22 + at * rowHeight;
    pen.line(
      [
        [margin, y],
        [margin + inner, y],
      ],
      { colour: palette.grid, width: 1 },
    );
    pen.text(dateOf(sample.date), [margin, y + 11], { align: 'left', weight: 600 });
    pen.text(`said ${decimals(guess, 1)}, was ${decimals(truth, 1)} ${unit}`, [margin, y + 26], {
      align: 'left',
    });
    const middle = y + rowHeight / 2;
    pen.line(
      [
        [x(guess), middle],
        [x(truth), middle],
      ],
      { colour: palette.alarm, width: 2 },
    );
    pen.circle([x(sample.before), middle], 4.5, { colour: palette.muted, width: 1.5 });
    pen.circle([x(guess), middle], 5, { fill: colour });
    pen.circle([x(truth), middle], 5, { fill: palette.ink });
  }
}

function legend(pen: Pen, y: number, colour: string): void {
  const entries = [
    { text: 'day before', style: { colour: palette.muted, width: 1.5 } },
    { text: 'its forecast', style: { fill: colour } },
    { text: 'what came', style: { fill: palette.ink } },
  ];
  for (const [at, { text, style }] of entries.entries()) {
    const point: Point = [margin + 6 + at * 110, y];
    pen.circle(point, 4.5, style);
    pen.text(text, [point[0] + 11, y], { align: 'left' });
  }
}
