import { palette } from '../../theme.ts';
import { type Diagram, note, tints } from '../shapes.ts';
import { wordBox } from './parts.ts';

const words = ['the', 'dog', 'slept', 'because', 'it', 'was', 'tired'];
const asks = 4;
const heads = [
  { says: 'head 1: who is “it”?', to: [1], shares: [1], colour: tints[1] },
  { says: 'head 2: what is said of it?', to: [5, 6], shares: [0.3, 0.7], colour: tints[2] },
];
const wide = [34, 38, 46, 66, 28, 40, 48];
const gap = 10;
const middles = wide.map(
  (each, i) => wide.slice(0, i).reduce((sum, other) => sum + other + gap, 0) + each / 2 + 4,
);
const rows = [62, 166];

export const attentionHeads: Diagram = {
  title: 'Two heads look up two different things',
  alt:
    `The sentence “${words.join(' ')}” twice, with arrows from the word “it”. ` +
    'Head 1 asks who “it” is and takes all from “dog”. Head 2 asks what is said of it and takes 0.7 from “tired” and 0.3 from “was”. ' +
    'A single head would have to stir these into one mean. The shares are made up; real heads often look for something that has no name.',
  height: 240,
  draw(pen) {
    heads.forEach(({ says, to, shares, colour }, row) => {
      const y = rows[row] ?? 0;
      pen.text(says, [0, y - 50], { size: 14, weight: 600, colour, align: 'left' });
      words.forEach((word, i) => {
        const isMeant = to.includes(i) || i === asks;
        wordBox(pen, word, [middles[i] ?? 0, y], [wide[i] ?? 0, 26], {
          size: 13,
          weight: isMeant ? 600 : 400,
          edge: isMeant ? colour : palette.edge,
          thick: i === asks ? 3 : 1.5,
        });
      });
      to.forEach((target, i) => {
        const [from, at] = [middles[asks] ?? 0, middles[target] ?? 0];
        const low = y + 15;
        const depth = y + 34 + (at < from ? 6 : 0);
        pen.bend([from, low], [from, depth], [at, depth], [at, low], {
          colour,
          width: 1 + 2.5 * (shares[i] ?? 0),
        });
        pen.text(String(shares[i]), [at, y - 23], { colour, weight: 600, size: 12 });
      });
    });
    note(pen, 'one head alone would stir both into one mean · shares made up', [184, 226]);
  },
};
