import { networkColour, palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { drawPlane, onPlane, type Plane, trace } from '../plane.ts';
import { type Diagram, tints } from '../shapes.ts';

import { stand, standGuess } from './stand.ts';

const plane: Plane = { left: 34, right: 352, top: 24, bottom: 188, x: [0, 11], y: [-60, 100] };
const warm = (sun: number): number => standGuess([sun, 0]).h[0] ?? 0;
const lake = (sun: number): number => stand.V[1] * (standGuess([sun, 0]).h[1] ?? 0);
const guess = (sun: number): number => standGuess([sun, 0]).guess;

export const bend: Diagram = {
  title: 'Two bent lines add up to a hill',
  alt:
    'Ices against hours of sun from 0 to 11. A dotted line, the first neuron: 0 up to one hour, then 10 more for each ' +
    `hour, ${warm(7)} at 7 and ${warm(10)} at 10. A dashed line, the second neuron taken −4 times: 0 up to 7 hours, ` +
    `then falling, ${minus(lake(10))} at 10. Their sum, a thick line, climbs to ${guess(7)} at 7 hours and then falls: ` +
    `${guess(9)} at 9, ${guess(10)} at 10. Without the bends the sum would be one straight line.`,
  height: 234,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [0, 1, 4, 7, 10],
      up: [-40, 0, 40, 80],
      axes: false,
      name: 'hours of sun',
      upName: 'ices',
    });
    trace(pen, plane, warm, { colour: networkColour.rnn, dash: [2, 3] });
    trace(pen, plane, lake, { colour: tints[3], dash: [8, 4], to: 10.7 });
    trace(pen, plane, guess, { colour: palette.ink, width: 3.5 });
    const at = (x: number, y: number) => onPlane(plane, x, y);
    for (const sun of [1, 7]) pen.circle(at(sun, guess(sun)), 4.5, { fill: palette.ink });
    const label = (text: string, x: number, y: number, colour: string, align: 'left' | 'right') =>
      pen.text(text, at(x, y), { size: 12, weight: 600, colour, align });
    label('neuron 1: warm', 9, 98, networkColour.rnn, 'right');
    label('−4 × neuron 2: at the lake', 7.2, -30, tints[3], 'right');
    label('sum: up, then down', 6.2, 22, palette.ink, 'left');
    label('bend', 1.2, -14, palette.ink, 'left');
  },
};
