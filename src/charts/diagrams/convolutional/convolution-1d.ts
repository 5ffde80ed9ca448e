import { palette, size } from '../../theme.ts';
import { type Diagram, note, pointer, segment, yellow } from '../shapes.ts';
import { positionsOf } from './sliding.ts';

const words = ['the', 'film', 'was', 'not', 'very', 'good'];
/** What the filter looks for, one word at each place of its window. */
const pattern = ['not', 'very', 'good'];
const answers = Array.from(
  { length: positionsOf(words.length, pattern.length) },
  (_, start) => pattern.filter((word, i) => words[start + i] === word).length,
);
const best = answers.indexOf(Math.max(...answers));
const [pitch, wide] = [62, 56];

export const convolution1dDiagram: Diagram = {
  title: 'A filter that slides along time, three words wide',
  alt:
    `The words “${words.join(' ')}” stand in a row. A filter of width ${pattern.length} that looks for “${pattern.join(' ')}” slides along them, one word at a time: ` +
    `${words.length} words have ${answers.length} windows. Its answers, here how many words fit, are ${answers.join(', ')}: the highest where the phrase stands. ` +
    'All windows can be computed at once; no answer needs another.',
  height: 220,
  draw(pen) {
    const [wordY, answerY] = [52, 142];
    words.forEach((word, i) => {
      const x = i * pitch;
      const lit = i >= best && i < best + pattern.length;
      pen.box(x, wordY - 16, wide, 32, {
        fill: palette.raised,
        colour: lit ? yellow : palette.edge,
        width: lit ? 2 : 1,
      });
      pen.text(word, [x + wide / 2, wordY], { size: 14, weight: 600 });
      note(pen, `step ${i + 1}`, [x + wide / 2, wordY - 28]);
    });
    answers.forEach((answer, i) => {
      const at = (i + 1) * pitch + wide / 2;
      const lit = i === best;
      for (let j = 0; j < pattern.length; j++)
        segment(pen, [(i + j) * pitch + wide / 2, wordY + 17], [at, answerY - 17], {
          colour: lit ? yellow : palette.muted,
          width: lit ? 2 : 1,
          ...(!lit && { dash: [3, 3] }),
        });
      pen.circle([at, answerY], 16, { fill: lit ? yellow : palette.raised, colour: yellow });
      pen.text(String(answer), [at, answerY], {
        size: 15,
        weight: 600,
        colour: lit ? palette.card : palette.ink,
      });
    });
    pointer(pen, [90, 176], [278, 176], { colour: palette.muted });
    note(pen, 'the filter slides', [184, 188]);
    pen.text(`looks for “${pattern.join(' ')}”; answer: how many words fit`, [184, 210], {
      size: size.heading,
    });
  },
};
