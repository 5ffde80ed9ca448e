import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer } from '../shapes.ts';

const steps = 5;
const [pitch, first] = [68, 66];
const rows = { forward: 44, back: 152, product: 98 };

export const sequential: Diagram = {
  title: `Forward ${steps} steps, back ${steps} steps, each waits`,
  alt:
    `An RNN over ${steps} steps. Forward, the ${steps} states are computed at steps 1 to ${steps}, since each state needs the one before. Then the error goes back from step ${steps} to step 1, ` +
    `at steps ${steps + 1} to ${2 * steps}: a chain of ${2 * steps} for one batch. Only the products of weights and inputs wait for nothing; all of them can be formed at once, beforehand.`,
  height: 238,
  draw(pen) {
    for (let i = 0; i < steps; i++) {
      const x = first + i * pitch;
      pen.text(String(i + 1), [x, rows.forward - 28], { size: 15, weight: 600, colour: blue });
      pen.circle([x, rows.forward], 15, { fill: palette.raised, colour: blue, width: 2 });
      pen.text('state', [x, rows.forward]);
      if (i < steps - 1)
        pointer(pen, [x + 16, rows.forward], [x + pitch - 16, rows.forward], { colour: blue, width: 2.5 });
      pen.box(x - 22, rows.product - 12, 44, 24, {
        fill: palette.raised,
        colour: palette.muted,
        dash: [4, 3],
        width: 1,
      });
      pen.text('input', [x, rows.product], { size: 12 });
      pointer(pen, [x, rows.product - 13], [x, rows.forward + 16], { width: 1.25, colour: palette.muted });
      pen.circle([x, rows.back], 15, { fill: palette.raised, colour: palette.alarm, width: 2 });
      pen.text('error', [x, rows.back]);
      if (i < steps - 1)
        pointer(pen, [x + pitch - 16, rows.back], [x + 16, rows.back], { colour: palette.alarm, width: 2.5 });
      pen.text(String(2 * steps - i), [x, rows.back + 28], { size: 15, weight: 600, colour: palette.alarm });
    }
    const last = first + (steps - 1) * pitch;
    pen.arrow(
      [
        [last + 16, rows.forward],
        [364, rows.forward],
        [364, rows.back],
        [last + 17, rows.back],
      ],
      { colour: palette.alarm, width: 2 },
    );
    pen.text('forward', [0, rows.forward - 28], {
      size: size.heading,
      weight: 600,
      colour: blue,
      align: 'left',
    });
    pen.text('back', [0, rows.back + 28], {
      size: size.heading,
      weight: 600,
      colour: palette.alarm,
      align: 'left',
    });
    note(pen, 'large numbers: when', [368, rows.back + 46], 'right');
    note(pen, 'dashed: waits for nothing, all prepared at once', [184, 222]);
  },
};
