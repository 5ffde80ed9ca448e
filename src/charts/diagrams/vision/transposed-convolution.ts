import { networkColour, palette } from '../../theme.ts';
import { type Diagram, grid, note, segment, tints } from '../shapes.ts';
import { bold } from './parts.ts';

const input = [1, 2, 3];
const filter = [1, 2, 1];
const stride = 2;
const length = (input.length - 1) * stride + filter.length;
const stamps = input.map((value) => filter.map((weight) => value * weight));
const output = Array.from({ length }, (_, at) =>
  stamps.reduce((sum, stamp, i) => sum + (stamp[at - i * stride] ?? 0), 0),
);
const cell = 30;
const left = 112;
const rowGap = 38;
const top = 26;

export const transposedConvolution: Diagram = {
  title: 'Each value stamps the filter; overlaps add up',
  alt: `Input ${input.join(', ')}; filter ${filter.join(', ')}; stride ${stride}. ${input
    .map(
      (value, i) =>
        `${value} times the filter is ${stamps[i]?.join(', ')}, laid on the places from ${i * stride} on`,
    )
    .join(
      '; ',
    )}. Added up, the output is ${output.join(', ')}: (${input.length} − 1) · ${stride} + ${filter.length} = ${length} values.`,
  height: 232,
  draw(pen) {
    note(pen, `filter ${filter.join('  ')}, stride ${stride}`, [0, 8], 'left');
    input.forEach((value, i) => {
      const y = top + i * rowGap;
      pen.box(4, y, cell, cell, {
        fill: tints[i] ?? palette.raised,
        colour: palette.edge,
        width: 1,
        radius: 0,
      });
      pen.text(String(value), [4 + cell / 2, y + cell / 2], { colour: palette.card, ...bold });
      note(pen, '· filter', [42, y + cell / 2], 'left');
      grid(pen, [left + i * stride * cell, y], [stamps[i] ?? []], {
        cell,
        fill: () => tints[i],
        colour: () => palette.card,
      });
    });
    const y = top + input.length * rowGap + 16;
    segment(pen, [left, y - 10], [left + length * cell, y - 10], { colour: palette.muted });
    pen.text('sum', [86, y + cell / 2], { align: 'right', ...bold });
    grid(pen, [left, y], [output], { cell, fill: (_, j) => (overlaps(j) ? '#4a4230' : palette.raised) });
    output.forEach((_, j) => {
      if (!overlaps(j)) return;
      pen.box(left + j * cell, y, cell, cell, { colour: networkColour.cnn, width: 2.5, radius: 0 });
    });
    pen.text(
      `(${input.length} − 1) · ${stride} + ${filter.length} = ${length} values from ${input.length}`,
      [left, y + cell + 18],
      { align: 'left' },
    );
    note(pen, 'framed: two stamps overlap', [left, y + cell + 36], 'left');
  },
};

/** Whether more than one stamp lies on a place. */
function overlaps(place: number): boolean {
  return stamps.filter((stamp, i) => stamp[place - i * stride] !== undefined).length > 1;
}
