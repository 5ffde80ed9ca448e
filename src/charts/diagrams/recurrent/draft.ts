import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { type Diagram, green, note, pointer, segment, tints } from '../shapes.ts';

/** A made-up unit with weights of 1: draft = tanh(x + r · h). */
const [old, input] = [0.5, 0.3];
const cases = [
  { r: 1, says: 'open: it counts in full' },
  { r: 0, says: 'shut: as if just starting' },
].map((one) => ({ ...one, draft: Math.tanh(input + one.r * old).toFixed(2) }));

export const draftPicture: Diagram = {
  title: 'The reset gate: how much past is in the draft?',
  alt:
    `A draft of the new memory is made from the new input ${input} and the old memory ${old}, which passes the reset gate. ` +
    `${cases.map(({ r, draft, says }) => `Gate ${r}, ${says}: the draft is ${draft}`).join('. ')}. The old memory itself stays ${old} in both cases; whether the draft is adopted is up to the update gate.`,
  height: 236,
  draw(pen) {
    cases.forEach(({ r, draft, says }, i) => {
      const y = 44 + i * 92;
      card(pen, 0, y, ['old memory', String(old)], green);
      card(pen, 0, y + 40, ['new input', String(input)], palette.muted);
      pointer(pen, [112, y], [146, y], { colour: r ? green : palette.muted, width: r ? 4 : 1.5 });
      pen.box(148, y - 16, 56, 32, { fill: palette.raised, colour: palette.ink, width: 2 });
      pen.text(`× ${r}`, [176, y], { size: 15, weight: 600 });
      if (r) pointer(pen, [206, y], [256, y], { colour: green, width: 4 });
      else segment(pen, [206, y], [254, y], { colour: palette.muted, dash: [3, 4] });
      pen.arrow(
        [
          [112, y + 40],
          [230, y + 40],
          [230, y + 20],
          [256, y + 20],
        ],
        { colour: palette.ink, width: 1.5 },
      );
      pen.box(260, y - 16, 108, 56, { fill: palette.raised, colour: tints[2], width: 2, radius: 8 });
      pen.text('draft', [314, y]);
      pen.text(draft, [314, y + 23], { size: 17, weight: 600, colour: tints[2] });
      note(pen, says, [176, y - 28]);
    });
    pen.text(`The old memory is still ${old}: this is only a draft.`, [184, 206], { size: 13, weight: 600 });
    note(pen, `made-up unit: draft = tanh(input + gate · old memory)`, [184, 227]);
  },
};

function card(pen: Pen, x: number, y: number, [name, value]: [string, string], colour: string): void {
  pen.box(x, y - 15, 110, 30, { fill: palette.raised, colour, radius: 6 });
  pen.text(name, [x + 10, y], { align: 'left' });
  pen.text(value, [x + 100, y], { size: size.title, weight: 600, align: 'right' });
}
