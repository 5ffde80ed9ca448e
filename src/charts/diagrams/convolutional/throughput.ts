import type { Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, note, segment, yellow } from '../shapes.ts';

/** The invented machine of the lesson, in seconds: for each batch, and for each example. */
const [fixed, each] = [0.01, 0.0001];
const seconds = (batch: number): number => fixed + batch * each;
const perSecond = (batch: number): number => batch / seconds(batch);
const limit = 1 / each;
const half = fixed / each;
const shown = [1, 32, half, 256];
const [left, right, bottom, high, largest] = [20, 352, 186, 138, 400];
const at = (batch: number): Point => [
  left + (batch / largest) * (right - left),
  bottom - (perSecond(batch) / limit) * high,
];
const whole = (value: number): string => Math.round(value).toLocaleString('en');
const waited = (batch: number): string => `${(1000 * seconds(batch)).toFixed(1)} ms`;

export const throughputPicture: Diagram = {
  title: 'Larger batches: more per second, a longer wait',
  alt:
    `Examples per second against the batch B, for an invented machine with t₀ = ${fixed * 1000} ms per batch and t₁ = ${each * 1000} ms per example. ` +
    `${shown.map((batch) => `B = ${batch}: ${whole(perSecond(batch))} per second, ${waited(batch)} until the batch is done`).join('; ')}. The curve rises steeply, then less and less, towards ${whole(limit)}.`,
  height: 240,
  draw(pen) {
    const top = bottom - high;
    segment(pen, [left, top], [right + 10, top], { colour: palette.muted, dash: [4, 4] });
    pen.text(`limit: ${whole(limit)} per second`, [left + 8, top - 11], {
      size: size.heading,
      align: 'left',
    });
    pen.line(
      [
        [left, top - 16],
        [left, bottom],
        [right + 10, bottom],
      ],
      { colour: palette.edge },
    );
    pen.line(
      Array.from({ length: 101 }, (_, i) => at((i / 100) * largest)),
      { colour: yellow, width: 2.5 },
    );
    for (const batch of shown) {
      const [x, y] = at(batch);
      pen.circle([x, y], 5, { fill: yellow, colour: palette.card, width: 2 });
      const line = y + (batch === 1 ? -5 : 14);
      pen.text(whole(perSecond(batch)), [x + 10, line], { size: 13, weight: 600, align: 'left' });
      note(pen, waited(batch), [x + (batch === 1 ? 32 : 52), line], 'left');
      note(pen, String(batch), [x, bottom + 13]);
    }
    note(pen, 'batch', [right + 10, bottom + 13], 'right');
    note(pen, 'examples per second', [0, 10], 'left');
    note(pen, 'an invented machine', [368, 10], 'right');
    note(pen, 'beside each number: how long a batch takes', [184, 230]);
  },
};
