/** The worked LSTM step of the lesson: one unit, x = 1, h = 0.5 and c = 1 from the step before. */
const sigma = (a: number): number => 1 / (1 + Math.exp(-a));
const [x, h, c] = [1, 0.5, 1];
const f = sigma(0.5 * x + h + 1);
const i = sigma(x - 1);
const g = Math.tanh(x - h);
const o = sigma(0.5 * x + h);
const next = f * c + i * g;
const squashed = Math.tanh(next);
/** The loss wants h to be larger. */
const asked = -1;
const atCell = asked * o * (1 - squashed ** 2);

export const lstmExample = { c, f, i, g, o, next, squashed, shown: o * squashed };
/** The gradient of the loss by each part, if that by h is −1. */
export const lstmBlame = {
  asked,
  toOutput: asked * squashed,
  atCell,
  toForget: atCell * c,
  toInput: atCell * g,
  toCandidate: atCell * i,
  back: atCell * f,
};
