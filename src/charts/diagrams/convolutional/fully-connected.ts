import { palette, size } from '../../theme.ts';
import { type Diagram, note, segment, yellow } from '../shapes.ts';

/** What the filters have found in a picture: 1 yes, 0 no. */
const clues = [
  { name: 'loop at the top', found: 0 },
  { name: 'loop below', found: 0 },
  { name: 'level stroke at the top', found: 1 },
  { name: 'slanted stroke', found: 1 },
];
/** One weight for each clue. */
const classes = [
  { digit: 1, weights: [-2, -2, -1, 1] },
  { digit: 7, weights: [-1, -2, 2, 2] },
  { digit: 8, weights: [2, 2, -1, -1] },
];
const signed = (value: number): string => String(value).replace('-', '−');
const scores = classes.map(({ weights }) =>
  weights.reduce((sum, w, i) => sum + w * (clues[i]?.found ?? 0), 0),
);
const best = scores.indexOf(Math.max(...scores));

export const fullyConnected: Diagram = {
  title: 'Every digit weighs every clue; the sum decides',
  alt:
    `Clues: ${clues.map(({ name, found }) => `${name} ${found}`).join(', ')}. Each is connected to each of the outputs ${classes.map(({ digit }) => digit).join(', ')}, ` +
    `with a weight of its own: solid lines speak for a digit, dashed ones against it, thicker ones more. The sums are ${classes.map(({ digit }, i) => `${signed(scores[i] ?? 0)} for ${digit}`).join(', ')}: ` +
    `${classes[best]?.digit} wins. ${clues.length} inputs and ${classes.length} outputs take ${clues.length * classes.length} weights, and ${classes.length} biases (0 here).`,
  height: 232,
  draw(pen) {
    const [from, to] = [166, 268];
    const clueAt = (i: number) => 48 + i * 44;
    const outAt = (i: number) => 60 + i * 54;
    const heading = { size: size.heading, weight: 600 } as const;
    pen.text('clues found', [68, 12], heading);
    pen.text('digit', [to + 16, 12], heading);
    pen.text('sum', [338, 12], heading);
    classes.forEach(({ weights }, o) => {
      weights.forEach((w, i) => {
        segment(pen, [from, clueAt(i)], [to, outAt(o)], {
          colour: w > 0 ? yellow : palette.muted,
          width: Math.abs(w) * 1.1,
          ...(w < 0 && { dash: [4, 4] }),
        });
      });
    });
    clues.forEach(({ name, found }, i) => {
      note(pen, name, [130, clueAt(i)], 'right');
      pen.circle([from - 14, clueAt(i)], 14, { fill: found ? yellow : palette.raised, colour: yellow });
      pen.text(String(found), [from - 14, clueAt(i)], {
        size: 14,
        weight: 600,
        colour: found ? palette.card : palette.ink,
      });
    });
    classes.forEach(({ digit }, o) => {
      const lit = o === best;
      pen.circle([to + 16, outAt(o)], 16, { fill: lit ? yellow : palette.raised, colour: yellow });
      pen.text(String(digit), [to + 16, outAt(o)], {
        size: 16,
        weight: 600,
        colour: lit ? palette.card : palette.ink,
      });
      pen.text(signed(scores[o] ?? 0), [338, outAt(o)], {
        size: 16,
        weight: lit ? 600 : 400,
        colour: lit ? yellow : palette.ink,
      });
    });
    note(pen, 'solid: speaks for the digit; dashed: against it', [184, 222]);
  },
};
