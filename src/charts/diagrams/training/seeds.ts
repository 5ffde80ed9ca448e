import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { drawPlane, onPlane, type Plane, plotted } from '../plane.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { epochCount, lossesWith } from './tiny-network.ts';

const runs = [
  { seed: 1, colour: yellow, dash: [] },
  { seed: 2, colour: blue, dash: [7, 4] },
  { seed: 3, colour: networkColour.gru, dash: [2, 3] },
].map((run) => ({ ...run, losses: lossesWith(run.seed) }));
const again = lossesWith(1);
const plane: Plane = { left: 34, right: 306, top: 36, bottom: 176, x: [0, epochCount], y: [-2, 0.1] };
/** The axis of the loss is logarithmic. */
const place = Math.log10;
const at = [0, 5, 10, 20, 30];

export const seedsPicture: Diagram = {
  title: 'Another seed, another curve',
  alt:
    `The losses of one tiny network that was really trained, with the seeds 1, 2 and 3 and once more with 1, over ${epochCount} epochs. After ${at.join(', ')} epochs: ` +
    `${runs.map(({ seed, losses }) => `seed ${seed}: ${at.map((epoch) => losses[epoch]?.toFixed(3)).join(', ')}`).join('; ')}. ` +
    `The second run with seed 1 (rings) ${again.every((loss, i) => loss === runs[0]?.losses[i]) ? 'lies on the first to the last digit' : 'differs'}.`,
  height: 228,
  draw(pen) {
    drawPlane(pen, plane, {
      across: [0, 10, 20, 30].map((epoch) => [epoch, String(epoch)]),
      up: [0.01, 0.03, 0.1, 0.3, 1].map((loss) => [place(loss), String(loss)]),
      name: 'epoch',
    });
    note(pen, 'loss, each line about three times the one below', [plane.left, 12], 'left');
    for (const { losses, ...style } of runs)
      plotted(
        pen,
        plane,
        losses.map((loss, epoch) => [epoch, place(loss)] as const),
        style,
      );
    for (const [epoch, loss] of again.entries())
      if (epoch % 3 === 0)
        pen.circle(onPlane(plane, epoch, place(loss)), 4.5, { colour: palette.ink, width: 1.5 });
    key(pen);
    note(pen, 'line: first run; rings: a second run with seed 1', [184, 222]);
  },
};

function key(pen: Pen): void {
  const ends = runs
    .map(({ seed, colour, losses }) => ({ seed, colour, end: losses.at(-1) ?? 0 }))
    .sort((a, b) => b.end - a.end);
  let lowest = Number.NEGATIVE_INFINITY;
  for (const { seed, colour, end } of ends) {
    const y = Math.max(onPlane(plane, epochCount, place(end))[1], lowest + 16);
    lowest = y;
    pen.text(`seed ${seed}`, [plane.right + 8, y], { size: 13, weight: 600, colour, align: 'left' });
  }
}
