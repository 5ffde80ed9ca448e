import { palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';

/** Invented places, as shares of the map. */
const groups = [
  { name: 'animals', colour: tints[1], words: { cat: [0.14, 0.2], dog: [0.24, 0.34], horse: [0.1, 0.48] } },
  {
    name: 'days',
    colour: tints[2],
    words: { Monday: [0.66, 0.16], Tuesday: [0.72, 0.3], Sunday: [0.62, 0.44] },
  },
  { name: 'drinks', colour: tints[3], words: { tea: [0.4, 0.76], coffee: [0.54, 0.88], milk: [0.32, 0.92] } },
] as const;
const map = { x: 0, y: 22, wide: 368, high: 186 };

export const wordMap: Diagram = {
  title: 'Words used alike lie close together',
  alt:
    `A map with ${groups.reduce((sum, { words }) => sum + Object.keys(words).length, 0)} words as points, in 3 groups: ` +
    `${groups.map(({ name, words }) => `${name}: ${Object.keys(words).join(', ')}`).join('; ')}. Words of a group lie close together, groups lie apart. ` +
    'The places are invented. A real embedding has some dozens or hundreds of numbers for each word, not 2.',
  height: 240,
  draw(pen) {
    note(pen, 'each word has a place: its list of numbers', [0, 8], 'left');
    pen.box(map.x, map.y, map.wide, map.high, { fill: palette.raised, radius: 8 });
    for (const { name, colour, words } of groups) {
      const places = Object.entries(words).map(
        ([word, [x, y]]) => [word, map.x + x * map.wide, map.y + y * (map.high - 24) + 12] as const,
      );
      const centre = places.reduce((sum, [, x]) => sum + x, 0) / places.length;
      const highest = Math.min(...places.map(([, , y]) => y));
      pen.text(name, [centre + 16, highest - 20 < map.y + 10 ? highest - 16 : highest - 18], {
        size: 12,
        colour,
      });
      for (const [word, x, y] of places) {
        pen.circle([x, y], 5, { fill: colour, width: 0 });
        pen.text(word, [x + 10, y], { size: 14, weight: 600, align: 'left' });
      }
    }
    note(pen, 'places invented · real ones have dozens of numbers', [184, 226]);
  },
};
