import { palette, size } from '../../theme.ts';
import { type Diagram, note, pink, pointer, segment } from '../shapes.ts';

const incoming = 10;
const gates = [
  { open: 0, says: 'shut: nothing passes' },
  { open: 0.3, says: 'three tenths pass' },
  { open: 1, says: 'open: everything passes' },
].map((gate) => ({ ...gate, passes: gate.open * incoming }));
const thick = 34;

export const tap: Diagram = {
  title: 'A gate: a number from 0 to 1 to multiply by',
  alt:
    `Three pipes with a tap. Into each goes the value ${incoming}. ` +
    `${gates.map(({ open, says, passes }) => `Gate ${open}, ${says}: ${incoming} × ${open} = ${passes}`).join('. ')}. The network itself sets the gate at each step, from the input and its previous state.`,
  height: 236,
  draw(pen) {
    gates.forEach(({ open, says, passes }, i) => {
      const y = 34 + i * 66;
      pen.box(0, y - thick / 2, 112, thick, { fill: pink, radius: 3 });
      pen.text(String(incoming), [56, y], { size: 16, weight: 600, colour: palette.black });
      pen.box(116, y - 23, 60, 46, { fill: palette.raised, colour: palette.ink, width: 2 });
      pen.text(`× ${open}`, [146, y], { size: 16, weight: 600 });
      const high = thick * open;
      if (high > 0) pen.box(180, y - high / 2, 112, high, { fill: pink, radius: 3 });
      else segment(pen, [180, y], [292, y], { colour: palette.muted, dash: [3, 4] });
      pointer(pen, [298, y], [324, y]);
      pen.text(String(passes), [346, y], { size: 17, weight: 600 });
      note(pen, says, [236, y + 29]);
    });
    pen.text('The network sets each gate itself, anew at every step.', [184, 226], {
      size: size.heading,
      weight: 600,
    });
  },
};
