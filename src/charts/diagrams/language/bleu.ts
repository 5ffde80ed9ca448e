import { palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, tints } from '../shapes.ts';
import { shareBar, wordBox } from './parts.ts';

const machine = 'the cat is on the mat'.split(' ');
const reference = 'the small cat is on the mat'.split(' ');
const runs = (words: string[], n: number): string[] =>
  words.slice(0, words.length - n + 1).map((_, i) => words.slice(i, i + n).join(' '));

/** How many runs of n words the machine shares with the reference, each at most as often as there. */
const found = [1, 2, 3, 4].map((n) => {
  const left = runs(reference, n);
  const hits = runs(machine, n).filter((run) => {
    const at = left.indexOf(run);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return { n, hits, of: runs(machine, n).length };
});
const mean = found.reduce((product, { hits, of }) => product * (hits / of), 1) ** (1 / found.length);
const penalty = Math.min(1, Math.exp(1 - reference.length / machine.length));
const names = ['words', 'pairs', 'runs of 3', 'runs of 4'];
const colour = tints[1];

export const bleuDiagram: Diagram = {
  title: 'BLEU counts the runs of words that agree',
  alt:
    `Machine: “${machine.join(' ')}”. Reference: “${reference.join(' ')}”. Found in the reference are ` +
    `${found.map(({ hits, of }, i) => `${hits} of ${of} ${names[i]}`).join(', ')}. Their geometric mean is ${decimals(mean, 3)}. ` +
    `The machine wrote ${machine.length} words instead of ${reference.length}, which costs the factor ${decimals(penalty, 3)}. BLEU is ${decimals(mean * penalty, 3)}.`,
  height: 240,
  draw(pen) {
    sentence(machine, 'machine', 16);
    sentence(reference, 'reference', 52);
    found.forEach(({ hits, of }, i) => {
      const y = 94 + i * 27;
      pen.text(names[i] ?? '', [76, y], { size: 13, align: 'right' });
      shareBar(pen, hits / of, [88, y], [170, 17], colour);
      pen.text(`${hits} of ${of} found`, [268, y], { size: 13, weight: 600, align: 'left' });
    });
    pen.text(
      `mean ${decimals(mean, 3)} · too short ${decimals(penalty, 3)} = ${decimals(mean * penalty, 3)}`,
      [184, 208],
      {
        size: 14,
        weight: 600,
        colour,
      },
    );
    note(pen, 'geometric mean of the four shares, times the penalty', [184, 230]);

    function sentence(words: string[], name: string, y: number): void {
      pen.text(name, [0, y], { size: 12, align: 'left', colour: palette.muted });
      let x = 66;
      for (const word of words) {
        const wide = pen.width(word, { size: 13, weight: 600 }) + 12;
        wordBox(pen, word, [x + wide / 2, y], [wide, 26], {
          size: 13,
          weight: 600,
          edge: machine.includes(word) && reference.includes(word) ? colour : palette.edge,
        });
        x += wide + 4;
      }
    }
  },
};
