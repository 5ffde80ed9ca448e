import { networkColour } from '../../theme.ts';
import { type Diagram, note } from '../shapes.ts';
import { emphasis } from './parts.ts';

const inputs = 28;
const weightsOf = (blocks: number, units: number): number => blocks * units * (units + inputs + 1);
const units = 64;
const [rnn, lstm] = [weightsOf(1, units), weightsOf(4, units)];
/** The most units with which an LSTM has no more weights than the plain RNN. */
let thrifty = 1;
while (weightsOf(4, thrifty + 1) <= rnn) thrifty += 1;
const cases = [
  {
    name: 'equal units',
    rows: [
      { network: 'RNN', units, weights: rnn },
      { network: 'LSTM', units, weights: lstm },
    ],
  },
  {
    name: 'equal weights (nearly)',
    rows: [
      { network: 'RNN', units, weights: rnn },
      { network: 'LSTM', units: thrifty, weights: weightsOf(4, thrifty) },
    ],
  },
];
const bars = { units: 54, weights: 176 };
const count = (value: number): string => value.toLocaleString('en');

export const fairComparison: Diagram = {
  title: 'Equal units or equal weights, not both',
  alt:
    `A plain RNN and an LSTM with ${inputs} inputs. ` +
    `${cases.map(({ name, rows }) => `${name}: ${rows.map((row) => `${row.network} ${row.units} units and ${count(row.weights)} weights`).join(', ')}`).join('. ')}. ` +
    `With equal units the LSTM has ${(lstm / rnn).toFixed(0)} times the weights; with equal weights it has ${Math.round((100 * thrifty) / units)}% of the units.`,
  height: 224,
  draw(pen) {
    cases.forEach(({ name, rows }, i) => {
      const top = 6 + i * 112;
      pen.text(name, [0, top + 4], { ...emphasis, align: 'left' });
      rows.forEach(({ network, units: each, weights }, row) => {
        const y = top + 22 + row * 32;
        const fill = network === 'RNN' ? networkColour.rnn : networkColour.lstm;
        pen.text(network, [0, y + 12], { size: 12, weight: 600, colour: fill, align: 'left' });
        pen.box(bars.units, y, (60 * each) / units, 24, { fill, radius: 2 });
        pen.text(String(each), [bars.units + (60 * each) / units + 6, y + 12], {
          ...emphasis,
          align: 'left',
        });
        pen.box(bars.weights, y, (134 * weights) / lstm, 24, { fill, radius: 2 });
        pen.text(count(weights), [bars.weights + (134 * weights) / lstm + 6, y + 12], {
          ...emphasis,
          align: 'left',
        });
      });
      note(pen, 'units', [bars.units, top + 90], 'left');
      note(pen, 'weights and biases', [bars.weights, top + 90], 'left');
    });
    note(pen, `inputs: ${inputs}`, [368, 10], 'right');
  },
};
