import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer } from '../shapes.ts';
import { wordBox } from './parts.ts';

const colour = networkColour.rnn;
const inputs = ['h', 'e', 'l', 'l'];
const drawn = ['e', 'l', 'l', 'o'];
const pitch = 92;
const left = 38;
const rows = { output: 46, cell: 112, input: 180 };

export const characterRnn: Diagram = {
  title: 'It writes: what it draws is its next input',
  alt:
    `One recurrent cell at ${inputs.length} steps. ${inputs.map((letter, i) => `Step ${i + 1} reads “${letter}” and draws “${drawn[i]}”`).join('; ')}. ` +
    'Dashed arrows lead from each drawn letter down to the input of the next step. The state is handed on from cell to cell and must not be reset in between.',
  height: 236,
  draw(pen) {
    note(pen, 'drawn from its guess', [184, 14]);
    inputs.forEach((letter, i) => {
      const x = left + i * pitch;
      pen.box(x - 28, rows.cell - 22, 56, 44, { fill: palette.raised, colour, radius: 8, width: 2 });
      pen.text('RNN', [x, rows.cell], { size: 13, weight: 600, colour });
      wordBox(pen, letter, [x, rows.input], [32, 30], { size: 17, weight: 600 });
      wordBox(pen, drawn[i] ?? '', [x, rows.output], [32, 30], {
        size: 17,
        weight: 600,
        edge: colour,
        thick: 2,
      });
      pointer(pen, [x, rows.input - 15], [x, rows.cell + 23], { width: 2 });
      pointer(pen, [x, rows.cell - 22], [x, rows.output + 17], { width: 2 });
      if (i === inputs.length - 1) return;
      pointer(pen, [x + 28, rows.cell], [x + pitch - 28, rows.cell], { colour, width: 2.5 });
      back(pen, x);
    });
    note(pen, 'blue: the state is handed on', [184, 210]);
    note(pen, 'dashed: the drawn letter goes in at the next step', [184, 228]);
  },
};

/** From a drawn letter to the input of the next step. */
function back(pen: Pen, x: number): void {
  const middle = x + pitch / 2;
  pen.arrow(
    [
      [x + 16, rows.output],
      [middle, rows.output],
      [middle, rows.input],
      [x + pitch - 17, rows.input],
    ],
    { colour: palette.muted, dash: [4, 3], width: 2 },
  );
}
