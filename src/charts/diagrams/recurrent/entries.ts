/** For each gate of an LSTM: what it multiplies, by how much, and what comes out. */

import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { twoDecimals } from '../numbers.ts';
import { type Diagram, note, orange, pink } from '../shapes.ts';

interface Row {
  name: string;
  value: number;
  gate: number;
  /** What comes out: the value times the gate if not given. */
  result?: number;
}
interface Sheet {
  title: string;
  alt: string;
  heads: [string, string, string];
  rows: [Row, Row, Row];
  /** The value that a full bar stands for. */
  full: number;
  below: [string, string];
}
const product = ({ value, gate, result = value * gate }: Row): number => result;

function sheet({ title, alt, heads, rows, full, below }: Sheet): Diagram {
  const said = rows.map(
    (row) =>
      `${row.name}: ${twoDecimals(row.value)}, gate ${twoDecimals(row.gate)}, gives ${twoDecimals(product(row))}`,
  );
  return {
    title,
    alt: `${alt} ${said.join('; ')}.`,
    height: 236,
    draw(pen) {
      heads.forEach((head, i) => {
        note(pen, head, [[142, 232, 320][i] ?? 0, 8]);
      });
      rows.forEach((row, i) => {
        const y = 48 + i * 52;
        pen.text(row.name, [0, y], { size: size.heading, weight: 600, align: 'left' });
        bar(pen, 102, y, row.value, full);
        pen.box(208, y - 17, 48, 34, { fill: palette.raised, colour: palette.ink, width: 2 });
        pen.text(`× ${row.gate}`, [232, y], { size: 13, weight: 600 });
        bar(pen, 280, y, product(row), 1);
      });
      pen.text(below[0], [184, 204], { size: 13, weight: 600 });
      note(pen, below[1], [184, 226]);
    },
  };
}

function bar(pen: Pen, x: number, y: number, value: number, full: number): void {
  const wide = 80;
  pen.box(x, y - 15, wide, 30, { fill: palette.raised, radius: 4 });
  const share = Math.abs(value) / full;
  if (share > 0.01)
    pen.box(x, y - 15, wide * share, 30, { fill: `${value < 0 ? orange : pink}aa`, radius: 4 });
  // In the bar where there is room, else beside it.
  const middle = share >= 0.5 ? share / 2 : (1 + share) / 2;
  pen.text(twoDecimals(value), [x + wide * middle, y], { size: 14, weight: 600 });
}

export const keptEntries = sheet({
  title: 'The forget gate: keep, let fade, delete',
  alt: 'Three entries of the cell state, each multiplied by its own forget gate.',
  heads: ['in the cell', 'forget gate', 'stays'],
  rows: [
    { name: 'keep', value: 0.8, gate: 1 },
    { name: 'let fade', value: 0.6, gate: 0.5 },
    { name: 'delete', value: 0.9, gate: 0 },
  ],
  full: 1,
  below: ['A large gate keeps, a small one forgets.', 'each entry of the cell state has a gate of its own'],
});

export const writtenEntries = sheet({
  title: 'The input gate: which words leave a note',
  alt: 'Three words of a sentence; the candidate of each is multiplied by the input gate and then written into the cell state.',
  heads: ['would be written', 'input gate', 'is written'],
  rows: [
    { name: 'um', value: 0.7, gate: 0 },
    { name: 'well', value: -0.8, gate: 0.05 },
    { name: 'Thursday', value: 0.9, gate: 1 },
  ],
  full: 1,
  below: [
    'With the gate shut, the loudest word leaves no trace.',
    'made-up values; negative ones are lighter',
  ],
});

const stored = 3;
const shown = (gate: number) => ({ value: stored, gate, result: gate * Math.tanh(stored) });
export const shownEntries = sheet({
  title: 'The output gate: know it always, say it once',
  alt: `A value of ${stored} stays in the cell at all three steps; the output gate decides how much of tanh(${stored}) = ${Math.tanh(stored).toFixed(3)} is shown.`,
  heads: ['in the cell', 'output gate', 'is shown'],
  rows: [
    { name: 'at home', ...shown(0.05) },
    { name: 'on the bus', ...shown(0.05) },
    { name: 'cash machine', ...shown(0.95) },
  ],
  full: stored,
  below: [
    'The PIN stays in the cell; only its display changes.',
    `shown = gate · tanh(${stored}), and tanh(${stored}) = ${Math.tanh(stored).toFixed(3)}`,
  ],
});
