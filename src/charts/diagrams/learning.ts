import type { Pen, Point } from '../pen.ts';
import { palette } from '../theme.ts';
import { type Diagram, note, tints } from './shapes.ts';

const box = { wide: 158, high: 96 };
const left = 0;
const right = 368 - box.wide;
const top = 4;
const bottom = 146;

export const learning: Diagram = {
  title: 'How a network learns: four moves, over and over',
  alt:
    'Four boxes in a circle. 1 Predict: the network sees a handwritten 7 and says 1. 2 Measure: that is wrong, and the ' +
    'loss says how wrong. 3 Blame: which weights caused the mistake, and how much. 4 Adjust: every weight is changed a ' +
    'little. Then it begins again with the next examples, thousands of times.',
  height: 244,
  draw(pen) {
    const [rightMiddle, leftMiddle] = [right + box.wide / 2, left + box.wide / 2];
    move(pen, [left, top], tints[1], '1  Predict', ['It sees', 'and says “1”.']);
    seven(pen, [left + 106, top + 32], 22);
    move(pen, [right, top], tints[3], '2  Measure', ['It was a 7.', 'How wrong is that?']);
    move(pen, [right, bottom], tints[0], '3  Blame', ['Which weights', 'led to the mistake?']);
    move(pen, [left, bottom], tints[2], '4  Adjust', ['Change each of', 'them a little.']);
    const ends: [Point, Point][] = [
      [
        [left + box.wide + 6, top + 48],
        [right - 6, top + 48],
      ],
      [
        [rightMiddle, top + box.high + 6],
        [rightMiddle, bottom - 6],
      ],
      [
        [right - 6, bottom + 48],
        [left + box.wide + 6, bottom + 48],
      ],
      [
        [leftMiddle, bottom - 6],
        [leftMiddle, top + box.high + 6],
      ],
    ];
    for (const points of ends) pen.arrow(points, { colour: palette.ink, width: 2.5 });
    note(pen, 'thousands of times', [184, (top + box.high + bottom) / 2]);
  },
};

function move(pen: Pen, [x, y]: Point, colour: string, name: string, words: string[]): void {
  pen.box(x, y, box.wide, box.high, { fill: palette.raised, colour, radius: 10, width: 2 });
  pen.text(name, [x + 14, y + 22], { size: 15, weight: 600, colour, align: 'left' });
  words.forEach((line, i) => {
    pen.text(line, [x + 14, y + 50 + i * 22], { size: 13, align: 'left' });
  });
}

/** A handwritten seven; `at` is its upper left corner. */
export const seven = (pen: Pen, [x, y]: Point, high: number): void =>
  pen.line(
    [
      [x, y],
      [x + high * 0.65, y],
      [x + high * 0.25, y + high],
    ],
    { colour: palette.ink, width: high / 7 },
  );
