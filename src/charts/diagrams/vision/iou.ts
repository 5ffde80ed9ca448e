import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, segment } from '../shapes.ts';
import { areaOf, intersectionOf, iouOf, type ObjectBox } from './boxes.ts';
import { bold } from './parts.ts';

const a: ObjectBox = [0, 0, 4, 4];
const b: ObjectBox = [2, 1, 6, 5];
const overlap = intersectionOf(a, b);
const union = areaOf(a) + areaOf(b) - overlap;
const unit = 34;
const left = 2;
const top = 20;

export const iouDiagram: Diagram = {
  title: 'IoU: the overlap divided by the union',
  alt:
    `Two boxes on a grid. A reaches from (${a[0]}, ${a[1]}) to (${a[2]}, ${a[3]}), B from (${b[0]}, ${b[1]}) to (${b[2]}, ${b[3]}); both have the area ${areaOf(a)}. ` +
    `Their overlap, filled, has the area ${overlap}. The union is ${areaOf(a)} + ${areaOf(b)} − ${overlap} = ${union}, ` +
    `and the IoU is ${overlap} / ${union} = ${iouOf(a, b).toFixed(2)}.`,
  height: 212,
  draw(pen) {
    for (let i = 0; i <= 6; i++)
      segment(pen, [left + i * unit, top], [left + i * unit, top + 5 * unit], {
        colour: palette.grid,
        width: 1,
      });
    for (let j = 0; j <= 5; j++)
      segment(pen, [left, top + j * unit], [left + 6 * unit, top + j * unit], {
        colour: palette.grid,
        width: 1,
      });
    const common: ObjectBox = [
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      Math.min(a[2], b[2]),
      Math.min(a[3], b[3]),
    ];
    outline(pen, common, { fill: networkColour.cnn });
    outline(pen, a, { colour: palette.ink, width: 2.5 });
    outline(pen, b, { colour: palette.ink, width: 2.5, dash: [6, 4] });
    pen.text('A', [left + unit, top + 2 * unit], { size: 15, ...bold });
    pen.text('B', [left + 5 * unit, top + 3 * unit], { size: 15, ...bold });
    pen.text(String(overlap), [left + 3 * unit, top + 2.5 * unit], {
      size: 15,
      colour: palette.card,
      ...bold,
    });
    const x = left + 6 * unit + 18;
    const lines = [
      ['overlap', `2 · 3 = ${overlap}`],
      ['A and B', `${areaOf(a)} and ${areaOf(b)}`],
      ['union', `${areaOf(a)} + ${areaOf(b)} − ${overlap} = ${union}`],
    ] as const;
    lines.forEach(([name, sum], i) => {
      note(pen, name, [x, top + 8 + i * 40], 'left');
      pen.text(sum, [x, top + 25 + i * 40], { size: 12, align: 'left' });
    });
    pen.text(`IoU = ${overlap} / ${union} = ${iouOf(a, b).toFixed(2)}`, [x, top + 150], {
      size: 13,
      align: 'left',
      colour: networkColour.cnn,
      ...bold,
    });
  },
};

function outline(pen: Pen, [x1, y1, x2, y2]: ObjectBox, style: Parameters<Pen['box']>[4]): void {
  pen.box(left + x1 * unit, top + y1 * unit, (x2 - x1) * unit, (y2 - y1) * unit, { radius: 0, ...style });
}
