import { networkColour, palette } from '../../theme.ts';
import { onPlane, type Plane } from '../plane.ts';
import { type Diagram, note, segment } from '../shapes.ts';

const measured = [12, undefined, undefined, 15];
const filled: number[] = [];
const elapsed: number[] = [];
for (const value of measured) {
  filled.push(value ?? filled.at(-1) ?? 0);
  elapsed.push(value === undefined ? (elapsed.at(-1) ?? 0) + 1 : 0);
}
const seen = measured.map((value) => (value === undefined ? 0 : 1));

const plane: Plane = { left: 84, right: 350, top: 20, bottom: 112, x: [-0.3, 3.3], y: [10, 16] };
const rows = [
  { name: 'value', values: filled },
  { name: 'seen', values: seen },
  { name: 'days ago', values: elapsed },
];

export const seriesGapsDiagram: Diagram = {
  title: 'Fill the gap, and say so',
  alt:
    `Four days, measured 12, nothing, nothing and 15. Filled dots are measured, open ones carry the last value on: ` +
    `${filled.join(', ')}. A dashed line from 12 to 15 is crossed out, because it uses a value of the future. The network gets three ` +
    `rows: ${rows.map(({ name, values }) => `${name} ${values.join(' ')}`).join('; ')}.`,
  height: 236,
  draw(pen) {
    const [first, last] = [onPlane(plane, 0, filled[0] ?? 0), onPlane(plane, 3, filled[3] ?? 0)];
    segment(pen, first, last, { colour: palette.alarm, dash: [5, 4], width: 2 });
    pen.text('looks ahead', [(first[0] + last[0]) / 2 - 20, (first[1] + last[1]) / 2 - 20], {
      ...{ size: 13, weight: 600 },
      colour: palette.alarm,
    });
    const [x, y] = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2];
    for (const way of [-1, 1])
      segment(pen, [x - 8, y - 8 * way], [x + 8, y + 8 * way], { colour: palette.alarm, width: 3 });
    filled.forEach((value, i) => {
      const place = onPlane(plane, i, value);
      const isSeen = seen[i] === 1;
      pen.circle(place, 9, {
        fill: isSeen ? networkColour.gru : palette.card,
        colour: networkColour.gru,
        width: 2.5,
        dash: isSeen ? [] : [3, 2],
      });
      note(pen, `day ${i + 1}`, [place[0], plane.bottom + 10]);
    });
    rows.forEach(({ name, values }, row) => {
      const top = 150 + row * 30;
      pen.text(name, [0, top], { size: 13, weight: 600, align: 'left' });
      values.forEach((value, i) => {
        const [middle] = onPlane(plane, i, 0);
        pen.box(middle - 24, top - 12, 48, 24, { fill: palette.raised, radius: 4 });
        pen.text(String(value), [middle, top], { size: 14, weight: seen[i] === 1 ? 600 : 400 });
      });
    });
  },
};
