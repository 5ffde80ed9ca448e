import type { Pen, Point } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, frame, note, segment, yellow } from '../shapes.ts';
import { plainGrid } from './parts.ts';

const k = 3;
/** From the input to the second layer: cells across, and how many of them the one unit at the end can see. */
const stages = [
  { name: 'image', cells: 9, x: 0 },
  { name: 'layer 1', cells: 7, x: 164 },
  { name: 'layer 2', cells: 5, x: 288 },
];
const cell = 15;
const middle = 92;
/** The side of what one unit of the last stage sees: 1 + layers · (k − 1). */
const sees = (stage: number): number => 1 + (stages.length - 1 - stage) * (k - 1);
const corner = (stage: number): Point => {
  const { x, cells } = stages[stage] ?? { x: 0, cells: 0 };
  const side = (cells * cell) / 2;
  return [x + side - (sees(stage) * cell) / 2, middle - (sees(stage) * cell) / 2];
};

export const receptiveFieldDiagram: Diagram = {
  title: 'A unit of layer 2 sees 5×5 pixels of the image',
  alt:
    `Three grids: the image (9×9), the map of layer 1 (7×7) and that of layer 2 (5×5), each made by a ${k}×${k} filter. One unit of layer 2 is lit. ` +
    `It looks at ${sees(1)}×${sees(1)} units of layer 1, and these together cover ${sees(0)}×${sees(0)} pixels of the image: its receptive field. ` +
    'Pixels outside have no influence on it.',
  height: 212,
  draw(pen) {
    stages.forEach(({ name, cells, x }, i) => {
      const top = middle - (cells * cell) / 2;
      const first = (cells - sees(i)) / 2;
      const within = (at: number) => at >= first && at < first + sees(i);
      plainGrid(
        pen,
        [x, top],
        [cells, cells],
        cell,
        (row, column) => within(row) && within(column),
        `${yellow}${i === 2 ? '' : '66'}`,
      );
      frame(pen, corner(i), sees(i), cell, { colour: yellow, width: 2 });
      pen.text(name, [x + (cells * cell) / 2, 12], { size: size.heading, weight: 600 });
      pen.text(`${sees(i)}×${sees(i)}`, [x + (cells * cell) / 2, middle + 86], {
        size: 14,
        weight: 600,
        colour: yellow,
      });
    });
    cone(pen, 0);
    cone(pen, 1);
    note(pen, 'what lies outside the frames has no influence on the unit', [184, 205]);
  },
};

/** Lines from what a unit sees to the unit, as the window of its filter. */
function cone(pen: Pen, stage: number): void {
  const [from, to] = [corner(stage), corner(stage + 1)];
  const [wide, narrow] = [sees(stage) * cell, sees(stage + 1) * cell];
  for (const [a, b] of [
    [0, 0],
    [wide, narrow],
  ] as const)
    segment(pen, [from[0] + wide, from[1] + a], [to[0], to[1] + b], {
      colour: palette.ink,
      width: 1.25,
      dash: [4, 3],
    });
}
