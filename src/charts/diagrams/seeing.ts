import type { Pen, Point } from '../pen.ts';
import { networkColour, palette } from '../theme.ts';
import { type Diagram, note, pointer } from './shapes.ts';

const colour = networkColour.cnn;
/** A seven, and which of its pixels belong to the level stroke and to the slanted one. */
const picture = ['.......', '.LLLLB.', '.....S.', '....S..', '...S...', '...S...', '.......'];
const maps = [
  { letters: 'LB', name: 'level strokes' },
  { letters: 'SB', name: 'slanted strokes' },
];
const pixel = { large: 14, small: 9 };
const answers = [
  { digit: 7, share: 94 },
  { digit: 1, share: 4 },
  { digit: 9, share: 2 },
];

export const seeing: Diagram = {
  title: 'A CNN finds small patterns, then decides',
  alt:
    'Three stages. The picture of a 7 in 7 × 7 pixels. Then two maps, each by a small filter that slides over the picture: ' +
    'one lights up at the level stroke, one at the slanted stroke. Then the answer, which weighs up what was found: ' +
    `${answers.map(({ digit, share }) => `${digit}: ${share}%`).join(', ')}.`,
  height: 232,
  draw(pen) {
    note(pen, 'the picture', [49, 12]);
    pixels(pen, [0, 66], pixel.large, 'LSB', palette.ink);
    note(pen, 'what filters find', [194, 12]);
    maps.forEach(({ letters, name }, i) => {
      const top = 30 + i * 104;
      pixels(pen, [162, top], pixel.small, letters, colour);
      note(pen, name, [194, top + 76]);
      pointer(pen, [102, 115], [156, top + 32], { width: 2 });
      pointer(pen, [230, top + 32], [272, 115], { width: 2 });
    });
    note(pen, 'the answer', [324, 12]);
    answers.forEach(({ digit, share }, i) => {
      const y = 86 + i * 30;
      const lit = i === 0;
      pen.text(String(digit), [286, y], { size: 15, weight: 600, colour: lit ? colour : palette.muted });
      pen.box(296, y - 8, Math.max(2, share * 0.36), 16, { fill: lit ? colour : palette.muted, radius: 3 });
      pen.text(`${share}%`, [368, y], {
        size: 12,
        align: 'right',
        colour: lit ? palette.ink : palette.muted,
      });
    });
    note(pen, 'a filter is a small stencil', [0, 196], 'left');
    note(pen, 'that slides over the picture', [0, 212], 'left');
    note(pen, 'made-up shares', [368, 212], 'right');
  },
};

/** The picture with some of its pixels lit. */
function pixels(pen: Pen, [x, y]: Point, size: number, lit: string, fill: string): void {
  picture.forEach((row, i) => {
    [...row].forEach((letter, j) => {
      pen.box(x + j * size + 0.5, y + i * size + 0.5, size - 1, size - 1, {
        fill: lit.includes(letter) ? fill : palette.raised,
        radius: 1.5,
      });
    });
  });
}
