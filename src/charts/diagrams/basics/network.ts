import { formula } from '../../formula.ts';
import type { Pen, Point } from '../../pen.ts';
import { palette } from '../../theme.ts';
import { minus } from '../numbers.ts';
import { type Diagram, note, pointer, tints } from '../shapes.ts';
import { stand, standGuess } from './stand.ts';

const x = [9, 0];
const { h, guess } = standGuess(x);
const column = { input: 34, hidden: 186, last: 320 };
const rows = [70, 176];
const middle = 123;
const radius = 25;

export const network: Diagram = {
  title: 'A whole network: three neurons, nine numbers',
  alt:
    `Two inputs at the left: hours of sun x₁ = ${x[0]} and weekend x₂ = ${x[1]}. Arrows with the weights 10, 20, 4 and 0 ` +
    `lead to two neurons with the biases −10 and −28. They give h₁ = ${h[0]} (warmth) and h₂ = ${h[1]} (at the lake). ` +
    `Arrows with the weights 1 and −4 lead to the last neuron with the bias 0, which gives the guess ŷ = ${guess} ices. ` +
    'The six weights and three biases are what is learned.',
  height: 236,
  draw(pen) {
    for (const [i, row] of rows.entries()) {
      rows.forEach((to, j) => {
        weighted(pen, [column.input, row], [column.hidden, to], stand.W[j]?.[i] ?? 0, i === j ? 0.5 : 0.26);
      });
      weighted(pen, [column.hidden, row], [column.last, middle], stand.V[i] ?? 0, 0.5);
    }
    const names = ['hours of sun', 'weekend?'];
    for (const [i, row] of rows.entries()) {
      disc(pen, [column.input, row], String(x[i]), palette.raised, palette.ink);
      formula(pen, `x_${i + 1}`, [column.input, row - 37]);
      note(pen, names[i] ?? '', [column.input - 34, row + 37], 'left');
      disc(pen, [column.hidden, row], String(h[i]), tints[1], palette.card);
      formula(pen, `h_${i + 1}`, [column.hidden, row - 37]);
      note(pen, `bias ${minus(stand.b[i] ?? 0)}`, [column.hidden, row + 37]);
    }
    disc(pen, [column.last, middle], String(guess), tints[2], palette.card);
    formula(pen, 'ŷ', [column.last, middle - 37]);
    note(pen, `bias ${stand.c}`, [column.last, middle + 37]);
    note(pen, 'input', [column.input, 8]);
    note(pen, 'hidden layer', [column.hidden, 8]);
    note(pen, 'guess: ices', [column.last, 8]);
    note(pen, 'numbers on arrows: weights', [368, 230], 'right');
  },
};

function disc(pen: Pen, at: Point, value: string, fill: string, colour: string): void {
  pen.circle(at, radius, { fill, colour: palette.ink });
  pen.text(value, at, { size: 17, weight: 600, colour });
}

/** An arrow between two discs with its weight on it, at a share of its way. */
function weighted(pen: Pen, from: Point, to: Point, weight: number, share: number): void {
  const along = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const [dx, dy] = [radius * Math.cos(along), radius * Math.sin(along)];
  const [start, end]: [Point, Point] = [
    [from[0] + dx, from[1] + dy],
    [to[0] - dx, to[1] - dy],
  ];
  pointer(pen, start, end, { colour: palette.muted });
  const text = minus(weight);
  const [x0, y0] = [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
  const wide = pen.width(text, { size: 14, weight: 600 }) + 8;
  pen.box(x0 - wide / 2, y0 - 10, wide, 20, { fill: palette.card, radius: 4 });
  pen.text(text, [x0, y0], { size: 14, weight: 600 });
}
