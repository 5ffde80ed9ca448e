import type { Pen } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { drawPlane, evenly, onPlane, type Plane, plotted } from '../plane.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { headingStyle } from './parts.ts';

const classes: Plane = { left: 24, right: 166, top: 46, bottom: 176, x: [0, 1], y: [0, 5] };
const numbers: Plane = { left: 222, right: 364, top: 46, bottom: 176, x: [-2.2, 2.2], y: [0, 5] };
const marked = [0.9, 0.5, 0.1, 0.01];
const crossEntropy = (p: number): number => -Math.log(p);
const knowsNothing = 10;

export const lossShapes: Diagram = {
  title: 'How a loss grows with the mistake',
  alt:
    'Two charts. Left, for classes: cross-entropy −ln p over the probability p of the right class, falling steeply from p near 0 to 0 ' +
    `at p = 1; ${marked.map((p) => `p = ${p} gives ${crossEntropy(p).toFixed(2)}`).join(', ')}. A dashed line at ${Math.log(knowsNothing).toFixed(2)} is the loss of one who ` +
    'knows nothing of ten classes. Right, for numbers: squared error, a parabola, and absolute error, two straight lines, over the miss ŷ − y. ' +
    `A miss of 1 costs 1 in both; a miss of 2 costs ${2 ** 2} squared and ${Math.abs(2)} absolute.`,
  height: 232,
  draw(pen) {
    pen.text('classes: −ln p', [(classes.left + classes.right) / 2, 12], headingStyle);
    drawPlane(pen, classes, {
      across: [0, 0.5, 1].map((p) => [p, String(p)]),
      up: [0, 1, 2, 3, 4, 5].map((y) => [y, String(y)]),
      name: 'p of the right class',
    });
    const curve = evenly(Math.exp(-5), 1, 160).map((p) => [p, crossEntropy(p)] as const);
    plotted(pen, classes, curve, { colour: yellow });
    const even = Math.log(knowsNothing);
    plotted(
      pen,
      classes,
      [
        [0, even],
        [1, even],
      ],
      { colour: palette.ink, width: 1, dash: [4, 3] },
    );
    const [right, level] = onPlane(classes, 1, even);
    pen.text(`ln ${knowsNothing} = ${even.toFixed(2)}`, [right, level - 10], { align: 'right' });
    for (const p of marked)
      pen.circle(onPlane(classes, p, crossEntropy(p)), 4, { fill: yellow, colour: palette.card, width: 1 });
    forNumbers(pen);
    note(pen, 'ln 10: the loss of a guess among 10 classes', [classes.left - 24, 224], 'left');
  },
};

function forNumbers(pen: Pen): void {
  pen.text('numbers', [(numbers.left + numbers.right) / 2, 12], headingStyle);
  pen.text('squared,', [numbers.left - 8, 30], { colour: yellow, align: 'left' });
  pen.text('absolute (dashed)', [numbers.right, 30], { colour: blue, align: 'right' });
  drawPlane(pen, numbers, {
    across: [-2, -1, 0, 1, 2].map((miss) => [miss, String(miss).replace('-', '−')]),
    up: [0, 1, 2, 3, 4, 5].map((y) => [y, String(y)]),
    name: 'miss ŷ − y',
  });
  const misses = evenly(-2.2, 2.2, 89);
  plotted(
    pen,
    numbers,
    misses.map((miss) => [miss, miss ** 2] as const),
    { colour: yellow },
  );
  plotted(
    pen,
    numbers,
    misses.map((miss) => [miss, Math.abs(miss)] as const),
    { colour: blue, dash: [6, 4] },
  );
}
