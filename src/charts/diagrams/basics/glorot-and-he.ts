import { networkColour, palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, trace } from '../plane.ts';
import { type Diagram, tints } from '../shapes.ts';

import { medianSizes, spreads } from './signal-sizes.ts';

const [units, layers, draws] = [256, 10, 15];
const plane: Plane = { left: 34, right: 304, top: 26, bottom: 186, x: [0, layers], y: [0, 1.2] };
const rules = [
  { name: 'He', spread: spreads.he, theory: () => 1, colour: tints[2] },
  {
    name: 'Glorot',
    spread: spreads.glorot,
    theory: (layer: number) => 0.5 ** (layer / 2),
    colour: networkColour.rnn,
  },
];

/** Computed when it is first drawn or described, then kept. */
const curves = (() => {
  let kept: number[][] | undefined;
  return (): number[][] => {
    kept ??= rules.map(({ spread }) => medianSizes({ units, layers, draws, spread: spread(units) }));
    return kept;
  };
})();

export const glorotAndHe: Diagram = {
  title: 'He keeps a signal through ReLU, Glorot does not',
  get alt() {
    const told = curves().map(
      (sizes, i) =>
        `${rules[i]?.name}: ${(sizes[1] ?? 0).toFixed(2)} behind the first layer, ${(sizes.at(-1) ?? 0).toPrecision(2)} behind the tenth`,
    );
    return (
      `The size of a signal behind each of ${layers} ReLU layers of ${units} units, medians of ${draws} random draws, as dots; ` +
      `it begins at 1. ${told.join('. ')}. Lines show what the rules promise: 1 throughout for He, and a factor of 0.71 at ` +
      'each layer for Glorot, which does not make up for the half that ReLU removes.'
    );
  },
  height: 232,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [0, 2, 4, 6, 8, 10],
      up: [0, 0.5, 1],
      axes: false,
      name: 'ReLU layers passed',
      upName: 'size of the signal',
    });
    const at = (x: number, y: number) => onPlane(plane, x, y);
    curves().forEach((sizes, i) => {
      const rule = rules[i];
      if (!rule) return;
      trace(pen, plane, rule.theory, { colour: rule.colour, dash: i === 0 ? [] : [6, 3] });
      for (const [layer, size] of sizes.entries()) pen.circle(at(layer, size), 4, { fill: rule.colour });
      const [x, y] = at(layers, rule.theory(layers));
      pen.text(rule.name, [x + 10, y], { size: 14, weight: 600, colour: rule.colour, align: 'left' });
    });
    const [x, y] = at(3.6, 0.62);
    pen.text('each layer: × 0.71', [x, y], { size: 12, colour: palette.ink, align: 'left' });
  },
};
