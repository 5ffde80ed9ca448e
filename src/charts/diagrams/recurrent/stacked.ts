import { formula } from '../../formula.ts';
import { palette } from '../../theme.ts';
import { blue, type Diagram, node, note, orange, pointer } from '../shapes.ts';
import { stateBox } from './parts.ts';

const [steps, first, pitch] = [4, 96, 70];
const rows = [
  { layer: 1, y: 132, colour: blue },
  { layer: 2, y: 66, colour: orange },
];
/** When a state can be computed: it waits for its left neighbour and for the layer below. */
const tick = (layer: number, step: number): number => layer + step - 1;
const [layers, inputRow] = [rows.length, 194];

export const stackedPicture: Diagram = {
  title: 'A second layer reads the states of the first',
  alt:
    `Two recurrent layers over ${steps} steps. The inputs x_1 to x_${steps} go into layer 1; each of its states goes on to the next step and also up into layer 2, which has weights and states of its own. The answer y leaves at the last state of layer 2. ` +
    `Small numbers say when each state can be computed: layer 1 at 1 to ${steps}, layer 2 at 2 to ${tick(layers, steps)}. So it takes ${steps} + ${layers} − 1 = ${tick(layers, steps)} steps in a row, not ${steps} · ${layers} = ${steps * layers}.`,
  height: 242,
  draw(pen) {
    for (const { layer, y, colour } of rows) {
      pen.text(`layer ${layer}`, [0, y], { size: 13, weight: 600, colour, align: 'left' });
      for (let step = 1; step <= steps; step++) {
        const x = first + (step - 1) * pitch;
        stateBox(pen, [x, y], '', { wide: 44, high: 32, fill: colour });
        formula(pen, `h^${layer}`, [x - 6, y], { colour: palette.card });
        formula(pen, `_${step}`, [x + 6, y], { colour: palette.card });
        pointer(pen, [x, y + 49], [x, y + 17], { width: 1.5 });
        pen.text(String(tick(layer, step)), [x + 15, y + 30], { weight: 600, colour });
        if (step < steps) pointer(pen, [x + 22, y], [x + pitch - 22, y], { colour, width: 2.5 });
        if (layer === 1) node(pen, [x, inputRow], `x_${step}`, 14);
      }
    }
    const last = first + (steps - 1) * pitch;
    pointer(pen, [last, 49], [last, 26]);
    formula(pen, 'y', [last, 13]);
    note(pen, 'small numbers: when it can be computed', [0, 13], 'left');
    pen.text(`${tick(layers, steps)} steps in a row, not ${layers * steps}`, [184, 232], {
      size: 13,
      weight: 600,
    });
  },
};
