import { networkColour, palette, size } from '../../theme.ts';
import { type Diagram, note } from '../shapes.ts';

const [d, h] = [28, 64];
/** Weights of one block: a matrix for the input, one for the state, one bias for each unit. */
const block = h * (h + d + 1);
const networks = [
  { name: 'RNN', colour: networkColour.rnn, blocks: ['state'], keeps: 'a state, rewritten at each step' },
  {
    name: 'GRU',
    colour: networkColour.gru,
    blocks: ['update', 'reset', 'candidate'],
    keeps: 'a state that gates protect',
  },
  {
    name: 'LSTM',
    colour: networkColour.lstm,
    blocks: ['forget', 'input', 'output', 'candidate'],
    keeps: 'a state and a protected cell',
  },
];
const filters = 16;
const [k, channels] = [3, 8];
const convolution = filters * (k * k * channels + 1);
const grouped = (value: number): string => value.toLocaleString('en');

export const fourNetworks: Diagram = {
  title: 'Four networks: what they keep, what it costs',
  alt:
    `For ${d} features and ${h} units, the recurrent networks are made of equal blocks of ${grouped(block)} weights: ` +
    `${networks.map(({ name, blocks, keeps }) => `${name}, ${keeps}: ${blocks.length} (${blocks.join(', ')}), ${grouped(blocks.length * block)} weights`).join('; ')}. ` +
    `The CNN keeps nothing beyond its window; ${filters} filters of ${k}×${k} over ${channels} channels have ${grouped(convolution)} weights.`,
  height: 246,
  draw(pen) {
    pen.text('weights', [368, 6], { size: size.heading, weight: 600, align: 'right' });
    networks.forEach(({ name, colour, blocks, keeps }, i) => {
      const y = 28 + i * 58;
      pen.text(name, [0, y], { size: 14, weight: 600, colour, align: 'left' });
      note(pen, keeps, [52, y], 'left');
      blocks.forEach((part, j) => {
        const x = j * 74;
        pen.box(x, y + 12, 68, 24, { fill: palette.raised, colour, radius: 4, width: 2 });
        pen.text(part, [x + 34, y + 24]);
      });
      pen.text(grouped(blocks.length * block), [368, y + 24], { size: 14, weight: 600, align: 'right' });
    });
    const y = 28 + networks.length * 58;
    pen.text('CNN', [0, y], { size: 14, weight: 600, colour: networkColour.cnn, align: 'left' });
    note(pen, 'nothing: it sees its window only', [52, y], 'left');
    for (let f = 0; f < filters; f++)
      pen.box(f * 18, y + 12, 13, 13, { fill: palette.raised, colour: networkColour.cnn, radius: 2 });
    pen.text(grouped(convolution), [368, y + 19], { size: 14, weight: 600, align: 'right' });
    note(
      pen,
      `${filters} filters ${k}×${k} over ${channels} channels; the others: ${h} units, ${d} features`,
      [0, y + 38],
      'left',
    );
  },
};
