import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer, yellow } from '../shapes.ts';

const steps = 13;
const reach = 8;
/** Distances between a cause and the last step. */
const rows = [
  { name: 'a weekly rhythm', says: 'always 7 steps: inside the window', back: 7 },
  { name: 'subject and verb, sentence 1', says: '3 steps: inside', back: 3 },
  { name: 'subject and verb, sentence 2', says: '11 steps: outside', back: 11 },
];
const [pitch, side] = [28, 22];

export const windowOrState: Diagram = {
  title: 'A window has one reach, distances vary',
  alt:
    `Three rows of ${steps} steps; the last one is to be explained by one marked step before it. A window of ${reach} steps, framed, reaches ${reach - 1} steps back. ` +
    `${rows.map(({ name, says }) => `${name}: ${says}`).join('; ')}. A state has no such edge: it can carry the marked step over any distance, but it fades.`,
  height: 238,
  draw(pen) {
    rows.forEach(({ name, says, back }, row) => {
      const y = 42 + row * 64;
      pen.text(name, [0, y - 24], { size: size.heading, weight: 600, align: 'left' });
      pen.text(says, [368, y - 24], { colour: back < reach ? yellow : blue, align: 'right' });
      for (let i = 0; i < steps; i++) {
        const marked = steps - 1 - i === back || i === steps - 1;
        pen.box(i * pitch + 4, y - 9, side, side, {
          fill: marked ? palette.ink : palette.raised,
          colour: palette.edge,
          width: 1,
          radius: 3,
        });
      }
      pen.box((steps - reach) * pitch + 0.5, y - 13, reach * pitch - 0.5, side + 8, {
        colour: yellow,
        width: 2,
        dash: [5, 3],
        radius: 5,
      });
      const x = (steps - 1 - back) * pitch + 15;
      pen.arrow(
        [
          [x, y + 14],
          [x, y + 23],
          [(steps - 1) * pitch + 15, y + 23],
          [(steps - 1) * pitch + 15, y + 14],
        ],
        { colour: palette.ink, width: 1.5 },
      );
    });
    pointer(pen, [4, 220], [40, 220], { colour: blue, width: 3 });
    note(pen, 'a state is handed on: no edge, but it fades', [48, 220], 'left');
    pen.text('dashed: window', [368, 236], { colour: yellow, align: 'right' });
  },
};
