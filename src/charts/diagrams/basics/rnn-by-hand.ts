import { formula } from '../../formula.ts';
import type { Pen } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';
import { type Diagram, node, note, pointer } from '../shapes.ts';
import { bell, ring } from './bell.ts';

const steps = ring();
const colour = networkColour.rnn;
const box = { wide: 114, high: 84, top: 52 };
const pitch = 127;
const two = (value: number): string => value.toFixed(2);
/** As the lesson writes it: 0, or two digits. */
const short = (value: number): string => (value === 0 ? '0' : two(value));

export const rnnByHand: Diagram = {
  title: 'A bell struck once: three steps by hand',
  alt:
    'One recurrent unit over three steps, with input weight 0.8 and recurrent weight 0.5. ' +
    steps
      .map(
        ({ x, before, sum, h }, i) =>
          `Step ${i + 1}: 0.8 · ${x} + 0.5 · ${short(before)} = ${two(sum)}, tanh gives ${two(h)}`,
      )
      .join('. ') +
    '. Each state is handed to the next step; bars show how much still rings.',
  height: 236,
  draw(pen) {
    steps.forEach((step, i) => {
      const x = i * pitch;
      const middle = x + box.wide / 2;
      pen.box(x, box.top, box.wide, box.high, { fill: palette.raised, colour, radius: 8 });
      formula(pen, `h_${i + 1}`, [middle - 34, box.top - 18], { size: 15 });
      pen.text(`= ${two(step.h)}`, [middle - 20, box.top - 18], { size: 15, weight: 600, align: 'left' });
      pen.text(`${bell.w} · ${step.x} + ${bell.u} · ${short(step.before)}`, [middle, box.top + 18], {
        size: 11.5,
      });
      pen.text(`= ${two(step.sum)}`, [middle, box.top + 41], { size: 13 });
      pen.text(`tanh → ${two(step.h)}`, [middle, box.top + 65], { size: 13, weight: 600, colour });
      bar(pen, x, step.h);
      node(pen, [middle, 172], String(step.x), 15);
      formula(pen, `x_${i + 1}`, [middle + 28, 172], { size: 14 });
      pointer(pen, [middle, 156], [middle, box.top + box.high]);
      if (i + 1 < steps.length)
        pointer(pen, [x + box.wide, box.top + 18], [x + pitch, box.top + 18], { colour, width: 2.5 });
    });
    note(pen, 'struck', [box.wide / 2, 200]);
    note(pen, 'silence', [pitch + box.wide / 2, 200]);
    note(pen, 'silence', [2 * pitch + box.wide / 2, 200]);
    formula(pen, 'h_t = tanh(0.8 x_t + 0.5 h_{t−1}),  h_0 = 0', [184, 226], { size: 15 });
  },
};

/** How much of a state of 1 is left, above its box. */
function bar(pen: Pen, x: number, share: number): void {
  pen.box(x, 4, box.wide, 9, { fill: palette.raised, radius: 3 });
  pen.box(x, 4, box.wide * share, 9, { fill: colour, radius: 3 });
}
