import { networkColour, palette } from '../theme.ts';
import { type Diagram, note, pointer } from './shapes.ts';

const colour = networkColour.rnn;
const words = ['the', 'film', 'was', 'not', 'good'];
const heard = [['the'], ['the film'], ['the film', 'was'], ['the film', 'was not'], ['the film', 'was bad']];
const pitch = 75;
const box = { wide: 62, high: 54, top: 34 };

export const reading: Diagram = {
  title: 'An RNN reads step by step and remembers',
  alt:
    `The words “${words.join(' ')}” go in one after the other, in ${words.length} steps. At each step the network mixes the new word with ` +
    `its memory, the hidden state, and hands the memory on to the next step: ${heard.map((lines) => `“${lines.join(' ')}”`).join(', ')}. After the ` +
    'last word it answers: a bad review. It is the same network at every step.',
  height: 232,
  draw(pen) {
    const middle = box.top + box.high / 2;
    note(pen, 'memory (hidden state), rewritten at every step', [0, 12], 'left');
    words.forEach((word, i) => {
      const x = i * pitch;
      const at = x + box.wide / 2;
      const lines = heard[i] ?? [];
      pen.box(x, box.top, box.wide, box.high, { fill: palette.raised, colour, radius: 8, width: 2 });
      lines.forEach((line, j) => {
        pen.text(line, [at, middle + (j - (lines.length - 1) / 2) * 18], { size: 12 });
      });
      if (i < words.length - 1)
        pointer(pen, [x + box.wide, middle], [x + pitch, middle], { colour, width: 2.5 });
      pointer(pen, [at, 128], [at, box.top + box.high + 3], { width: 2 });
      pen.text(word, [at, 142], { size: 15, weight: 600 });
      note(pen, `step ${i + 1}`, [at, 162]);
    });
    pen.text('after the last word: a bad review', [184, 196], { size: 14, weight: 600, colour });
    note(pen, 'made up; a network writes numbers into its memory, not words', [184, 222]);
  },
};
