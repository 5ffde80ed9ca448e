import type { Pen } from '../../pen.ts';
import { palette, size } from '../../theme.ts';
import { blue, type Diagram, note, pointer, yellow } from '../shapes.ts';

const sentences = [
  ['the', 'dog', 'bites', 'the', 'man'],
  ['the', 'man', 'bites', 'the', 'dog'],
] as const;
/** What each word adds to the state of the small RNN, h_t = tanh(0.5 h_(t−1) + value). */
const values: Record<string, number> = { the: 0.2, dog: 0.9, bites: -0.4, man: -0.7 };

function states(words: readonly string[]): string[] {
  let h = 0;
  return words.map((word) => {
    h = Math.tanh(0.5 * h + (values[word] ?? 0));
    return h.toFixed(2).replace('-', '−');
  });
}
const pairs = sentences.map((words) => words.slice(1).map((word, i) => `${words[i]} ${word}`));
const onlyIn = (a: number, b: number) => pairs[a]?.filter((pair) => !pairs[b]?.includes(pair)) ?? [];
const [first, second] = [onlyIn(0, 1), onlyIn(1, 0)];
const counts = (words: readonly string[]) =>
  [...Map.groupBy([...words].sort(), (word) => word)]
    .map(([word, all]) => `${word} ${all.length}`)
    .join(', ');
const same = counts(sentences[0]) === counts(sentences[1]);
const pitch = 62;

export const orderPicture: Diagram = {
  title: 'The same words in another order',
  alt:
    `“${sentences.map((words) => words.join(' ')).join('” and “')}”. Counting words (${counts(sentences[0])}) finds ${same ? 'no difference' : 'a difference'}. ` +
    `Windows of 2 words differ in “${first.join('”, “')}” against “${second.join('”, “')}”. The state of an RNN with one unit differs from the second word on: ` +
    `${sentences.map((words) => states(words).join(', ')).join(' against ')}.`,
  height: 246,
  draw(pen) {
    sentences.forEach((words, i) => {
      sentence(pen, words, 18 + i * 84, i === 0 ? first : second);
    });
    const results = [
      ['counts the words', same ? 'no difference' : 'a difference'],
      ['looks at 2 words', `“${first[0]}” or “${second[0]}”`],
      ['reads in order', 'other states from word 2 on'],
    ];
    results.forEach(([reader, found], i) => {
      const y = 186 + i * 23;
      pen.text(reader ?? '', [0, y], {
        size: size.heading,
        weight: 600,
        align: 'left',
        colour: [palette.ink, yellow, blue][i] ?? palette.ink,
      });
      note(pen, 'finds', [136, y]);
      pen.text(found ?? '', [164, y], { size: 13, align: 'left' });
    });
  },
};

function sentence(pen: Pen, words: readonly string[], y: number, differing: readonly string[]): void {
  note(pen, 'state', [50, y + 44], 'right');
  const numbers = states(words);
  words.forEach((word, i) => {
    const x = 62 + i * pitch;
    pen.box(x, y - 13, 54, 28, { fill: palette.raised, colour: palette.edge });
    pen.text(word, [x + 27, y + 1], { size: 14, weight: 600 });
    if (i > 0 && differing.includes(`${words[i - 1]} ${word}`))
      pen.box(x - pitch - 3, y - 17, pitch + 60, 36, { colour: yellow, width: 2 });
    pen.text(numbers[i] ?? '', [x + 27, y + 44], { size: 13, colour: i > 0 ? blue : palette.ink });
    if (i > 0) pointer(pen, [x - 13, y + 44], [x + 4, y + 44], { width: 1.25, colour: palette.muted });
  });
}
