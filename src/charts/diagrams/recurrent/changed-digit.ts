import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, orange, yellow } from '../shapes.ts';
import { unitStates } from './parts.ts';

/** Two phone numbers that differ in their first digit alone. */
const numbers = [
  [7, 4, 0, 1, 9, 2],
  [2, 4, 0, 1, 9, 2],
];
const view = 3;
/** Made-up networks: an RNN of one unit that keeps a good part of its state, and a CNN that averages its window. */
const states = numbers.map(
  (digits) =>
    unitStates(
      digits.map((digit) => (digit - 4.5) / 20),
      0.9,
    ).at(-1) ?? 0,
);
const answers = numbers.map((digits) => digits.slice(-view).reduce((sum, digit) => sum + digit, 0) / view);
const three = (value: number): string => value.toFixed(3).replace('-', '−');
const moved = (values: number[]): string =>
  three(values[0] ?? 0) === three(values[1] ?? 0) ? 'the same' : 'it moved';
const pitch = 31;

export const changedDigit: Diagram = {
  title: 'Change the past: does the present move?',
  alt:
    `Two phone numbers, ${numbers.map((digits) => digits.join(' ')).join(' and ')}, differ in the first of ${numbers[0]?.length} digits. After the last digit a made-up RNN of one unit answers ${states.map(three).join(' and ')}: it moved, so it has a memory of the first digit. ` +
    `A made-up CNN that looks at the last ${view} digits answers ${answers.map(three).join(' and ')}: the same.`,
  height: 236,
  draw(pen) {
    numbers.forEach((digits, row) => {
      const y = 26 + row * 48;
      digits.forEach((digit, i) => {
        const changed = i === 0;
        pen.box(i * pitch, y - 15, 27, 30, {
          fill: palette.raised,
          colour: changed ? orange : palette.edge,
          width: changed ? 2.5 : 1,
          radius: 4,
        });
        pen.text(String(digit), [i * pitch + 13.5, y], {
          size: 16,
          weight: 600,
          colour: changed ? orange : palette.ink,
        });
      });
    });
    note(pen, 'only the first digit differs', [0, 108], 'left');
    pen.box(3 * pitch - 3, 5, 3 * pitch + 2, 94, { colour: yellow, width: 2, dash: [5, 3] });
    reader(pen, 212, 'RNN', blue, states);
    reader(pen, 300, 'CNN', yellow, answers);
    pen.text(`RNN: ${moved(states)}, so there is memory`, [0, 150], {
      size: 14,
      weight: 600,
      colour: blue,
      align: 'left',
    });
    pen.text(`CNN: ${moved(answers)}, it sees its window only`, [0, 178], {
      size: 14,
      weight: 600,
      colour: yellow,
      align: 'left',
    });
    note(pen, 'two made-up networks, after the last digit', [0, 210], 'left');
    note(pen, `dashed: the window of ${view} digits`, [0, 228], 'left');
  },
};

function reader(pen: Pen, x: number, name: string, colour: string, values: number[]): void {
  values.forEach((value, row) => {
    pen.text(three(value), [x + 34, 26 + row * 48], { size: size.title, weight: 600, colour });
  });
  pen.text(name, [x + 34, 108], { size: 13, weight: 600, colour });
}
