import { mixed, readableOn } from '../../colours.ts';
import { palette } from '../../theme.ts';
import { decimals, sharesOf } from '../numbers.ts';
import { type Diagram, note, segment, tints } from '../shapes.ts';

const words = ['the', 'dog', 'ate'];
/** Made-up scores after the division; row: who asks. */
const scores = [
  [1, 0, 0],
  [1, 2, 0],
  [0, 2, 1],
];
const shares = scores.map((row, i) =>
  sharesOf(row.map((score, j) => (j > i ? Number.NEGATIVE_INFINITY : score))),
);
const cell = { wide: 84, high: 44 };
const left = 78;
const top = 52;

export const selfAttentionDiagram: Diagram = {
  title: 'Each word asks itself and the words before it',
  alt:
    'A table of shares with a row for each word that asks and a column for each word that is asked, under a causal mask. ' +
    `${words
      .map(
        (word, i) =>
          `“${word}” takes ${words
            .slice(0, i + 1)
            .map((other, j) => `${decimals(shares[i]?.[j] ?? 0, 2)} from “${other}”`)
            .join(', ')}`,
      )
      .join('; ')}. ` +
    'Words that are still to come are crossed out and count 0. Each row adds up to 1, and all rows are computed at the same time. The scores behind it are made up.',
  height: 236,
  draw(pen) {
    note(pen, 'who is asked', [left + 1.5 * cell.wide, 10]);
    note(pen, 'who asks', [32, 34]);
    words.forEach((word, i) => {
      const y = top + (i + 0.5) * cell.high;
      pen.text(word, [left + (i + 0.5) * cell.wide, 34], { size: 15, weight: 600 });
      pen.text(word, [32, y], { size: 15, weight: 600 });
      words.forEach((_, j) => {
        const share = shares[i]?.[j] ?? 0;
        const x = left + j * cell.wide;
        const fill = j > i ? palette.card : mixed(palette.raised, tints[1], share);
        pen.box(x, top + i * cell.high, cell.wide, cell.high, { fill, colour: palette.edge, radius: 0 });
        if (j > i) {
          segment(pen, [x + 6, top + i * cell.high + 6], [x + cell.wide - 6, top + (i + 1) * cell.high - 6], {
            colour: palette.muted,
          });
          return;
        }
        pen.text(decimals(share, 2), [x + cell.wide / 2, y], {
          size: 15,
          weight: 600,
          colour: readableOn(fill),
        });
      });
      note(pen, '= 1', [left + 3 * cell.wide + 20, y]);
    });
    note(pen, 'crossed out: still to come, hidden by the causal mask', [184, top + 3 * cell.high + 20]);
    note(pen, 'all rows at the same time · scores made up', [184, top + 3 * cell.high + 42]);
  },
};
