import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, segment, tints } from '../shapes.ts';
import { bold } from './parts.ts';

const boxes = [
  { name: 'tree', score: 0.81, at: [28, 56, 74, 128], colour: tints[2] },
  { name: 'car', score: 0.92, at: [136, 112, 196, 84], colour: networkColour.cnn },
] as const;

export const detection: Diagram = {
  title: 'Detection says what, where and how sure',
  alt:
    `A drawn street with a tree and a car. Around each stands a box with its class and a score: ` +
    `${boxes.map(({ name, score, at: [x, y, wide, high] }) => `${name} ${score}, box at x ${x}, y ${y}, ${wide} wide, ${high} high`).join('; ')}. ` +
    `Each answer has three parts: box, class, score.`,
  height: 240,
  draw(pen) {
    pen.box(0, 4, 368, 208, { fill: palette.raised, colour: palette.edge });
    segment(pen, [0, 190], [368, 190], { colour: palette.edge, width: 2 });
    tree(pen);
    car(pen);
    for (const { name, score, at, colour } of boxes) {
      const [x, y, wide, high] = at;
      pen.box(x, y, wide, high, { colour, width: 2.5, radius: 2 });
      const label = `${name}  ${score.toFixed(2)}`;
      const labelWide = pen.width(label, { size: 12, ...bold }) + 12;
      pen.box(x - 1, y - 20, labelWide, 20, { fill: colour, radius: 2 });
      pen.text(label, [x + 5, y - 10], { size: 12, align: 'left', colour: palette.card, ...bold });
    }
    pen.text('class and score', [252, 70]);
    segment(pen, [230, 78], [206, 98], { colour: palette.ink });
    pen.text('box: place, width and height', [184, 228]);
  },
};

function tree(pen: Pen): void {
  pen.box(58, 130, 14, 54, { fill: palette.muted, radius: 2 });
  pen.circle([65, 98], 34, { fill: palette.edge, colour: palette.muted });
}

function car(pen: Pen): void {
  pen.polygon(
    [
      [178, 150],
      [200, 122],
      [262, 122],
      [288, 150],
    ],
    { fill: palette.edge, colour: palette.muted },
  );
  pen.box(146, 148, 176, 30, { fill: palette.edge, colour: palette.muted, radius: 8 });
  for (const x of [182, 284])
    pen.circle([x, 180], 13, { fill: palette.card, colour: palette.muted, width: 3 });
}
