import type { Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, note, segment } from '../shapes.ts';

type Step = readonly [a: number, b: number];

/** One step each: h_t = a · h_(t−1) + b. */
const steps: Step[] = [1, 3, 0, 2, 1, 0, 1, 1].map((b) => [2, b]);
/** The first step, then the second, as one step of the same form. */
const joined = ([a1, b1]: Step, [a2, b2]: Step): Step => [a2 * a1, a2 * b1 + b2];

function rounds(): Step[][] {
  const all = [steps];
  for (let last = steps; last.length > 1; ) {
    last = Array.from({ length: last.length / 2 }, (_, i) =>
      joined(last[2 * i] ?? [1, 0], last[2 * i + 1] ?? [1, 0]),
    );
    all.push(last);
  }
  return all;
}
const tree = rounds();
const [, end] = tree.at(-1)?.[0] ?? [0, 0];
const written = ([a, b]: Step): string => `${a}, ${b}`;
const at = (round: number, i: number): Point => [23 + (i + 0.5) * 46 * 2 ** round - 23, 30 + round * 50];

export const scan: Diagram = {
  title: `Joined in pairs: ${steps.length} steps in ${tree.length - 1} rounds`,
  alt:
    `A linear recurrence over ${steps.length} steps. Each box holds a, b of a step h ← a · h + b: ${steps.map(written).join('; ')}. Two steps joined are again such a step: (a₁, b₁) then (a₂, b₂) gives (a₂a₁, a₂b₁ + b₂). ` +
    `${tree
      .slice(1)
      .map((level, i) => `Round ${i + 1}: ${level.map(written).join('; ')}`)
      .join('. ')}. From h = 0 the last state is ${end}.`,
  height: 236,
  draw(pen) {
    note(pen, 'a box with a, b is the step  h ← a · h + b', [0, 6], 'left');
    tree.forEach((level, round) => {
      level.forEach((step, i) => {
        const [x, y] = at(round, i);
        if (round > 0)
          for (const child of [2 * i, 2 * i + 1]) {
            const [cx, cy] = at(round - 1, child);
            segment(pen, [cx, cy + 12], [x, y - 12], { colour: blue, width: 1.75 });
          }
        const text = written(step);
        const wide = Math.max(40, pen.width(text, { size: 14, weight: 600 }) + 14);
        pen.box(x - wide / 2, y - 12, wide, 24, {
          fill: palette.raised,
          colour: round === 0 ? palette.muted : blue,
        });
        pen.text(text, [x, y], { size: 14, weight: 600 });
      });
      if (round > 0)
        note(pen, `round ${round}`, [
          level.length > 1 ? (at(round, 0)[0] + at(round, 1)[0]) / 2 : 92,
          at(round, 0)[1],
        ]);
    });
    pen.text(`from h = 0: the last state is ${end}`, [184, 208], { size: 13, weight: 600 });
    note(pen, `a round is done at once; in order it takes ${steps.length} steps`, [184, 228]);
  },
};
