import { networkColour, palette, size } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';

const [d, h] = [28, 64];
const parts = [
  { name: 'input', wide: d, colour: tints[1] },
  { name: 'state', wide: h, colour: tints[0] },
  { name: 'bias', wide: 1, colour: palette.ink },
];
const across = d + h + 1;
const block = h * across;
const networks = [
  { name: 'RNN', blocks: 1, colour: networkColour.rnn },
  { name: 'GRU', blocks: 3, colour: networkColour.gru },
  { name: 'LSTM', blocks: 4, colour: networkColour.lstm },
];
const grouped = (value: number): string => value.toLocaleString('en');
const scale = 1.5;

export const parameterBlocks: Diagram = {
  title: 'Counting weights: one block, three or four',
  alt:
    `A block of weights for ${h} units and ${d} features, drawn to scale: ${h} rows, and ${d} columns for the input, ${h} for the state and 1 for the bias: ${h} · ${across} = ${grouped(block)} weights. ` +
    `${networks.map(({ name, blocks }) => `${name}: ${blocks} of these, ${grouped(blocks * block)}`).join('; ')}. The length of the sequence does not matter.`,
  height: 236,
  draw(pen) {
    const top = 26;
    let x = 34;
    for (const { name, wide, colour } of parts) {
      pen.box(x, top, Math.max(2.5, wide * scale), h * scale, {
        fill: `${colour}66`,
        colour,
        width: 1,
        radius: 1,
      });
      pen.text(name, [name === 'bias' ? x + 16 : x + (wide * scale) / 2, 10], {
        size: size.heading,
        weight: 600,
      });
      if (wide > 1) note(pen, String(wide), [x + (wide * scale) / 2, top + h * scale + 12]);
      x += wide * scale + 3;
    }
    note(pen, '1', [x + 1, top + h * scale + 12]);
    note(pen, String(h), [24, top + (h * scale) / 2], 'right');
    pen.text('one block:', [368, top + 24], { size: 13, align: 'right' });
    pen.text(`${h} · (${d} + ${h} + 1)`, [368, top + 46], { size: 13, align: 'right' });
    pen.text(`= ${grouped(block)} weights`, [368, top + 68], { size: 13, weight: 600, align: 'right' });
    networks.forEach(({ name, blocks, colour }, i) => {
      const y = 158 + i * 30;
      pen.text(name, [0, y], { size: 14, weight: 600, colour, align: 'left' });
      for (let b = 0; b < blocks; b++)
        pen.box(54 + b * 44, y - 11, 38, 22, { fill: palette.raised, colour, width: 2, radius: 3 });
      pen.text(`${blocks} · ${grouped(block)} = ${grouped(blocks * block)}`, [368, y], {
        size: 13,
        align: 'right',
      });
    });
  },
};
