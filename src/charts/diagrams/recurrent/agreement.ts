import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, orange } from '../shapes.ts';

const lines = [
  ['The', 'keys', 'to', 'the', 'old'],
  ['cabinet', 'in', 'the', 'hall', 'are'],
];
const words = lines.flat();
const [cause, effect] = [words.indexOf('keys'), words.indexOf('are')];
const decoys = ['cabinet', 'hall'];
const [pitch, wide] = [74, 68];

export const agreement: Diagram = {
  title: 'Why “are”? Because of a word long before',
  alt:
    `The sentence “${words.join(' ')} missing”, its words numbered. Word ${effect + 1}, “are”, depends on word ${cause + 1}, “keys”, ${effect - cause} steps earlier: an arrow leads from one to the other. ` +
    `The nearer words ${decoys.map((word) => `“${word}” (${effect - words.indexOf(word)} ${effect - words.indexOf(word) === 1 ? 'step' : 'steps'} earlier)`).join(' and ')} are single and would ask for “is”.`,
  height: 232,
  draw(pen) {
    lines.forEach((line, row) => {
      const y = 44 + row * 82;
      line.forEach((word, i) => {
        const x = i * pitch + 2;
        const place = row * 5 + i;
        const main = place === cause || place === effect;
        const decoy = decoys.includes(word);
        pen.box(x, y - 17, wide, 34, {
          fill: main ? blue : palette.raised,
          colour: main ? blue : decoy ? orange : palette.edge,
          ...(decoy && { dash: [4, 3], width: 2 }),
        });
        pen.text(word, [x + wide / 2, y], {
          size: 14,
          weight: 600,
          colour: main ? palette.card : palette.ink,
        });
        note(pen, String(place + 1), [x + wide / 2, y - 27]);
      });
    });
    const from = cause * pitch + 2 + wide / 2;
    const to = 4 * pitch + 2 + wide / 2;
    pen.arrow(
      [
        [from, 63],
        [from, 78],
        [to - 12, 78],
        [to - 12, 107],
      ],
      { colour: blue, width: 3 },
    );
    pen.text(`${effect - cause} steps`, [(from + to) / 2, 69], {
      size: size.heading,
      weight: 600,
      colour: blue,
    });
    pen.text('many keys: so “are”', [184, 178], { size: 14, weight: 600, colour: blue });
    note(pen, 'dashed: nearer, but one cabinet and one hall would ask for “is”', [184, 204]);
  },
};
