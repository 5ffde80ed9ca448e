import { palette, size } from '../../theme.ts';
import { type Diagram, note, segment } from '../shapes.ts';

/** The intervals of the lesson, in percentage points, and what each says if 0.1 does not matter. */
const intervals = [
  { from: -0.1, to: 0.1, says: 'equal in practice' },
  { from: -3, to: 2.6, says: 'unknown: more runs' },
  { from: 0.4, to: 1.2, says: 'A is ahead' },
];
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
const reach = 3.4;
const at = (points: number): number => 184 + (points / reach) * 180;

export const threeVerdicts: Diagram = {
  title: 'Three intervals of a difference, three verdicts',
  alt:
    `Three 95% intervals of the difference A − B in percentage points, around a line at 0. ` +
    `${intervals.map(({ from, to, says }) => `${signed(from)} to ${signed(to)}: ${says}`).join('; ')}. Only an interval that leaves 0 out has a winner; a narrow one around 0 shows that both are equal.`,
  height: 226,
  draw(pen) {
    pen.text('B is ahead', [90, 8], { size: size.heading, weight: 600 });
    pen.text('A is ahead', [278, 8], { size: size.heading, weight: 600 });
    segment(pen, [184, 0], [184, 196], { colour: palette.muted, dash: [4, 4] });
    intervals.forEach(({ from, to, says }, i) => {
      const y = 48 + i * 60;
      segment(pen, [at(from), y], [at(to), y], { colour: palette.ink, width: 4 });
      for (const end of [from, to])
        segment(pen, [at(end), y - 8], [at(end), y + 8], { colour: palette.ink, width: 2 });
      note(pen, `${signed(from)} … ${signed(to)}`, [368, y - 16], 'right');
      pen.text(says, [0, y - 18], { size: 12, weight: 600, align: 'left' });
    });
    for (const tick of [-3, -2, -1, 0, 1, 2, 3]) note(pen, String(tick).replace('-', '−'), [at(tick), 204]);
    note(pen, 'difference A − B in percentage points, 95% interval', [184, 220]);
  },
};
