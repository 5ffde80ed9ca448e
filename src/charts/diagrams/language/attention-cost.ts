import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';

const lengths = [4, 8, 16];
const side = 96;
const bottom = 158;
const pitch = 124;

export const attentionCost: Diagram = {
  title: 'Twice the words, four times the pairs',
  alt:
    `Texts of ${lengths.join(', ')} words. Below each stands a row of ${lengths.join(', ')} dots for the steps of an RNN, one after the other: they double when the text doubles. ` +
    `Above it is a square of dots for the pairs that self-attention compares, all at the same time: ${lengths.map((length) => length ** 2).join(', ')}. They become four times as many.`,
  height: 236,
  draw(pen) {
    lengths.forEach((length, i) => {
      const x = 8 + i * pitch;
      const step = side / Math.max(...lengths);
      const wide = step * length;
      const left = x + (side - wide) / 2;
      for (let row = 0; row < length; row++)
        for (let column = 0; column < length; column++)
          pen.box(left + column * step, bottom - 40 - (row + 1) * step, step - 1.2, step - 1.2, {
            fill: tints[1],
            radius: 1,
          });
      for (let at = 0; at < length; at++)
        pen.box(left + at * step, bottom - 5, step - 1.2, 10, { fill: networkColour.rnn, radius: 1 });
      pen.text(`${length ** 2} pairs`, [x + side / 2, bottom - 24], {
        size: 14,
        weight: 600,
        colour: tints[1],
      });
      pen.text(`${length} steps`, [x + side / 2, bottom + 20], {
        size: 14,
        weight: 600,
        colour: networkColour.rnn,
      });
      pen.text(`${length} words`, [x + side / 2, bottom + 42], { size: 13, colour: palette.ink });
    });
    note(pen, 'squares: attention compares all pairs, at the same time', [184, 4]);
    note(pen, 'rows: an RNN takes one step after the other', [184, 226]);
  },
};
