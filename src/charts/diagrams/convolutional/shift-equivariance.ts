import type { Pen } from '../../pen.ts';
import { size } from '../../theme.ts';
import { type Diagram, note, pointer, yellow } from '../shapes.ts';
import { answerGrid, pixelGrid } from './parts.ts';
import { lessonFilters, type Numbers, pixelSeven, slide } from './sliding.ts';

const by = 3;
/** The seven in a wider picture, so that no answer is lost at its border. */
const placed = (left: number): Numbers =>
  pixelSeven.map((row) => [
    ...Array<number>(1 + left).fill(0),
    ...row,
    ...Array<number>(1 + by - left).fill(0),
  ]);
const [before, after] = [placed(0), placed(by)];
const weights = lessonFilters['horizontal edge'];
const relu = (rows: Numbers) => slide(rows, weights).map((row) => row.map((z) => Math.max(0, z)));
const maps = [relu(before), relu(after)] as const;
const largest = maps.map((map) => Math.max(...map.flat()));
/** The first column with an answer above 0. */
const starts = maps.map((map) =>
  Math.min(...map.map((row) => row.findIndex((a) => a > 0)).filter((at) => at >= 0)),
);
const moved = (starts[1] ?? 0) - (starts[0] ?? 0);

export const shiftEquivariance: Diagram = {
  title: 'Move the digit, and its map moves along',
  alt:
    `Two pictures of the same 7, the second ${by} pixels further to the right, each with its feature map. The answers of the map are the same, only ${moved} cells further to ` +
    `the right: shift equivariance. The largest answer is ${largest[0]} before and ${largest[1]} after, so global max pooling gives the same number: invariance.`,
  height: 228,
  draw(pen) {
    const heading = { size: size.heading, weight: 600 } as const;
    pen.text('picture', [65, 8], heading);
    pen.text('feature map', [243, 8], heading);
    pen.text('largest', [344, 8], heading);
    row(pen, 20, before, maps[0], largest[0] ?? 0);
    row(pen, 122, after, maps[1], largest[1] ?? 0);
    note(pen, `${by} pixels to the right`, [65, 218]);
    note(pen, `${moved} cells to the right`, [243, 218]);
    note(pen, 'no change', [341, 218]);
  },
};

function row(pen: Pen, top: number, picture: Numbers, map: Numbers, highest: number): void {
  const middle = top + 40;
  pixelGrid(pen, [0, top], picture, 11.5);
  pointer(pen, [141, middle], [163, middle]);
  answerGrid(pen, [168, top + 1], map, 15.2);
  pointer(pen, [324, middle], [340, middle]);
  pen.text(String(highest), [353, middle], { size: 18, weight: 600, colour: yellow });
}
