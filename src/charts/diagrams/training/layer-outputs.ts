import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note, pointer } from '../shapes.ts';
import { emphasis } from './parts.ts';

/** The example of the lesson. */
const [sequences, steps, units] = [2, 5, 4];
const pitch = 54;
const colour = networkColour.lstm;
const cases = [
  { name: 'the last state', shape: [sequences, units], last: true, how: 'Keras as it is; h_n in PyTorch' },
  {
    ...{ name: 'the state of every step', shape: [sequences, steps, units], last: false },
    how: 'return_sequences=True; output in PyTorch',
  },
];

export const layerOutputs: Diagram = {
  title: 'What a recurrent layer gives back',
  alt:
    `A layer of ${units} units reads ${steps} steps, drawn as a row of boxes, twice; ${sequences} sequences at a time. ` +
    `${cases.map(({ name, shape, how }) => `${name}, shape (${shape.join(', ')}): ${how}`).join('. ')}. ` +
    'Arrows leave the boxes whose state is given back: once only the last box, once every box.',
  height: 230,
  draw(pen) {
    cases.forEach(({ name, shape, last, how }, i) => {
      const y = 6 + i * 106;
      pen.text(name, [0, y], { ...emphasis, align: 'left' });
      pen.text(`(${shape.join(', ')})`, [368, y], { ...emphasis, align: 'right' });
      row(pen, y + 52, last);
      note(pen, how, [0, y + 86], 'left');
    });
    pen.text(`${sequences} sequences, ${steps} steps, ${units} units`, [368, 214], {
      colour: palette.muted,
      align: 'right',
    });
  },
};

function row(pen: Pen, y: number, onlyLast: boolean): void {
  for (let step = 0; step < steps; step++) {
    const x = 34 + step * pitch;
    const isGiven = !onlyLast || step === steps - 1;
    if (step > 0) pointer(pen, [x - pitch + 36, y], [x, y], { colour: palette.muted });
    pen.box(x, y - 15, 36, 30, { fill: isGiven ? colour : palette.raised, colour, radius: 5 });
    pen.text(`h${'₁₂₃₄₅'[step] ?? ''}`, [x + 18, y], {
      size: 13,
      weight: 600,
      colour: isGiven ? palette.card : palette.ink,
    });
    if (isGiven) pointer(pen, [x + 18, y - 15], [x + 18, y - 36], { width: 2 });
  }
}
