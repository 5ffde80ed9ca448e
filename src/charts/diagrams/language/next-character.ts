import { palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, tints } from '../shapes.ts';
import { shareBar, wordBox } from './parts.ts';

const seen = ['h', 'e', 'l', 'l'];
const comes = 'o';
/** Made-up probabilities of the next letter. */
const guesses: [letter: string, probability: number][] = [
  ['o', 0.5],
  ['i', 0.25],
  ['a', 0.125],
  ['others', 0.125],
];
const right = guesses.find(([letter]) => letter === comes)?.[1] ?? 1;
const bits = -Math.log2(right);
const perCent = (share: number) => `${decimals(100 * share, share < 0.2 ? 1 : 0)}%`;
const colour = tints[1];
const rows = { seen: 36, first: 92, pitch: 30 };

export const nextCharacter: Diagram = {
  title: 'The game: guess what comes next',
  alt:
    `A model has read “${seen.join('')}” and the rest is covered. It gives each possible next letter a probability: ` +
    `${guesses.map(([letter, share]) => `${letter} ${perCent(share)}`).join(', ')}, together 100%. Then “${comes}” is uncovered. ` +
    `It had ${perCent(right)}, so the loss is −log₂ ${right} = ${bits} bit. The probabilities are made up.`,
  height: 240,
  draw(pen) {
    note(pen, 'read so far', [0, 10], 'left');
    seen.forEach((letter, i) => {
      wordBox(pen, letter, [16 + i * 38, rows.seen], [32, 30], { size: 16, weight: 600 });
    });
    wordBox(pen, '?', [16 + seen.length * 38, rows.seen], [32, 30], {
      size: 16,
      weight: 600,
      edge: colour,
      dash: [4, 3],
      thick: 2,
    });
    note(pen, 'covered', [222, rows.seen], 'left');
    note(pen, 'guess: how likely is each next letter?', [0, 68], 'left');
    guesses.forEach(([letter, share], i) => {
      const y = rows.first + i * rows.pitch;
      const isRight = letter === comes;
      pen.text(letter, [50, y], {
        size: 15,
        weight: 600,
        align: 'right',
        colour: isRight ? colour : palette.ink,
      });
      shareBar(pen, share, [62, y], [220, 18], isRight ? colour : palette.muted);
      pen.text(perCent(share), [292, y], { size: 14, weight: 600, align: 'left' });
    });
    pen.text(`uncovered: “${comes}” had ${perCent(right)}, which costs ${bits} bit`, [184, 216], {
      size: 14,
      weight: 600,
      colour,
    });
    note(pen, 'probabilities made up', [184, 236]);
  },
};
