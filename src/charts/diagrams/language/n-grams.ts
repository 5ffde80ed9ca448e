import { palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, tints } from '../shapes.ts';
import { shareBar, wordBox } from './parts.ts';

const text = [...'abracadabra'];
const before = 'a';
/** What followed the letter, and how often, the most frequent first. */
const followed = [
  ...Map.groupBy(
    text.flatMap((letter, i) => (text[i - 1] === before ? [letter] : [])),
    (letter) => letter,
  ),
]
  .map(([letter, all]) => ({ letter, count: all.length }))
  .sort((a, b) => b.count - a.count || a.letter.localeCompare(b.letter));
const total = followed.reduce((sum, { count }) => sum + count, 0);
const colour = tints[1];
const cell = 33;
const rows = { text: 44, first: 128, pitch: 30 };

export const nGrams: Diagram = {
  title: `Counting pairs: what follows “${before}”?`,
  alt:
    `In “${text.join('')}” every letter that follows an “${before}” is framed: ${total} letters. ` +
    `${followed.map(({ letter, count }) => `${letter} comes ${count === 1 ? 'once' : `${count} times`}, so its probability after “${before}” is ${decimals(count / total, 2)}`).join('; ')}. ` +
    'All other letters never followed and get 0 without smoothing. The model knows one letter back and nothing else.',
  height: 247,
  draw(pen) {
    note(pen, `framed: it follows an “${before}”`, [0, 12], 'left');
    text.forEach((letter, i) => {
      const follows = text[i - 1] === before;
      wordBox(pen, letter, [17 + i * cell, rows.text], [follows ? 26 : 28, 30], {
        size: 16,
        weight: follows ? 600 : 400,
        edge: follows ? colour : palette.card,
        fill: follows ? palette.raised : palette.card,
        thick: 2.5,
        colour: letter === before ? palette.ink : follows ? colour : palette.muted,
      });
    });
    note(pen, 'letter', [30, 98]);
    note(pen, 'counted', [96, 98]);
    note(pen, `probability after “${before}”`, [152, 98], 'left');
    followed.forEach(({ letter, count }, i) => {
      const y = rows.first + i * rows.pitch;
      pen.text(letter, [30, y], { size: 16, weight: 600, colour });
      pen.text(`${count} of ${total}`, [96, y], { size: 14 });
      shareBar(pen, count / total, [152, y], [150, 18], colour);
      pen.text(decimals(count / total, 2), [312, y], { size: 14, weight: 600, align: 'left' });
    });
    note(pen, 'every other letter: never seen here, so 0', [
      184,
      rows.first + followed.length * rows.pitch + 4,
    ]);
    note(pen, 'it looks one letter back and no further', [
      184,
      rows.first + followed.length * rows.pitch + 22,
    ]);
  },
};
