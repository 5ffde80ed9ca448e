import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pink } from '../shapes.ts';

/** Made-up factors per step, those of the lessons’ examples. */
const readers = [
  { name: 'plain RNN', factor: 0.8, colour: blue },
  { name: 'LSTM', factor: 0.99, colour: pink },
];
const distances = [1, 10, 50, 100];
const percent = (share: number): string =>
  share < 0.00001 ? '≈ 0' : `${share >= 0.01 ? Math.round(100 * share) : (100 * share).toPrecision(1)}%`;
const [first, pitch] = [130, 68];

export const longLink: Diagram = {
  title: 'How much of a name is left when it is needed?',
  alt:
    `A name is read and needed later. Bars show what is left of it in a made-up plain RNN that keeps 0.8 of it per step, and in a made-up LSTM whose forget gate stays at 0.99. ` +
    readers
      .map(
        ({ name, factor }) =>
          `${name}: ${distances.map((n) => `${percent(factor ** n)} after ${n}`).join(', ')}`,
      )
      .join('. ') +
    '.',
  height: 236,
  draw(pen) {
    note(pen, 'steps later', [0, 14], 'left');
    distances.forEach((n, i) => {
      pen.text(String(n), [first + i * pitch, 14], { size: 14, weight: 600 });
    });
    readers.forEach(({ name, factor, colour }, row) => {
      const bottom = 104 + row * 88;
      pen.text(name, [0, bottom - 36], { size: 14, weight: 600, colour, align: 'left' });
      note(pen, `× ${factor} a step`, [0, bottom - 16], 'left');
      distances.forEach((n, i) => {
        bar(pen, first + i * pitch, bottom, factor ** n, colour);
      });
    });
    note(pen, 'made-up factors; the LSTM’s is its forget gate', [184, 228]);
  },
};

function bar(pen: Pen, x: number, bottom: number, share: number, colour: string): void {
  const high = 50;
  pen.box(x - 24, bottom - high, 48, high, { fill: palette.raised, radius: 4 });
  if (high * share > 0.5)
    pen.box(x - 24, bottom - high * share, 48, high * share, {
      fill: colour,
      radius: Math.min(4, (high * share) / 2),
    });
  pen.text(percent(share), [x, bottom - high - 11], { size: size.heading, weight: 600 });
}
