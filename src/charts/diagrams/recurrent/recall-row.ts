import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, orange } from '../shapes.ts';

/** Made up in the way of the data set: 27 letters of eight, one of them marked, then the question. */
const letters = [...'BFACGHDBEAFCDHGBECAFGDHBACE'];
const marked = 8;
const kinds = new Set(letters).size;
const total = letters.length + 1;
const asked = letters[marked] ?? '';
const [perRow, pitch, side] = [14, 26.3, 23];

export const recallRow: Diagram = {
  title: 'The recall task: which letter was marked?',
  alt:
    `A row of ${total} steps in two lines. Steps 1 to ${letters.length} are letters of ${kinds} kinds: ${letters.join(' ')}. Step ${marked + 1}, ${asked}, is marked and has strength 1, the others a quarter. Step ${total} asks; the answer is ${asked}, ${total - 1 - marked} steps after the mark. ` +
    `A guess is right in 1 of ${kinds} cases, ${100 / kinds}%.`,
  height: 236,
  draw(pen) {
    [...letters, '?'].forEach((letter, i) => {
      const x = (i % perRow) * pitch;
      const y = 44 + Math.floor(i / perRow) * 66;
      const [mark, question] = [i === marked, letter === '?'];
      pen.box(x, y - side / 2 - 2, side, side + 4, {
        fill: mark ? orange : question ? blue : palette.raised,
        colour: mark ? orange : palette.edge,
        width: 1,
        radius: 4,
      });
      pen.text(letter, [x + side / 2, y], {
        size: 15,
        weight: mark || question ? 600 : 400,
        colour: mark || question ? palette.card : palette.muted,
      });
      if (i % perRow === 0 || mark || question) note(pen, String(i + 1), [x + side / 2, y + 24]);
      if (mark)
        pen.text('marked', [x + side / 2, y - 26], { size: size.heading, weight: 600, colour: orange });
      if (question)
        pen.text('asks', [x + side / 2, y - 26], { size: size.heading, weight: 600, colour: blue });
    });
    pen.text(`answer: ${asked}, kept for ${total - 1 - marked} steps`, [184, 166], { size: 15, weight: 600 });
    pen.text('let in what is marked · keep out the rest · hold on', [184, 194], {
      size: size.heading,
      weight: 600,
    });
    note(pen, `${kinds} letters: a guess is right in 1 of ${kinds} cases, ${100 / kinds}%`, [184, 220]);
  },
};
