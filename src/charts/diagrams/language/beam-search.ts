import { palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

const tree = [
  {
    word: 'the',
    probability: 0.6,
    next: [
      { word: 'cat', probability: 0.4 },
      { word: 'dog', probability: 0.35 },
      { word: 'cow', probability: 0.25 },
    ],
  },
  {
    word: 'a',
    probability: 0.4,
    next: [
      { word: 'bird', probability: 0.9 },
      { word: 'cow', probability: 0.1 },
    ],
  },
];
const sentences = tree.flatMap((first, from) =>
  first.next.map(({ word, probability }) => ({
    from,
    word,
    probability,
    text: `${first.word} ${word}`,
    product: first.probability * probability,
  })),
);
const best = sentences.reduce((a, b) => (b.product > a.product ? b : a));
const greedy = sentences.filter(({ from }) => from === 0).reduce((a, b) => (b.product > a.product ? b : a));
const kept = new Set(sentences.toSorted((a, b) => b.product - a.product).slice(0, 2));
const firsts = [82, 168];
const rows = { first: 46, pitch: 34 };
const colour = tints[1];

export const beamSearch: Diagram = {
  title: 'Two beginnings kept: a better sentence found',
  alt:
    `First words: ${tree.map(({ word, probability }) => `“${word}” ${probability}`).join(', ')}. Products of two words: ` +
    `${sentences.map(({ text, product }) => `“${text}” ${decimals(product, 2)}`).join(', ')}. ` +
    `Greedy choice follows “the” only and gets “${greedy.text}” with ${decimals(greedy.product, 2)}. A beam of 2 keeps both beginnings and finds “${best.text}” with ${decimals(best.product, 2)}. ` +
    'The two framed thickly stay for the next step.',
  height: 240,
  draw(pen) {
    note(pen, 'first word', [52, 12]);
    note(pen, 'second word', [182, 12]);
    note(pen, 'product', [276, 12]);
    sentences.forEach((sentence, i) => {
      const { from, word, probability, product } = sentence;
      const y = rows.first + i * rows.pitch + from * 10;
      const isKept = kept.has(sentence);
      pointer(pen, [88, firsts[from] ?? 0], [138, y], {
        colour: isKept ? colour : palette.muted,
        width: isKept ? 2.5 : 1.5,
      });
      wordBox(pen, `${word}  ${decimals(probability, 2)}`, [182, y], [86, 26], {
        size: 13,
        weight: isKept ? 600 : 400,
        edge: isKept ? colour : palette.edge,
        thick: isKept ? 2.5 : 1.5,
      });
      pen.text(decimals(product, 2), [276, y], { size: 14, weight: isKept ? 600 : 400 });
      if (sentence === greedy) note(pen, 'greedy', [308, y], 'left');
      if (sentence === best) pen.text('best', [308, y], { size: 14, weight: 600, colour, align: 'left' });
    });
    tree.forEach(({ word, probability }, i) => {
      wordBox(pen, `${word}  ${decimals(probability, 1)}`, [52, firsts[i] ?? 0], [72, 28], {
        size: 13,
        weight: 600,
        edge: colour,
        thick: 2.5,
      });
    });
    note(pen, 'thick: kept by a beam of 2', [184, 232]);
  },
};
