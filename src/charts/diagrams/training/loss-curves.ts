import { palette } from '../../theme.ts';
import { drawPlane, evenly, type Plane, plotted } from '../plane.ts';
import { uniforms } from '../seeded.ts';
import { type Diagram, note } from '../shapes.ts';
import { emphasis, lossColour, lossKey } from './parts.ts';

const random = uniforms(2);
const falling = (end: number) => (t: number) => end + (1 - end) * Math.exp(-4 * t);
const leaping = evenly(0, 1, 25).map((t) => [t, 0.55 + 0.45 * (2 * random() - 1)] as const);
const smooth = (f: (t: number) => number) => evenly(0, 1, 40).map((t) => [t, f(t)] as const);
/** Invented losses over the time of a training, from 0 to 1. */
const cases = [
  {
    ...{ name: 'both fall', says: 'it learns: go on' },
    ...{ training: smooth(falling(0.12)), validation: smooth(falling(0.2)) },
  },
  {
    ...{ name: 'both flat and high', says: 'it does not learn' },
    ...{
      training: smooth((t) => 0.92 + 0.015 * Math.sin(20 * t)),
      validation: smooth((t) => 0.97 + 0.012 * Math.sin(17 * t)),
    },
  },
  {
    ...{ name: 'one falls, one rises', says: 'it learns by heart' },
    ...{ training: smooth(falling(0.06)), validation: smooth((t) => falling(0.3)(t) + 0.45 * t ** 2) },
  },
  {
    ...{ name: 'leaping', says: 'the steps are too large' },
    ...{ training: leaping, validation: leaping.map(([t, y]) => [t, Math.min(1.05, y + 0.1)] as const) },
  },
];
const [wide, gap, high, row] = [170, 28, 52, 106];

export const lossCurves: Diagram = {
  title: 'Four pairs of curves, and what they say',
  alt:
    'Four small charts of invented losses over epochs, each with a solid training line and a dashed validation line. ' +
    `${cases.map(({ name, says }, i) => `${i + 1} ${name}: ${says}`).join('. ')}. Down is good; the distance between both lines says how much worse it does on unknown examples.`,
  height: 240,
  draw(pen) {
    lossKey(pen, 8);
    cases.forEach(({ name, says, training, validation }, i) => {
      const left = (i % 2) * (wide + gap);
      const top = 48 + Math.floor(i / 2) * row;
      const plane: Plane = { left, right: left + wide, top, bottom: top + high, x: [0, 1], y: [0, 1.1] };
      note(pen, name, [left, top - 14], 'left');
      drawPlane(pen, plane, {});
      plotted(pen, plane, training, { colour: lossColour.training });
      plotted(pen, plane, validation, { colour: lossColour.validation, dash: [6, 4] });
      pen.text(says, [left, top + high + 15], { ...emphasis, size: 13, align: 'left' });
    });
    pen.text('left to right: epochs', [368, 8], { colour: palette.muted, align: 'right' });
  },
};
