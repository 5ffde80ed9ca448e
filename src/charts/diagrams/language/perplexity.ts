import { palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';

const bits = [1, 2, 3, 4];
const sides = (count: number): number => 2 ** count;
const colour = tints[1];
const cell = 15;
const left = 126;
const rows = { first: 58, pitch: 38 };

export const perplexity: Diagram = {
  title: 'One bit more: twice as many equal choices',
  alt:
    `How unsure is a model? A row for each number of bits, with as many boxes as equally likely choices: ` +
    `${bits.map((count) => `${count} bit${count > 1 ? 's' : ''} are ${sides(count)} choices`).join(', ')}. The number of choices is the perplexity, 2 to the power of the bits. ` +
    'Each yes-or-no question halves what is left.',
  height: 236,
  draw(pen) {
    note(pen, 'bits per token', [0, 22], 'left');
    note(pen, 'perplexity: among so many equal choices', [left, 22], 'left');
    bits.forEach((count, i) => {
      const y = rows.first + i * rows.pitch;
      pen.text(`${count}`, [44, y], { size: 18, weight: 600, colour });
      for (let at = 0; at < sides(count); at++)
        pen.box(left + (at % 16) * (cell - 2), y - cell / 2, cell - 4, cell, {
          fill: at === 0 ? colour : palette.raised,
          colour: at === 0 ? colour : palette.muted,
          width: 1,
          radius: 2,
        });
      pen.text(String(sides(count)), [left + sides(count) * (cell - 2) + 8, y], {
        size: 16,
        weight: 600,
        align: 'left',
      });
    });
    note(pen, 'perplexity = 2 to the power of the bits', [184, 206]);
    note(pen, 'each yes-or-no question halves what is left', [184, 226]);
  },
};
