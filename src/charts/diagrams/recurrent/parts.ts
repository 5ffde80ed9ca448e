/** Parts that the pictures of recurrent networks share. */
import { formula } from '../../formula.ts';
import type { Pen, Point } from '../../pen.ts';
import { networkColour, palette } from '../../theme.ts';

/** A filled box around `at` with a formula in it. */
export function stateBox(
  pen: Pen,
  [x, y]: Point,
  symbol: string,
  { wide = 40, high = 30, fill = networkColour.rnn as string } = {},
): void {
  pen.box(x - wide / 2, y - high / 2, wide, high, { fill, radius: 7 });
  if (symbol) formula(pen, symbol, [x, y], { colour: palette.card });
}

/** One unit, h_t = tanh(u h_(t−1) + x_t) from h₀ = 0, its states. A step for which `real` is false keeps the state. */
export function unitStates(inputs: readonly number[], u: number, real?: readonly boolean[]): number[] {
  let h = 0;
  return inputs.map((x, i) => {
    if (real?.[i] ?? true) h = Math.tanh(u * h + x);
    return h;
  });
}
