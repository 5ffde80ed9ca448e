import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer } from '../shapes.ts';
import { iouOf, keptBoxes, type ScoredBox } from './boxes.ts';
import { bold } from './parts.ts';

const limit = 0.5;
const boxes: readonly ScoredBox[] = [
  { name: 'A', score: 0.9, box: [0, 0, 10, 10] },
  { name: 'B', score: 0.8, box: [2, 0, 12, 10] },
  { name: 'C', score: 0.7, box: [20, 0, 30, 10] },
  { name: 'D', score: 0.6, box: [21, 1, 31, 11] },
];
const kept = keptBoxes(boxes, limit);
const dropped = boxes.filter((one) => !kept.includes(one));
/** The kept box that strikes another one out. */
const winnerOver = ({ box }: ScoredBox) => kept.find((other) => iouOf(box, other.box) > limit);
const unit = 8;

export const suppression: Diagram = {
  title: 'Non-maximum suppression: one box per object',
  alt: `Above, four boxes with scores: ${boxes.map(({ name, score }) => `${name} ${score}`).join(', ')}. Below, with a limit of ${limit}, ${dropped
    .map((one) => {
      const winner = winnerOver(one);
      return `${one.name} is struck out, since its IoU with ${winner?.name} is ${iouOf(one.box, winner?.box ?? one.box).toFixed(2)}`;
    })
    .join('; ')}. ${kept.map(({ name }) => name).join(' and ')} are kept.`,
  height: 246,
  draw(pen) {
    note(pen, 'before', [0, 30], 'left');
    for (const one of boxes) draw(pen, one, 22, true);
    pointer(pen, [24, 100], [24, 136], { width: 2 });
    note(pen, 'after', [0, 156], 'left');
    for (const one of kept) draw(pen, one, 148, false);
    dropped.forEach((one) => {
      const winner = winnerOver(one);
      if (!winner) return;
      const middle = 84 + winner.box[0] * unit + 48;
      note(pen, `${winner.name} and ${one.name}: IoU ${iouOf(one.box, winner.box).toFixed(2)}`, [
        middle,
        128,
      ]);
    });
  },
};

function draw(pen: Pen, { name, score, box: [x1, y1, x2, y2] }: ScoredBox, top: number, all: boolean): void {
  const isKept = kept.some((one) => one.name === name);
  const [x, y] = [84 + x1 * unit, top + y1 * unit];
  const [wide, high] = [(x2 - x1) * unit, (y2 - y1) * unit];
  pen.box(x, y, wide, high, {
    colour: isKept ? networkColour.cnn : palette.muted,
    width: 2.5,
    radius: 2,
    ...(!isKept && { dash: [5, 4] }),
  });
  const label = `${name} ${score.toFixed(1)}`;
  // The names of the boxes that go stand outside at the right, so that none covers another.
  if (isKept) pen.text(label, [x + 24, y + 28], { align: 'left', ...bold });
  else if (all) pen.text(label, [x + wide + 5, y + high / 2], { align: 'left', colour: palette.muted });
}
