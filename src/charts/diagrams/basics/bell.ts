/** The bell of the lessons by hand: one RNN unit, struck once, and what its gradient is. */

export const bell = { x: [1, 0, 0], w: 0.8, u: 0.5, target: 1 };

export interface BellStep {
  x: number;
  before: number;
  sum: number;
  h: number;
}

/** h_t = tanh(w x_t + u h_{t−1}) from h₀ = 0. */
export function ring({ x, w, u } = bell): BellStep[] {
  let h = 0;
  return x.map((input) => {
    const before = h;
    const sum = w * input + u * before;
    h = Math.tanh(sum);
    return { x: input, before, sum, h };
  });
}

/** For each step, first to last: δ at its sum, and its shares of the gradients of w and u. The loss is (h₃ − target)². */
export function blameOf(steps: readonly BellStep[], { u, target } = bell) {
  let arriving = 2 * ((steps.at(-1)?.h ?? 0) - target);
  const back = [...steps].reverse().map(({ x, before, h }) => {
    const slope = 1 - h * h;
    const delta = arriving * slope;
    arriving = u * delta;
    return { slope, delta, forW: delta * x, forU: delta * before };
  });
  return back.reverse();
}
