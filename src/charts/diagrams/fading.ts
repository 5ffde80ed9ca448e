import { networkColour, palette } from '../theme.ts';
import { type Diagram, note, pointer } from './shapes.ts';

const steps = 6;
const pitch = 62;
const wide = 46;
const bottom = 166;
const highest = 112;
/** What arrives of the message if each step passes on half, in whole per cent. */
const arrives = (step: number): number => 100 * 0.5 ** (steps - step);
const written = (share: number): string => `${Math.round(share)}%`;

export const fading: Diagram = {
  title: 'The message gets fainter with every step back',
  alt:
    `Six steps of a sequence as bars. The mistake is noticed at the last step and passed back; here each step passes on half. ` +
    `Of it arrive, from step ${steps} back to step 1: ` +
    `${Array.from({ length: steps }, (_, i) => written(arrives(steps - i))).join(', ')}. The first steps hear almost nothing, so they learn almost nothing.`,
  height: 240,
  draw(pen) {
    for (let step = 1; step <= steps; step++) {
      const x = (step - 1) * pitch + 6;
      const share = arrives(step);
      const high = (highest * share) / 100;
      pen.box(x, bottom - highest, wide, highest, { fill: palette.raised, radius: 5 });
      pen.box(x, bottom - high, wide, high, { fill: networkColour.rnn, radius: Math.min(5, high / 2) });
      pen.text(written(share), [x + wide / 2, bottom - highest - 14], { size: 14, weight: 600 });
      note(pen, `step ${step}`, [x + wide / 2, bottom + 16]);
    }
    note(pen, 'here the mistake is noticed', [368, 12], 'right');
    pointer(pen, [362, bottom + 38], [6, bottom + 38], { colour: palette.alarm, width: 2.5 });
    pen.text('each step passes on half of what it hears', [184, bottom + 58], {
      size: 13,
      colour: palette.alarm,
    });
  },
};
