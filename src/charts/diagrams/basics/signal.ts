import { networkColour, palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane } from '../plane.ts';
import { type Diagram, note, tints } from '../shapes.ts';

import { medianSizes, spreads } from './signal-sizes.ts';

const [units, layers, draws] = [256, 10, 5];
const plane: Plane = { left: 46, right: 256, top: 26, bottom: 186, x: [0, layers], y: [-8, 4] };
const lines = [
  { factor: 1, name: 'just right', colour: palette.ink, dash: [] },
  { factor: 1.5, name: '1.5 × as large', colour: tints[3], dash: [8, 4] },
  { factor: 0.2, name: '0.2 × as large', colour: networkColour.rnn, dash: [2, 3] },
];

/** Computed when it is first drawn or described, then kept. */
const curves = (() => {
  let kept: number[][] | undefined;
  return (): number[][] => {
    kept ??= lines.map(({ factor }) =>
      medianSizes({ units, layers, draws, spread: factor * spreads.he(units) }),
    );
    return kept;
  };
})();

export const signal: Diagram = {
  title: 'Only the right weights keep the signal',
  get alt() {
    const ends = curves().map(
      (sizes, i) => `Weights ${lines[i]?.name}: ${(sizes.at(-1) ?? 0).toPrecision(2)} after ${layers}`,
    );
    return (
      `The size of a signal on a logarithmic axis behind each of ${layers} ReLU layers of ${units} units with random ` +
      `weights, medians of ${draws} draws; before the first layer it is 1. ${ends.join('; ')}. Only one setting keeps the ` +
      'signal; the others multiply it by the same factor at every layer.'
    );
  },
  height: 232,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [0, 2, 4, 6, 8, 10],
      up: [
        [3, '1,000'],
        [0, '1'],
        [-3, '0.001'],
        [-6, '10⁻⁶'],
      ],
      axes: false,
      name: 'layers passed',
      upName: 'size of the signal',
    });
    const at = (x: number, y: number) => onPlane(plane, x, y);
    note(pen, 'weights:', [at(layers, 0)[0] + 8, at(layers, 3.6)[1]], 'left');
    curves().forEach((sizes, i) => {
      const line = lines[i];
      if (!line) return;
      pen.line(
        sizes.map((size, layer) => at(layer, Math.log10(size))),
        { colour: line.colour, dash: line.dash, width: 2.5 },
      );
      const [x, y] = at(layers, Math.log10(sizes.at(-1) ?? 1));
      pen.text(line.name, [x + 8, y], { size: 13, weight: 600, colour: line.colour, align: 'left' });
    });
  },
};
