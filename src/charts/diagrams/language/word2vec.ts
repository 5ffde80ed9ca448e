import { palette } from '../../theme.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

const words = ['the', 'small', 'dog', 'barks', 'loudly'];
const centre = 2;
const reach = 2;
const neighbours = words.flatMap((word, i) => (i !== centre && Math.abs(i - centre) <= reach ? [word] : []));
const drawn = ['sugar', 'Monday'];
const wide = [48, 62, 54, 66, 70];
const gap = 14;
const middles = wide.map(
  (each, i) => wide.slice(0, i).reduce((sum, other) => sum + other + gap, 0) + each / 2 + 6,
);
const y = 70;

export const word2vecDiagram: Diagram = {
  title: 'From a word, guess the words around it',
  alt:
    `The words “${words.join(' ')}”. From “${words[centre]}” in the middle, arrows lead to its ${neighbours.length} neighbours within a window of ${reach}: ${neighbours.join(', ')}. ` +
    `These are true pairs; their vectors are pulled together. Below stand ${drawn.length} words drawn at random, ${drawn.join(' and ')}, as wrong pairs; they are pushed away.`,
  height: 236,
  draw(pen) {
    const from = middles[centre] ?? 0;
    pen.text('true pairs: pulled together', [0, 14], {
      size: 13,
      weight: 600,
      colour: tints[1],
      align: 'left',
    });
    words.forEach((word, i) => {
      const isCentre = i === centre;
      wordBox(pen, word, [middles[i] ?? 0, y], [wide[i] ?? 0, 30], {
        size: 14,
        weight: 600,
        edge: isCentre ? palette.ink : tints[1],
        thick: isCentre ? 3 : 1.5,
      });
      if (isCentre) return;
      const at = middles[i] ?? 0;
      const high = y - 28 - 7 * Math.abs(i - centre);
      pen.bend([from + (at < from ? -8 : 8), y - 16], [from, high], [at, high], [at, y - 16], {
        colour: tints[1],
        width: 2,
      });
    });
    pen.text('drawn at random: pushed away', [0, 204], {
      size: 13,
      weight: 600,
      colour: tints[3],
      align: 'left',
    });
    drawn.forEach((word, i) => {
      const at = 110 + i * 150;
      wordBox(pen, word, [at, 166], [78, 30], { size: 14, edge: tints[3], dash: [5, 3], thick: 2 });
      pointer(pen, [from + (i === 0 ? -10 : 10), y + 16], [at, 150], {
        colour: tints[3],
        dash: [5, 3],
        width: 2,
      });
    });
    note(pen, 'any text will do: its neighbours are the answers', [0, 226], 'left');
  },
};
