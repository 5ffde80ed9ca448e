import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer, yellow } from '../shapes.ts';

const words = ['you', 'have', 'won', 'a', 'prize'];
const k = 3;
const sorted = words.toSorted();
const readers = [
  { name: 'bag of words', sees: 'which words occur', colour: palette.ink },
  { name: `1-D CNN, width ${k}`, sees: 'which short phrases occur', colour: yellow },
  { name: 'RNN, LSTM, GRU', sees: 'all words in their order', colour: blue },
];
const [pitch, wide] = [66, 54];

export const textReaders: Diagram = {
  title: 'Three readers of the same message',
  alt:
    `The message “${words.join(' ')}” of ${words.length} words, three times. A bag of words sees which words occur, without their order: ${sorted.join(', ')}. ` +
    `A 1-D CNN of width ${k} sees short phrases, such as “${words.slice(0, k).join(' ')}”. An RNN reads all words in order and hands its state on.`,
  height: 240,
  draw(pen) {
    readers.forEach(({ name, sees, colour }, i) => {
      const y = 8 + i * 82;
      pen.text(name, [0, y], { size: size.heading, weight: 600, colour, align: 'left' });
      note(pen, sees, [368, y], 'right');
      row(pen, y + 36, i);
    });
  },
};

function row(pen: Pen, y: number, reader: number): void {
  (reader === 0 ? sorted : words).forEach((word, i) => {
    const x = 22 + i * pitch;
    // Words without an order lie about.
    const at = reader === 0 ? y + (i % 2 === 0 ? -5 : 6) : y;
    pen.box(x, at - 14, wide, 28, { fill: palette.raised, colour: palette.edge });
    pen.text(word, [x + wide / 2, at], { size: 14, weight: 600 });
    if (reader === 2 && i > 0) pointer(pen, [x - pitch + wide, at], [x, at], { colour: blue, width: 2 });
  });
  if (reader === 0) pen.box(10, y - 24, 348, 50, { colour: palette.muted, dash: [5, 4], radius: 22 });
  if (reader === 1) {
    pen.box(22 - 4 + pitch, y - 18, 2 * pitch + wide + 8, 36, { colour: palette.muted, dash: [3, 3] });
    pen.box(22 - 4, y - 18, 2 * pitch + wide + 8, 36, { colour: yellow, width: 2.5 });
  }
}
