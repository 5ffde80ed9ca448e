import { mixed, readableOn } from '../../colours.ts';
import { palette } from '../../theme.ts';
import { decimals } from '../numbers.ts';
import { type Diagram, note, tints } from '../shapes.ts';

const inputs = [1, 0, 0, 0, -1, 0, 0, 0];
const roundsShown = 3;
/** One step of the unit, h_t = tanh(h_{t−1} + x_t). */
const step = (h: number, x: number) => Math.tanh(h + x);
let state = 0;
const exact = inputs.map((x) => {
  state = step(state, x);
  return state;
});

/** One round of Newton's method: the step is replaced by its tangent at the old guess, and the linear recurrence is solved. */
function improve(guess: number[]): number[] {
  let before = 0;
  return inputs.map((x, i) => {
    const old = guess[i - 1] ?? 0;
    const value = step(old, x);
    before = value + (1 - value ** 2) * (before - old);
    return before;
  });
}
const guesses = [inputs.map(() => 0)];
for (let round = 0; round < roundsShown; round++) guesses.push(improve(guesses.at(-1) ?? []));
const errorOf = (guess: number[]) => Math.max(...guess.map((value, i) => Math.abs(value - (exact[i] ?? 0))));
const cell = { wide: 38.5, high: 34 };
const left = 60;
const top = 38;
const names = ['guess', ...Array.from({ length: roundsShown }, (_, i) => `round ${i + 1}`)];

export const newton: Diagram = {
  title: 'All states guessed, then corrected together',
  alt:
    `The states of h_t = tanh(h_(t−1) + x_t) for ${inputs.length} steps with inputs ${inputs.join(', ')}. The first guess is 0 everywhere. ` +
    `${guesses
      .slice(1)
      .map(
        (guess, i) =>
          `Round ${i + 1}: ${guess.map((value) => decimals(value, 2)).join(', ')}, largest error ${Number(errorOf(guess).toPrecision(1))}`,
      )
      .join(
        '. ',
      )}. Filled cells agree with the exact states to two decimals; step by step it would take ${inputs.length} steps.`,
  height: 240,
  draw(pen) {
    note(pen, 'step', [left - 12, 18], 'right');
    inputs.forEach((_, i) => {
      pen.text(String(i + 1), [left + (i + 0.5) * cell.wide, 18], { size: 13, weight: 600 });
    });
    guesses.forEach((guess, row) => {
      const y = top + row * cell.high;
      pen.text(names[row] ?? '', [left - 8, y + cell.high / 2], { size: 13, align: 'right' });
      guess.forEach((value, i) => {
        const isRight = decimals(value, 2) === decimals(exact[i] ?? 0, 2);
        const fill = isRight ? mixed(palette.raised, tints[1], 0.9) : palette.card;
        pen.box(left + i * cell.wide, y, cell.wide, cell.high, {
          fill,
          colour: palette.edge,
          width: 1,
          radius: 0,
        });
        pen.text(decimals(value, 2), [left + (i + 0.5) * cell.wide, y + cell.high / 2], {
          colour: readableOn(fill),
        });
      });
    });
    const below = top + guesses.length * cell.high;
    note(pen, 'filled: right to two decimals', [184, below + 18]);
    pen.text(
      `${roundsShown} rounds instead of ${inputs.length} steps, each with more work`,
      [184, below + 44],
      {
        size: 14,
        weight: 600,
        colour: tints[1],
      },
    );
  },
};
