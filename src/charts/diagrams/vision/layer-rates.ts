import { networkColour, palette } from '../../theme.ts';
import { type Diagram, note } from '../shapes.ts';
import { bold } from './parts.ts';

const factor = 2.6;
const names = ['new last layer', 'layer 3: parts', 'layer 2: textures', 'layer 1: edges'];
const rates = names.map((_, i) => 0.001 / factor ** i);
/** Three digits that count, without an exponent. */
const shown = (rate: number) => rate.toFixed(2 - Math.floor(Math.log10(rate))).replace(/0+$/, '');

export const layerRates: Diagram = {
  title: 'The earlier a layer, the smaller its steps',
  alt:
    `Bars of the learning rate of each layer in fine-tuning, each ${factor} times smaller than that of the layer above it: ` +
    `${names.map((name, i) => `${name} ${shown(rates[i] ?? 0)}`).join(', ')}. The last layer is new and learns from nothing; ` +
    `the first one is general and hardly moves.`,
  height: 218,
  draw(pen) {
    note(pen, 'learning rate', [120, 10], 'left');
    rates.forEach((rate, i) => {
      const y = 24 + i * 44;
      pen.text(names[i] ?? '', [0, y + 14], { align: 'left', ...(i === 0 && bold) });
      const wide = (rate / 0.001) * 180;
      pen.box(120, y, wide, 28, { fill: i === 0 ? networkColour.cnn : palette.muted, radius: 3 });
      pen.text(shown(rate), [120 + wide + 8, y + 14], { align: 'left', ...bold });
      if (i > 0) note(pen, `÷ ${factor}`, [340, y - 8]);
    });
    note(pen, 'the last layer is new; the first one is general already', [0, 206], 'left');
  },
};
