import { formula } from '../../formula.ts';
import { palette } from '../../theme.ts';
import { type Diagram, green, note, pink } from '../shapes.ts';

const columns = [
  {
    name: 'LSTM',
    x: 106,
    colour: pink,
    states: ['c', 'h'],
    gates: ['f', 'i', 'o'],
    candidate: 'g',
    mix: 'independent',
    adds: 'yes',
  },
  {
    name: 'GRU',
    x: 256,
    colour: green,
    states: ['h'],
    gates: ['z', 'r'],
    candidate: 'h̃',
    mix: 'coupled',
    adds: 'no',
  },
];
const rows = { states: 46, gates: 86, blocks: 126, mix: 166, adds: 200 };

export const lstmOrGru: Diagram = {
  title: 'LSTM and GRU: what each is made of',
  alt: `${columns
    .map(
      ({ name, states, gates, candidate, mix, adds }) =>
        `${name}: ${states.length} state${states.length > 1 ? 's' : ''} (${states.join(', ')}), ${gates.length} gates (${gates.join(', ')}), ${gates.length + 1} blocks of weights (one for each gate and one for the candidate ${candidate}); keeping and writing are ${mix}; counts without bound: ${adds}`,
    )
    .join('. ')}.`,
  height: 236,
  draw(pen) {
    for (const [name, y] of [
      ['states', rows.states],
      ['gates', rows.gates],
      ['weight blocks', rows.blocks],
      ['keep and write', rows.mix],
      ['counts', rows.adds],
    ] as const)
      note(pen, name, [0, y], 'left');
    for (const { name, x, colour, states, gates, candidate, mix, adds } of columns) {
      pen.text(name, [x, 12], { size: 15, weight: 600, colour, align: 'left' });
      states.forEach((letter, i) => {
        pen.box(x + i * 33, rows.states - 14, 28, 28, { fill: palette.raised, colour, width: 2 });
        formula(pen, letter, [x + 14 + i * 33, rows.states]);
      });
      gates.forEach((letter, i) => {
        pen.circle([x + 14 + i * 33, rows.gates], 14, { fill: palette.raised, colour, width: 2 });
        formula(pen, letter, [x + 14 + i * 33, rows.gates]);
      });
      [...gates, candidate].forEach((letter, i) => {
        pen.box(x + i * 33, rows.blocks - 14, 28, 28, { fill: colour, radius: 2 });
        formula(pen, letter, [x + 14 + i * 33, rows.blocks], { colour: palette.card });
      });
      pen.text(mix, [x, rows.mix], { size: 14, weight: 600, align: 'left' });
      pen.text(adds, [x, rows.adds], { size: 14, weight: 600, align: 'left' });
    }
    note(pen, 'counts: can a number in it grow without bound?', [184, 228]);
  },
};
