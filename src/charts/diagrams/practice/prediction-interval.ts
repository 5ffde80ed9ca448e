import { networkColour, palette } from '../../theme.ts';
import { drawPlane, evenly, onPlane, type Plane } from '../plane.ts';
import { type Diagram, note } from '../shapes.ts';

const factor = 0.9;
/** Standard normal quantile of 0.95: 90% lie between minus and plus this. */
const ninety = 1.6449;
const ahead = 14;
/** An invented past of the series y(t+1) = 0.9 y(t) + noise; its last value is where the forecast begins. */
const past = [-1.2, -0.3, -1.1, 0.4, 1.6, 0.9, 2.2, 3.4, 2.6, 3.9, 4.4];
const last = past.at(-1) ?? 0;
const middle = (n: number): number => last * factor ** n;
const half = (n: number): number => ninety * Math.sqrt((1 - factor ** (2 * n)) / (1 - factor ** 2));
const plane: Plane = {
  ...{ left: 30, right: 360, top: 28, bottom: 200 },
  ...{ x: [-(past.length - 1), ahead], y: [-4, 8] },
};

export const predictionIntervalDiagram: Diagram = {
  title: 'The further ahead, the wider the interval',
  alt:
    `A series up to now and its forecast ${ahead} steps ahead with a shaded interval that is to hold the truth in 90% of all cases. The ` +
    `forecast returns to the mean 0; the interval is ±${half(1).toFixed(2)} one step ahead, ±${half(2).toFixed(2)} two steps, ` +
    `±${half(7).toFixed(2)} seven steps ahead, and then grows hardly any more.`,
  height: 240,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [-10, -5, 0, 5, 10].map((n) => [n, n === 0 ? 'now' : String(n).replace('-', '−')]),
      up: [-4, 0, 4, 8].map((value) => [value, String(value).replace('-', '−')]),
      name: 'steps',
    });
    const steps = evenly(0, ahead, ahead + 1);
    const upper = steps.map((n) => onPlane(plane, n, middle(n) + half(n)));
    const lower = steps.map((n) => onPlane(plane, n, middle(n) - half(n)));
    pen.polygon([...upper, ...lower.toReversed()], { fill: `${networkColour.rnn}50`, width: 0 });
    for (const edge of [upper, lower]) pen.line(edge, { colour: networkColour.rnn, width: 1.2 });
    pen.line(
      past.map((value, i) => onPlane(plane, i - past.length + 1, value)),
      { colour: palette.ink, width: 2.5 },
    );
    pen.line(
      steps.map((n) => onPlane(plane, n, middle(n))),
      { colour: networkColour.rnn, width: 2.5, dash: [7, 4] },
    );
    for (const n of [1, 7]) {
      const [x, y] = onPlane(plane, n, middle(n) + half(n));
      pen.text(`±${half(n).toFixed(2)}`, [x + 4, y - 12], { size: 13, weight: 600 });
    }
    note(pen, 'shaded: holds the truth in 90% of all cases', [plane.left, 10], 'left');
  },
};
