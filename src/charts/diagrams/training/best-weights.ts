import { palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, plotted } from '../plane.ts';
import { type Diagram, note, segment } from '../shapes.ts';
import { emphasis, lossColour, lossKey } from './parts.ts';

/** The invented run of the lesson. */
const run = [
  { epoch: 1, training: 2.1, validation: 2 },
  { epoch: 3, training: 1.2, validation: 1.2 },
  { epoch: 5, training: 0.7, validation: 0.8 },
  { epoch: 8, training: 0.4, validation: 0.6 },
  { epoch: 12, training: 0.2, validation: 0.7 },
  { epoch: 20, training: 0.05, validation: 0.9 },
];
const best = run.reduce((a, b) => (b.validation < a.validation ? b : a));
const plane: Plane = { left: 34, right: 352, top: 30, bottom: 176, x: [0, 21], y: [0, 2.3] };

export const bestWeights: Diagram = {
  title: 'Stop early: keep the weights of the best epoch',
  alt:
    `An invented run. ${run.map(({ epoch, training, validation }) => `Epoch ${epoch}: training loss ${training}, validation loss ${validation}`).join('; ')}. ` +
    `The validation loss is least at epoch ${best.epoch}, marked by a line: these weights are kept. After it the training loss still falls, while the validation loss rises; that part is shaded.`,
  height: 228,
  draw(pen) {
    lossKey(pen, 8);
    const [x, y] = onPlane(plane, best.epoch, best.validation);
    pen.box(x, plane.top, plane.right - x, plane.bottom - plane.top, {
      fill: `${palette.alarm}26`,
      radius: 0,
    });
    drawPlane(pen, plane, {
      across: run.map(({ epoch }) => [epoch, String(epoch)]),
      up: [0, 1, 2].map((loss) => [loss, String(loss)]),
      name: 'epoch',
    });
    for (const name of ['training', 'validation'] as const) {
      const points = run.map((each) => [each.epoch, each[name]] as const);
      plotted(pen, plane, points, {
        colour: lossColour[name],
        dash: name === 'validation' ? [6, 4] : [],
      });
      for (const point of points) pen.circle(onPlane(plane, ...point), 4, { fill: lossColour[name] });
    }
    segment(pen, [x, plane.top], [x, plane.bottom], { colour: palette.ink, width: 1.5 });
    pen.circle([x, y], 8, { colour: palette.ink, width: 2 });
    pen.text(`best weights: epoch ${best.epoch}`, [x + 8, plane.top + 14], { ...emphasis, align: 'left' });
    note(pen, 'from here on it learns by heart', [x + 8, plane.top + 33], 'left');
    note(pen, 'an invented run; ring: the least validation loss', [184, 222]);
  },
};
