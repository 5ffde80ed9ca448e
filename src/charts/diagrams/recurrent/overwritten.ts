import { wholePercent } from '../../../text/format.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, orange } from '../shapes.ts';

/** A made-up linear memory: at each step 0.7 of it is kept and the new input fills the rest. */
const kept = 0.7;
const steps = 8;
/** The share of the first input in the memory after each step; it is all of it after step 1. */
const shares = Array.from({ length: steps }, (_, i) => kept ** i);
const [pitch, wide, high, bottom] = [46, 36, 116, 158];

export const overwritten: Diagram = {
  title: 'What is left of the first sentence, retold',
  alt:
    `${steps} people retell a sentence; each keeps ${wholePercent(kept)} of what was heard and adds something of their own. Bars show what of the memory still is the first sentence: ` +
    `${shares.map((share, i) => `${wholePercent(share)} at person ${i + 1}`).join(', ')}. The rest is what others added. A plain RNN does this with its state at every step.`,
  height: 238,
  draw(pen) {
    shares.forEach((share, i) => {
      const x = i * pitch + 4;
      pen.box(x, bottom - high, wide, high, { fill: palette.raised, colour: orange, width: 1, radius: 4 });
      pen.box(x, bottom - high * share, wide, high * share, { fill: blue, radius: 4 });
      pen.text(wholePercent(share), [x + wide / 2, bottom - high - 12], { size: size.heading, weight: 600 });
      note(pen, String(i + 1), [x + wide / 2, bottom + 13]);
    });
    note(pen, 'first to last person', [184, bottom + 30]);
    pen.text('filled: the first sentence', [0, 210], {
      size: size.heading,
      weight: 600,
      colour: blue,
      align: 'left',
    });
    pen.text('empty: what others added', [368, 210], {
      size: size.heading,
      weight: 600,
      colour: orange,
      align: 'right',
    });
    note(pen, `made up: each keeps ${wholePercent(kept)}`, [184, 231]);
  },
};
