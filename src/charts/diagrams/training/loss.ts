import { palette } from '../../theme.ts';
import { blue, type Diagram, note, yellow } from '../shapes.ts';
import { emphasis, headingStyle } from './parts.ts';

/** Probabilities that four networks give to the right answer, as in the lesson. */
const beliefs = [0.9, 0.5, 0.1, 0.01];
const lossOf = (p: number): number => -Math.log(p);
const [belief, loss] = [
  { left: 44, wide: 124 },
  { left: 216, wide: 106 },
];
const pitch = 40;

export const lossPicture: Diagram = {
  title: 'Less trust in the right answer, more loss',
  alt:
    'The picture shows a 7. Four networks trust in 7 to different degrees, each with its loss: ' +
    `${beliefs.map((p) => `${Math.round(100 * p)}% gives ${lossOf(p).toFixed(2)}`).join(', ')}. A bar on the left is the trust, a bar ` +
    'on the right the loss. 100% would give 0. The last network is almost sure of a wrong answer and is punished most.',
  height: 216,
  draw(pen) {
    pen.text('trust in the right answer', [belief.left, 10], { ...headingStyle, align: 'left' });
    pen.text('loss', [loss.left, 10], { ...headingStyle, align: 'left' });
    const most = lossOf(beliefs.at(-1) ?? 1);
    beliefs.forEach((p, i) => {
      const y = 26 + i * pitch;
      pen.box(belief.left, y, belief.wide, 24, { colour: palette.edge, radius: 3 });
      pen.box(belief.left, y, Math.max(2, belief.wide * p), 24, { fill: blue, radius: 3 });
      pen.text(`${Math.round(100 * p)}%`, [belief.left - 6, y + 12], { ...emphasis, align: 'right' });
      pen.text('→', [192, y + 12], { size: 16, colour: palette.muted });
      pen.box(loss.left, y, (loss.wide * lossOf(p)) / most, 24, { fill: yellow, radius: 3 });
      pen.text(lossOf(p).toFixed(2), [loss.left + (loss.wide * lossOf(p)) / most + 7, y + 12], {
        ...emphasis,
        align: 'left',
      });
    });
    note(pen, 'sure of the right answer: hardly any loss', [184, 190]);
    note(pen, 'sure of a wrong one: the largest', [184, 206]);
  },
};
