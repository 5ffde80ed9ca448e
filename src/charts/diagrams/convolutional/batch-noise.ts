import { palette, size } from '../../theme.ts';
import { type Diagram, note, segment, yellow } from '../shapes.ts';

const examples = 10_000;
const batches = [8, 32, 128, 512];
const updates = (batch: number): number => Math.ceil(examples / batch);
/** The random error of a batch’s gradient, that of a single example being 1. */
const error = (batch: number): number => 1 / Math.sqrt(batch);
/** How far nine typical draws of a normal distribution lie from its middle, in deviations. */
const draws = [-1.59, -0.97, -0.59, -0.28, 0, 0.28, 0.59, 0.97, 1.59];
const [middle, scale, pitch] = [180, 210, 46];

export const batchNoise: Diagram = {
  title: 'Four times the batch: half the noise, fewer updates',
  alt:
    `For batches of ${batches.join(', ')} examples, nine typical gradients of a batch as dots around the gradient over all data. Their random error falls like 1/√B: ` +
    `${batches.map((batch) => `${error(batch).toFixed(2)} at ${batch}`).join(', ')}, that of one example being 1. Updates per epoch of ${examples.toLocaleString('en')} examples: ` +
    `${batches.map((batch) => updates(batch).toLocaleString('en')).join(', ')}.`,
  height: 236,
  draw(pen) {
    const heading = { size: size.heading, weight: 600 } as const;
    pen.text('batch', [20, 8], heading);
    pen.text('gradients of single batches', [middle, 8], heading);
    pen.text('updates', [368, 8], { ...heading, align: 'right' });
    segment(pen, [middle, 22], [middle, 206], { colour: palette.muted, dash: [3, 3] });
    batches.forEach((batch, i) => {
      const y = 44 + i * pitch;
      pen.text(String(batch), [20, y], { size: 15, weight: 600 });
      for (const z of draws)
        pen.circle([middle + z * error(batch) * scale, y], 5, {
          fill: `${yellow}bb`,
          colour: palette.card,
          width: 1,
        });
      note(pen, `± ${error(batch).toFixed(2)}`, [300, y - 15], 'right');
      pen.text(updates(batch).toLocaleString('en'), [368, y], { size: 14, align: 'right' });
    });
    note(pen, 'dashed: the gradient over all data', [middle, 218]);
    note(pen, 'per epoch', [368, 218], 'right');
  },
};
