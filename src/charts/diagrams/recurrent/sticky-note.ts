import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, orange, pointer } from '../shapes.ts';

/** How many clues fit on the note. */
const room = 2;
const pages = ['wet boots', 'open safe', 'torn letter'];
/** The note after each page: the newest clues, as many as fit. */
const notes = pages.map((_, i) => pages.slice(0, i + 1).slice(-room));
const lost = pages.filter((clue) => !notes.at(-1)?.includes(clue));
const [pitch, wide, high] = [94, 84, 56];

export const stickyNote: Diagram = {
  title: 'The hidden state: one note for all the clues',
  alt:
    `A note has room for ${room} clues and is rewritten after each page. ${pages.map((clue, i) => `Page ${i + 1} says “${clue}”, the note then holds ${(notes[i] ?? []).join(' and ')}`).join('. ')}. ` +
    `On page ${pages.length + 1} the story asks about the ${lost.join(', ')}: that is gone, and no page brings it back.`,
  height: 236,
  draw(pen) {
    note(pen, `the note: room for ${room} clues, never more`, [0, 10], 'left');
    pages.forEach((clue, i) => {
      const x = i * pitch;
      pen.box(x, 30, wide, high, { fill: '#e3cf9a', radius: 3 });
      (notes[i] ?? []).forEach((line, j) => {
        pen.text(line, [x + wide / 2, 48 + j * 20], { size: 12, weight: 600, colour: palette.black });
      });
      pointer(pen, [x + wide, 58], [x + pitch, 58], { colour: blue, width: 2.5 });
      pointer(pen, [x + wide / 2, 128], [x + wide / 2, 90], { width: 2 });
      pen.box(x, 132, wide, 46, { fill: palette.raised, colour: palette.muted });
      note(pen, `page ${i + 1}`, [x + wide / 2, 145]);
      pen.text(clue, [x + wide / 2, 163], { size: 12 });
    });
    const x = pages.length * pitch + 43;
    pen.text('whose', [x, 39], { size: size.heading, weight: 600 });
    pen.text(`${lost[0]?.split(' ').at(-1)}?`, [x, 57], { size: size.heading, weight: 600 });
    pen.text('not noted', [x, 77], { size: size.heading, weight: 600, colour: orange });
    pen.box(x - wide / 2, 132, wide, 46, { fill: palette.raised, colour: palette.muted });
    note(pen, `page ${pages.length + 1}`, [x, 145]);
    pen.text('the question', [x, 163], { size: 12 });
    pen.text('What the note has lost, no later page brings back.', [184, 206], { size: 13, weight: 600 });
    note(pen, 'made up; a network writes numbers, not words', [184, 228]);
  },
};
