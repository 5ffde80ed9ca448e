import { formula } from '../../formula.ts';
import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer, segment } from '../shapes.ts';
import { bell, blameOf, ring } from './bell.ts';

const steps = ring();
const blame = blameOf(steps);
const two = (value: number): string => (value === 0 ? '0' : value.toFixed(2).replace('-', '−'));
const forW = blame.reduce((sum, share) => sum + share.forW, 0);
const forU = blame.reduce((sum, share) => sum + share.forU, 0);
const factor = (i: number): string => (bell.u * (blame[i]?.slope ?? 0)).toFixed(2);

const columns = [88, 180, 272];
const half = { wide: 26, high: 17 };
const rows = { state: 34, delta: 92, forW: 150, forU: 182 };

export const bpttByHand: Diagram = {
  title: 'The blame goes back; each step notes its share',
  alt:
    `Three steps with the states ${steps.map(({ h }) => two(h)).join(', ')}; the last should be ${bell.target}. Red arrows ` +
    `lead back from step 3 to step 1. The blame δ is ${blame
      .map(({ delta }) => two(delta))
      .reverse()
      .join(', then ')}: ` +
    `it is multiplied by ${factor(1)} and by ${factor(0)} on its way. Shares for w, from step 1 to 3: ` +
    `${blame.map((share) => two(share.forW)).join(', ')}, sum ${two(forW)}. Shares for u: ` +
    `${blame.map((share) => two(share.forU)).join(', ')}, sum ${two(forU)}.`,
  height: 236,
  draw(pen) {
    columns.forEach((x, i) => {
      note(pen, `step ${i + 1}`, [x, 8]);
      cell(pen, x, rows.state, two(steps[i]?.h ?? 0), networkColour.rnn, palette.card);
      cell(pen, x, rows.delta, two(blame[i]?.delta ?? 0), palette.alarm, palette.card);
      pen.text(two(blame[i]?.forW ?? 0), [x, rows.forW], { size: 14 });
      pen.text(two(blame[i]?.forU ?? 0), [x, rows.forU], { size: 14 });
      const next = columns[i + 1];
      if (next === undefined) return;
      pointer(pen, [x + half.wide, rows.state], [next - half.wide, rows.state]);
      pointer(pen, [next - half.wide, rows.delta], [x + half.wide, rows.delta], {
        colour: palette.alarm,
        width: 2.5,
      });
      pen.text(`× ${factor(i)}`, [(x + next) / 2, rows.delta - 25], { size: 12, colour: palette.alarm });
    });
    for (const [name, y] of [
      ['state', rows.state],
      ['blame', rows.delta],
    ] as const)
      note(pen, name, [0, y], 'left');
    note(pen, `should be ${bell.target}`, [368, rows.state], 'right');
    pen.text('starts here', [368, rows.delta], { colour: palette.alarm, align: 'right' });
    segment(pen, [0, 124], [368, 124], { colour: palette.edge, width: 1 });
    total(pen, 'w', rows.forW, forW);
    total(pen, 'u', rows.forU, forU);
    note(pen, 'sum', [344, 134]);
    note(pen, 'both sums are negative: raise w a little, and u more', [184, 220]);
  },
};

function cell(pen: Pen, x: number, y: number, value: string, fill: string, colour: string): void {
  pen.box(x - half.wide, y - half.high, 2 * half.wide, 2 * half.high, { fill, radius: 7 });
  pen.text(value, [x, y], { size: 14, weight: 600, colour });
}

function total(pen: Pen, name: string, y: number, value: number): void {
  note(pen, 'for', [0, y], 'left');
  formula(pen, name, [22, y], { align: 'left' });
  pen.text(two(value), [344, y], { size: 15, weight: 600 });
}
