import { formula } from '../../formula.ts';
import { palette } from '../../theme.ts';
import { twoDecimals } from '../numbers.ts';
import { blue, type Diagram, note, orange, segment } from '../shapes.ts';
import { unitStates } from './parts.ts';

const inputs = [1, 0, 0, 0, 0];
const rows = [
  { u: 0.5, says: 'fades' },
  { u: 1, says: 'fades slowly' },
  { u: 2, says: 'locks in' },
  { u: -1, says: 'swings' },
].map((row) => ({ ...row, states: unitStates(inputs, row.u) }));
const written = (u: number) => u.toFixed(1).replace('-', '−');
const [first, pitch, tall] = [92, 41, 22];

export const impulse: Diagram = {
  title: 'What one recurrent weight makes of an impulse',
  alt:
    `One unit, h_t = tanh(u h_(t−1) + x_t), gets the input 1 once and then zeros. Its states as bars over ${inputs.length} steps: ` +
    `${rows.map(({ u, says, states }) => `u = ${written(u)} ${says}: ${states.map(twoDecimals).join(', ')}`).join('; ')}.`,
  height: 238,
  draw(pen) {
    formula(pen, 'input x_t', [0, 10], { size: 14, align: 'left' });
    inputs.forEach((x, i) => {
      pen.text(String(x), [first + i * pitch, 10], { size: 14, weight: 600 });
    });
    rows.forEach(({ u, says, states }, row) => {
      const zero = 62 + row * 46;
      formula(pen, `u = ${written(u)}`, [0, zero - 10], { size: 14, align: 'left' });
      pen.text(says, [368, zero - 10], { size: 13, weight: 600, align: 'right' });
      segment(pen, [first - 18, zero], [first + (inputs.length - 1) * pitch + 18, zero], {
        colour: palette.edge,
        width: 1,
      });
      states.forEach((h, i) => {
        const x = first + i * pitch;
        const high = Math.abs(h) * tall;
        pen.box(x - 13, h < 0 ? zero : zero - high, 26, high, { fill: h < 0 ? orange : blue, radius: 2 });
        note(pen, twoDecimals(h), [x, h < 0 ? zero + high + 8 : zero - high - 8]);
      });
    });
  },
};
