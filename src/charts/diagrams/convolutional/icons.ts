/** Small pictures of kinds of data, for rows that compare them. Each fits into 64 × 34. */
import { mixed } from '../../colours.ts';
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { pixelGrid } from './parts.ts';
import { pixelSeven } from './sliding.ts';

const shirt = ['.##.##.', '#######', '#.###.#', '..###..', '..###..', '..###..', '.......'].map((row) =>
  [...row].map((letter) => Number(letter === '#')),
);

export const icons = {
  digit: (pen: Pen, [x, y]: Point) => pixelGrid(pen, [x + 15, y], pixelSeven, 4.8),
  shirt: (pen: Pen, [x, y]: Point) => pixelGrid(pen, [x + 15, y + 1], shirt, 4.8),
  /** A line that goes up and down. */
  series(pen: Pen, [x, y]: Point): void {
    pen.box(x, y, 64, 34, { fill: palette.raised, radius: 3 });
    pen.line(
      Array.from(
        { length: 15 },
        (_, t): Point => [x + 4 + t * 4, y + 22 - 8 * Math.sin(t * 0.8) - 0.5 * t + (t % 3)],
      ),
      { colour: palette.ink, width: 1.75 },
    );
  },
  /** Words in a row. */
  words(pen: Pen, [x, y]: Point): void {
    for (const [row, widths] of [
      [18, 26, 12],
      [30, 10, 16],
    ].entries()) {
      let left = x;
      for (const wide of widths) {
        pen.box(left, y + 3 + row * 16, wide, 11, {
          fill: palette.raised,
          colour: palette.muted,
          radius: 3,
          width: 1,
        });
        left += wide + 4;
      }
    }
  },
  /** A patch of a spectrogram: bands that rise and fall. */
  sound(pen: Pen, [x, y]: Point): void {
    for (let i = 0; i < 6; i++)
      for (let j = 0; j < 16; j++) {
        const loud = Math.max(0, Math.cos((i - 2.5 - 1.8 * Math.sin(j / 3)) * 1.1));
        pen.box(x + j * 4, y + i * 5.6, 4, 5.6, {
          fill: mixed(palette.raised, palette.ink, loud ** 2),
          radius: 0,
        });
      }
  },
  /** Characters, and a place for the next one. */
  characters(pen: Pen, [x, y]: Point): void {
    [...'wha?'].forEach((character, i) => {
      if (character === '?')
        pen.box(x + i * 16, y + 7, 16, 20, { colour: palette.muted, dash: [3, 2], radius: 3 });
      pen.text(character, [x + 8 + i * 16, y + 17], { size: 13 });
    });
  },
  /** Letters, one of them marked. */
  letters(pen: Pen, [x, y]: Point): void {
    [...'DACB'].forEach((letter, i) => {
      const marked = i === 1;
      if (marked) pen.box(x + i * 16, y + 7, 16, 20, { colour: palette.ink, radius: 3 });
      pen.text(letter, [x + 8 + i * 16, y + 17], { size: 12, weight: marked ? 600 : 400 });
    });
  },
} as const;
