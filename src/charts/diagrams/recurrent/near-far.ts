import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer } from '../shapes.ts';

/** What a plain RNN passes on per step, in the example of the lesson. */
const factor = 0.8;
const steps = [1, 5, 10, 20].map((back) => ({ back, left: factor ** back }));
const written = (left: number): string => (left < 0.1 ? left.toFixed(3) : left.toFixed(left > 0.5 ? 1 : 2));
const [first, pitch, bottom, high] = [58, 84, 158, 122];

export const nearFar: Diagram = {
  title: `What is left if each step back keeps ${factor}`,
  alt: `Bars for the share of the gradient that is left after some steps back, at a factor of ${factor} per step: ${steps.map(({ back, left }) => `${written(left)} after ${back}`).join(', ')}. Ten steps back a tenth arrives, enough to learn from; twenty back a hundredth, which drowns easily in noise.`,
  height: 236,
  draw(pen) {
    steps.forEach(({ back, left }, i) => {
      const x = first + i * pitch;
      pen.box(x - 27, bottom - high, 54, high, { fill: palette.raised, radius: 4 });
      pen.box(x - 27, bottom - high * left, 54, high * left, {
        fill: blue,
        radius: Math.min(4, (high * left) / 2),
      });
      pen.text(written(left), [x, bottom - high - 14], { size: 15, weight: 600 });
      pen.text(`${back} ${back === 1 ? 'step' : 'steps'}`, [x, bottom + 18], {
        size: size.heading,
        weight: 600,
      });
    });
    note(pen, 'short-term: any network learns it', [0, 204], 'left');
    note(pen, 'here it gets hard', [368, 204], 'right');
    pointer(pen, [8, 188], [362, 188], { colour: palette.muted });
    note(pen, `an example: ${factor}ⁿ for n steps back`.replace('ⁿ', ' to the power n,'), [184, 228]);
  },
};
