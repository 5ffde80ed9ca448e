import { palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

const counts: Record<string, number> = { cold: 5, colder: 2, oldest: 4, hardest: 3 };
const joins = 5;
const unseen = 'coldest';

function joined(pieces: string[], a: string, b: string): string[] {
  const done: string[] = [];
  for (const piece of pieces) {
    if (piece === b && done.at(-1) === a) done[done.length - 1] = a + b;
    else done.push(piece);
  }
  return done;
}

/** Byte pair encoding: the most frequent pair is joined; of equal ones the pair that is met first. */
function learn(): { a: string; b: string; times: number }[] {
  let words = Object.entries(counts).map(([word, count]) => ({ pieces: [...word], count }));
  return Array.from({ length: joins }, () => {
    const pairs = new Map<string, { a: string; b: string; times: number }>();
    for (const { pieces, count } of words)
      for (const [i, b] of pieces.entries()) {
        const a = pieces[i - 1];
        if (a === undefined) continue;
        const known = pairs.get(`${a} ${b}`) ?? { a, b, times: 0 };
        pairs.set(`${a} ${b}`, { ...known, times: known.times + count });
      }
    const best = [...pairs.values()].reduce((x, y) => (y.times > x.times ? y : x));
    words = words.map(({ pieces, count }) => ({ pieces: joined(pieces, best.a, best.b), count }));
    return best;
  });
}
const rules = learn();
const stages = [[...unseen]];
for (const { a, b } of rules) {
  const before = stages.at(-1) ?? [];
  const now = joined(before, a, b);
  if (now.length < before.length) stages.push(now);
}
const colour = tints[1];

export const subwordsDiagram: Diagram = {
  title: 'Frequent pairs are joined: pieces of words',
  alt:
    `Learned from ${Object.entries(counts)
      .map(([word, count]) => `${word} (${count} times)`)
      .join(', ')}: joins ${rules.map(({ a, b, times }) => `${a} + ${b} (${times} times)`).join(', ')}. ` +
    `The new word “${unseen}” goes from ${unseen.length} letters to ${stages.at(-1)?.length} pieces: ${stages.map((pieces) => pieces.join(' ')).join(' / ')}.`,
  height: 240,
  draw(pen) {
    note(
      pen,
      `learned from: ${Object.entries(counts)
        .map(([word, count]) => `${word} ${count}×`)
        .join(', ')}`,
      [0, 8],
      'left',
    );
    note(pen, 'join', [0, 36], 'left');
    rules.forEach(({ a, b, times }, i) => {
      const y = 62 + i * 30;
      pen.text(`${a} + ${b}`, [0, y], { size: 13, align: 'left' });
      pen.text(a + b, [66, y], { size: 14, weight: 600, colour, align: 'left' });
      note(pen, `${times}×`, [128, y], 'right');
    });
    note(pen, `a new word: ${unseen}`, [156, 36], 'left');
    stages.forEach((pieces, i) => {
      const y = 62 + i * (138 / (stages.length - 1));
      let x = 156;
      for (const piece of pieces) {
        const wide = 16 + 11 * piece.length;
        wordBox(pen, piece, [x + wide / 2, y], [wide, 22], {
          size: 13,
          weight: piece.length > 1 ? 600 : 400,
          edge: piece.length > 1 ? colour : palette.muted,
        });
        x += wide + 3;
      }
    });
    note(
      pen,
      `${unseen.length} letters became ${stages.at(-1)?.length} pieces; the word was never seen`,
      [184, 228],
    );
  },
};
