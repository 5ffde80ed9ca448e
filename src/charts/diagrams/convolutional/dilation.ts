import type { Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { type Diagram, note, segment, yellow } from '../shapes.ts';

const k = 2;
const gaps = [1, 2, 4, 8];
/** How many steps the last output sees: 1 + (k − 1) · the sum of the gaps. */
const field = 1 + (k - 1) * gaps.reduce((sum, d) => sum + d, 0);
const plain = 1 + gaps.length * (k - 1);
const [pitch, rise, bottom] = [19.2, 43, 198];
const at = (layer: number, step: number): Point => [58 + step * pitch, bottom - layer * rise];

/** The steps of each layer on which the last output depends, from the input up. */
function seen(): Set<number>[] {
  let above = new Set([field - 1]);
  const layers = [above];
  for (const d of gaps.toReversed()) {
    above = new Set([...above].flatMap((step) => Array.from({ length: k }, (_, u) => step - u * d)));
    layers.unshift(above);
  }
  return layers;
}

export const dilation: Diagram = {
  title: `Gaps that double: ${gaps.length} layers see ${field} steps`,
  alt:
    `${field} time steps and ${gaps.length} layers of causal convolution with k = ${k} and dilation d = ${gaps.join(', ')}. Lines lead from the last output down to all ${field} inputs: ` +
    `each unit looks at two places, d steps apart. Without gaps (d = 1 in each layer) ${gaps.length} layers would see only ${plain} steps.`,
  height: 236,
  draw(pen) {
    const used = seen();
    gaps.forEach((d, i) => {
      for (const step of used[i + 1] ?? [])
        for (let u = 0; u < k; u++)
          segment(pen, at(i, step - u * d), at(i + 1, step), { colour: yellow, width: 1.5 });
      note(pen, `d = ${d}`, [40, bottom - (i + 0.5) * rise], 'right');
    });
    used.forEach((steps, layer) => {
      for (let step = 0; step < field; step++) {
        const lit = steps.has(step);
        pen.circle(at(layer, step), 5.5, {
          fill: lit ? (layer === 0 ? palette.ink : yellow) : palette.raised,
          colour: lit ? palette.card : palette.edge,
          width: 1,
        });
      }
    });
    note(pen, 'output', [at(0, field - 1)[0] + 6, 8], 'right');
    note(pen, `step 1`, [at(0, 0)[0], bottom + 18]);
    note(pen, `step ${field}`, [at(0, field - 1)[0] - 6, bottom + 18]);
    note(pen, `without gaps: ${plain} steps`, [184, bottom + 18]);
  },
};
