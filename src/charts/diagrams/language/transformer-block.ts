import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { type Diagram, note, operator, pointer, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

const words = ['the', 'dog', 'ate'];
const lanes = [60, 150, 240];
const heights = { input: 212, attention: 164, firstSum: 124, network: 78, secondSum: 38, output: 4 };
const remarks = 286;

export const transformerBlock: Diagram = {
  title: 'A transformer block: ask the others, then think',
  alt:
    `Three words, “${words.join('”, “')}”, each in a lane of its own, from bottom to top. 1: self-attention spans all 3 lanes, here the words exchange what they know. ` +
    '2: its result is added to what each word already had. 3: a small network works on each word by itself, the same one in each lane. 4: its result is added too. ' +
    'Lines that bypass both parts show that nothing is replaced. The output goes into the next block. Normalisation is left out of the picture.',
  height: 236,
  draw(pen) {
    const { input, attention, firstSum, network, secondSum, output } = heights;
    words.forEach((word, i) => {
      const x = lanes[i] ?? 0;
      pen.text(word, [x, input + 14], { size: 15, weight: 600 });
      arrow(pen, [x, input], [x, attention + 17]);
      arrow(pen, [x, attention - 17], [x, firstSum + 10]);
      arrow(pen, [x, firstSum - 10], [x, network + 15]);
      arrow(pen, [x, network - 15], [x, secondSum + 10]);
      arrow(pen, [x, secondSum - 10], [x, output]);
      bypass(pen, x, input - 10, firstSum);
      bypass(pen, x, firstSum - 17, secondSum);
      wordBox(pen, 'network', [x, network], [62, 30], { edge: tints[2], thick: 2 });
      operator(pen, [x, firstSum], '+');
      operator(pen, [x, secondSum], '+');
    });
    wordBox(pen, 'self-attention', [150, attention], [238, 34], {
      size: 14,
      weight: 600,
      edge: tints[1],
      thick: 2.5,
    });
    remark(pen, attention, 'all words', 'ask each other');
    remark(pen, firstSum, 'added to what', 'was there');
    remark(pen, network, 'each word', 'by itself');
    remark(pen, secondSum, 'added again', '');
  },
};

function arrow(pen: Pen, from: Point, to: Point): void {
  pointer(pen, from, to, { colour: palette.muted });
}

/** A line around a part, on the left of a lane, into the sum above it. */
function bypass(pen: Pen, x: number, from: number, sum: number): void {
  const beside = x - 41;
  pen.arrow(
    [
      [x, from],
      [beside, from],
      [beside, sum],
      [x - 10, sum],
    ],
    { colour: palette.ink, dash: [4, 3] },
  );
}

function remark(pen: Pen, y: number, first: string, second: string): void {
  note(pen, first, [remarks, second ? y - 8 : y], 'left');
  if (second) note(pen, second, [remarks, y + 8], 'left');
}
