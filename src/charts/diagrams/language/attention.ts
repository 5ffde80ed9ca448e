import { palette } from '../../theme.ts';
import { decimals, sharesOf } from '../numbers.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { shareBar, wordBox } from './parts.ts';

const query = [1, 1, 0, 2];
const steps = [
  { name: 'A', key: [1, 1, 0, 1], value: [10, 0] },
  { name: 'B', key: [0, 2, 1, 0], value: [0, 10] },
  { name: 'C', key: [0, 0, 2, 0], value: [5, 5] },
];
const scores = steps.map(({ key }) => key.reduce((sum, entry, i) => sum + entry * (query[i] ?? 0), 0));
const shares = sharesOf(scores.map((score) => score / Math.sqrt(query.length)));
const answer = [0, 1].map((i) =>
  steps.reduce((sum, { value }, step) => sum + (shares[step] ?? 0) * (value[i] ?? 0), 0),
);
const written = answer.map((each) => decimals(each, 1)).join('   ');
const colour = tints[1];
const columns = { key: 66, score: 142, bar: 168, value: 328 };
const rows = { head: 62, first: 90, pitch: 38 };

export const attention: Diagram = {
  title: 'One query, three keys: who counts how much',
  alt:
    `The query ${query.join(' ')} is multiplied with the key of each of three steps. ` +
    `${steps.map(({ name, key }, i) => `Key ${name} ${key.join(' ')} gives score ${scores[i]} and share ${decimals(shares[i] ?? 0, 2)}`).join('; ')}. ` +
    `The shares add up to 1. The answer is the mean of the values ${steps.map(({ value }) => value.join(' ')).join(', ')} with these shares: ${written}.`,
  height: 240,
  draw(pen) {
    note(pen, 'query', [columns.key, 8]);
    wordBox(pen, query.join('  '), [columns.key, 28], [92, 24], {
      size: 14,
      weight: 600,
      edge: colour,
      thick: 2,
    });
    note(pen, 'fits the keys more or less', [128, 28], 'left');
    note(pen, 'key', [columns.key, rows.head]);
    note(pen, 'score', [columns.score, rows.head]);
    note(pen, 'share', [columns.bar + 46, rows.head]);
    note(pen, 'value', [columns.value, rows.head]);
    steps.forEach(({ name, key, value }, i) => {
      const y = rows.first + i * rows.pitch;
      const share = shares[i] ?? 0;
      pen.text(name, [4, y], { weight: 600, size: 13 });
      wordBox(pen, key.join('  '), [columns.key, y], [92, 26], { size: 13 });
      pen.text(String(scores[i]), [columns.score, y], { size: 14, weight: 600 });
      shareBar(pen, share, [columns.bar, y], [62, 18], colour);
      pen.text(decimals(share, 2), [columns.bar + 86, y], { size: 14, weight: 600, colour });
      wordBox(pen, value.join('   '), [columns.value, y], [76, 26], { size: 13 });
    });
    const y = rows.first + steps.length * rows.pitch + 26;
    pointer(pen, [columns.value, y - 46], [columns.value, y - 15], { colour, width: 2 });
    pen.text('answer: the mean with these shares', [columns.value - 48, y], { size: 13, align: 'right' });
    wordBox(pen, written, [columns.value, y], [76, 28], {
      size: 14,
      weight: 600,
      edge: colour,
      thick: 2.5,
      fill: palette.card,
    });
  },
};
