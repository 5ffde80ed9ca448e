import type { Pen, Point } from '../pen.ts';
import { networkColour, palette } from '../theme.ts';
import { type Diagram, note, pointer, segment } from './shapes.ts';

const colour = networkColour.cnn;
const middle = 92;
/** Logical pixels per row or column of a feature map; small maps are drawn slightly larger than to scale. */
const side = (cells: number): number => 6 + cells * 1.25;
const sheetStep = 3;
const gap = 27;
const lastGap = 36;

interface QuizPublisher {
  maps: number;
  cells: number;
  shape: string;
}

const stages: QuizPublisher[] = [
  { maps: 1, cells: 28, shape: '28×28×1' },
  { maps: 8, cells: 26, shape: '26×26×8' },
  { maps: 8, cells: 13, shape: '13×13×8' },
  { maps: 16, cells: 11, shape: '11×11×16' },
  { maps: 16, cells: 5, shape: '5×5×16' },
];
const sheets = (maps: number): number => (maps === 1 ? 1 : maps === 8 ? 3 : 4);
const stageWidth = ({ cells, maps }: QuizPublisher): number => side(cells) + (sheets(maps) - 1) * sheetStep;

const operations = [
  ['conv', '3×3'],
  ['pool', '2×2'],
  ['conv', '3×3'],
  ['pool', '2×2'],
  ['flatten', ''],
  ['dense', 'softmax'],
] as const;

const columnWidth = 10;
const classes = 10;
const answer = 7;

export const cnn: Diagram = {
  title: 'From image to prediction: shapes through a CNN',
  alt:
    'A 28×28×1 image of a seven goes through a 3×3 convolution (26×26×8), 2×2 pooling (13×13×8), a second 3×3 ' +
    'convolution (11×11×16) and 2×2 pooling (5×5×16). ReLU follows each convolution. The maps are flattened to 400 ' +
    'numbers, each joined to all of 10 outputs by a fully connected layer with softmax; the one for 7 is lit. ' +
    'A stack shows only some of its maps: 8 or 16 are meant, as its shape says.',
  height: 210,
  draw(pen) {
    let x = 0;
    const ends: { left: number; right: number }[] = [];
    for (const stage of stages) {
      stack(pen, x, stage);
      ends.push({ left: x, right: x + stageWidth(stage) });
      x += stageWidth(stage) + gap;
    }
    patch(pen, ends);
    pen.box(x, middle - 62, columnWidth, 124, { fill: palette.raised, colour, radius: 5 });
    ends.push({ left: x, right: x + columnWidth });
    note(pen, '400', [x + columnWidth / 2, middle + 76]);
    x += columnWidth + lastGap;
    outputs(pen, x);
    ends.push({ left: x, right: x + columnWidth });
    note(pen, '10', [x + columnWidth / 2, middle + 76]);

    for (const [i, [name, window]] of operations.entries()) {
      const [from, to] = [ends[i], ends[i + 1]];
      if (!from || !to) continue;
      if (name === 'dense') everyToEvery(pen, from.right, to.left);
      else pointer(pen, [from.right + 4, middle], [to.left - 4, middle]);
      const at = (from.right + to.left) / 2 - (name === 'flatten' ? 2 : 0);
      pen.text(name, [at, 6], { weight: 600 });
      note(pen, window, [at, 20]);
      if (name === 'conv') note(pen, 'ReLU', [at, 34]);
    }
    const split = (ends[4]?.right ?? 0) + gap / 2;
    bracket(pen, 0, split - 6, 'features');
    bracket(pen, split + 6, 368, 'classification');
  },
};

/** Stacked feature maps; the input image shows a digit. */
function stack(pen: Pen, x: number, stage: QuizPublisher): void {
  const high = side(stage.cells);
  const count = sheets(stage.maps);
  const depth = (count - 1) * sheetStep;
  for (let i = count - 1; i >= 0; i--) {
    const top = middle - high / 2 + depth / 2 - i * sheetStep;
    pen.box(x + i * sheetStep, top, high, high, {
      fill: palette.raised,
      colour: stage.maps === 1 ? palette.muted : colour,
      radius: 1.5,
      width: 1.25,
    });
  }
  if (stage.maps === 1) {
    const digit: Point[] = [
      [12, 11],
      [29, 11],
      [19, 31],
    ];
    pen.line(
      digit.map(([dx, dy]): Point => [x + dx, middle - high / 2 + dy]),
      { colour: palette.ink, width: 3.5 },
    );
  }
  const at = x + stageWidth(stage) / 2;
  note(pen, stage.shape, [at, middle + 40]);
  if (stage.maps > 1) note(pen, `${stage.maps} maps`, [at, middle + 56]);
}

/** One window of the image, and the cell of the first map that is computed from it. */
function patch(pen: Pen, ends: { left: number; right: number }[]): void {
  const target: Point = [(ends[1]?.left ?? 0) + 9, middle + 12];
  const [left, top, wide] = [23, middle + 4, 9];
  for (const corner of [
    [left + wide, top],
    [left + wide, top + wide],
  ] as const) {
    segment(pen, corner, target, { colour, width: 1, dash: [2, 2] });
  }
  pen.box(left, top, wide, wide, { colour, radius: 1, width: 1.5 });
  pen.box(target[0], target[1] - 1.5, 3, 3, { fill: colour, radius: 0.5 });
}

/** Some connections of the fully connected layer, in which every input connects to every output. */
function everyToEvery(pen: Pen, from: number, to: number): void {
  for (let source = 0; source < 5; source++)
    for (let i = 0; i < classes; i++)
      segment(pen, [from, middle - 52 + source * 26], [to, outputAt(i)], {
        colour: `${palette.muted}55`,
        width: 0.75,
      });
}

/** The middle of an output's circle. */
const outputAt = (i: number): number => middle - 58.5 + i * 13;

function outputs(pen: Pen, x: number): void {
  for (let i = 0; i < classes; i++) {
    const y = outputAt(i);
    const lit = i === answer;
    pen.circle([x + columnWidth / 2, y], 5, { fill: lit ? colour : palette.raised, colour });
    pen.text(String(i), [x + 19, y], { weight: lit ? 600 : 400, colour: lit ? palette.ink : palette.muted });
  }
}

function bracket(pen: Pen, from: number, to: number, text: string): void {
  const y = 186;
  pen.line(
    [
      [from, y - 4],
      [from, y],
      [to, y],
      [to, y - 4],
    ],
    { colour: palette.edge },
  );
  note(pen, text, [(from + to) / 2, y + 13]);
}
