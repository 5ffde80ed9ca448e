/** Ends and slopes of the functions, the norms that follow from them, and what is handed on unchanged. */
import type { Claim } from './check.ts';
import { relu, sigmoid, slope, spreadOf } from './formulas.ts';

const tanh = (x: number): number => Math.tanh(x);
const [low, high] = [tanh(-20), tanh(20)];
const [shut, open] = [sigmoid(-40), sigmoid(40)];
const sums = Array.from({ length: 1_001 }, (_, i) => (i - 500) / 100);
/** Where a function is steepest. */
const steepestAt = (f: (x: number) => number): number =>
  sums.reduce((best, x) => (slope(f, x) > slope(f, best) ? x : best));
const steepest = slope(tanh, steepestAt(tanh));
/** The state of a unit of tanh where it passes most. */
const passingMost = tanh(steepestAt(tanh));
/** The norm of a matrix that makes up for the steepest slope. */
const norm = 1 / steepest;
const active = slope(relu, 1);
const skipped = (x: number): number => x + tanh(x - 1);
/** What a skip connection adds to the slope of its block. */
const passed = slope(skipped, 0.4) - slope(tanh, 0.4 - 1);
const half = sigmoid(0);
/** The least curvature at which steps with a learning rate of 0.5 no longer shrink, times that rate. */
const swinging = (() => {
  const rate = 0.5;
  let curvature = 0.5;
  while (Math.abs(1 - rate * curvature) < 1) curvature += 0.5;
  return curvature * rate;
})();
/** A sigmoid in 32-bit numbers. */
const certain = Math.fround(1 / Math.fround(1 + Math.fround(Math.exp(-17))));
/** The class that an answer of NaN counts as. */
const asClass = [Number.NaN].filter((answer) => answer > 0.5).length;
const line = [0.01, 0.1, 0.3];
const last = line.at(-1) ?? 0;
/** The factor per step between two points of a line. */
const factor = (farBack: number, near: number, steps: number): number => (farBack / near) ** (1 / steps);

/** The factor that leaves a gradient as it is over any number of steps. */
const lasting = [0.5, 0.9, 1, 1.1, 2].find((each) => each ** 1_000 === 1) ?? Number.NaN;
/** The gate that leaves so much of 0.6. */
const gateFor = (left: number): number => left / 0.6;
const target = Math.round(certain);

export const further: Claim[] = [
  ['- text: "{0.9}" right: true', [0.9, 1, 1.1, 2].find((factor) => factor ** 50 < 0.01) ?? 0],
  ['ReLU, with slope {1} where it is active', active],
  ['Each factor holds the slopes of tanh, at most {1}, and', steepest],
  ['into the range from {−1} to +{1}.', low, high],
  ['**Sufficient for vanishing:** ‖U‖ < {1}, as tanh', norm],
  ['**Necessary for exploding:** ‖U‖ > {1}. Not', norm],
  ['any sizeable state pushes the slope below {1}', steepest],
  ['it is the large states, near ±{1}, that have', high],
  ['tanh is nearly flat at +{1} and {−1}.', high, low],
  ['by the slope, and that is nearly {0} there', slope(tanh, 20)],
  ['text: About {95%} remark: That is what one step', 0.95 ** 1],
  ['for tanh: {0.25}¹⁰ is about', slope(sigmoid, 0)],
  [
    'The slope is {1} at most and nearly {0} where a unit is close to {−1} or +{1}',
    ...[steepest, slope(tanh, 20), low, high],
  ],
  ['Over T steps that makes {2}·T tolls', [slope(tanh, 0.5), 1.1].length],
  ['its slope is {1} at most, and only where the unit is exactly {0}, so', steepest, passingMost],
  ['near {−1} or +{1} a unit hardly passes', low, high],
  ['for tanh near {−1} or +{1}. There the curve', low, high],
  ['ReLU saturates on one side only, at {0}', relu(-20)],
  ['if it is below {1}, the gradient must vanish', norm],
  ['the slopes of tanh, at most {1}, shrink', steepest],
  [
    'singular value of U is below {1}, for tanh has a slope of at most {1}. That is sufficient',
    norm,
    steepest,
  ],
  ['a largest singular value above {1} is necessary', norm],
  ['a norm of U above {1} is necessary', norm],
  ['The slopes of tanh are at most {1} and often', steepest],
  ['Tanh is also centred on {0}, which', (low + high) / 2],
  ['since a share between {0} and {1} is wanted there', shut, open],
  ['logistic sigmoid is 0.25, at input {0}', steepestAt(sigmoid)],
  ['Tanh reaches a slope of {1}, which is why', steepest],
  ['every unit away from zero has a slope below {1}', steepest],
  ['a plain RNN with a factor of {0.825} per step keeps', slope(tanh, Math.atanh(0.5)) * 1.1],
  ["the step's Jacobian enlarges: ‖U‖ > {1} and units", norm],
  ['is the forget gate and never above {1}', open],
  ['makes a step {100} times as long', (0.01 * (100 * 3)) / (0.01 * 3)],
  ['117 times as large: {1.1} multiplied by itself', 1 + 10 / 100],
  ['(largest singular value above {1}) and units', norm],
  ['where tanh stops at {1}. With', high],
  ['the factor per step is the forget gate, at most {1}, so that path', open],
  ['a Python float at 1.8 · {10}³⁰⁸', (Number.MAX_VALUE / 1.8) ** (1 / 308)],
  ['The gradient is {2}w, so', slope((w) => w ** 2, 3) / 3],
  ['where the curvature exceeds {2} / learning rate', swinging],
  ['In 32-bit numbers a sigmoid gives exactly {1} from', certain],
  ['then computes `0 · log({0})`', 1 - certain],
  ['counts as class {0}, and you see the share of class {0}', asClass, asClass],
  ['Backwards, the {1} of the sum always gets through', passed],
  ['∂(x + f(x))/∂x = {1} + f′(x)', passed],
  ['ReLU has slope {1} wherever it is active', active],
  ['In x + f(x) the slope is {1} + f′(x), so the {1} always', passed, passed],
  ['the derivative is `{1} + f′(x)`, so the error always passes by the {1},', passed, passed],
  ['the error is f, a learned number between {0} and {1} for', shut, open],
  ['and everywhere if f starts at {0.5}: ten', half],
  ['when all gates start at {0.5}, so that', half],
  ['tanh slopes below {1} still shrink', steepest],
  ['from step to step, with slope {1}. It needs', active],
  ['Where it is active its slope is {1}, so', active],
  ['dilations {1}, {2}, {4}, … 512, ten layers', ...[0, 1, 2].map((layer) => 512 / 2 ** (9 - layer))],
  ['An LSTM whose forget gates begin at {0.5} vanishes', half],
  ['when its forget gates start at {0.5}: half', half],
  ['text: The factor per step is about {1} right: true', factor(last, last, 100)],
  ['then all begin at {1} and only the shapes', ...line.slice(-1).map((value) => value / last)],

  // Where growing and shrinking part
  ['multiplied by numbers that are mostly below {1}, so it gets paler', lasting],
  ['If the numbers are above {1}, the opposite', lasting],
  ['The error is multiplied by a factor below {1} at each step back', lasting],
  ['With one matrix a factor below {1} is below {1} each time', lasting, lasting],
  ['each time multiplied by factors that are mostly below {1}.', lasting],
  ['and many factors below {1} leave almost nothing', lasting],
  ['Only near {1} does the signal survive', lasting],
  ['are mostly below {1}, and explode when they are above {1}.', lasting, lasting],
  ['If the norm of U is below {1}, the product', lasting],
  ['the product of many numbers below {1} tends', lasting],
  ['set U so that the factor is exactly {1}?**', lasting],
  ['remark: A factor above {1} makes it grow', lasting],
  ['A small factor above {1} grows huge', lasting],
  ['If the factors are above {1}, the product explodes; below {1} it vanishes', lasting, lasting],
  ['fifty of about {1} leave nearly all', lasting],
  ['- text: "{1.0}" remark: It stays', lasting],
  ['- text: "{1.1}" remark: It becomes 117', 117 ** (1 / 50)],
  ['Close to {1} it keeps, close to {0} it resets', gateFor(0.6), gateFor(0)],
  ['Near {1} the error passes, near {0} it stops', gateFor(0.6), gateFor(0)],
  ['then computes `{0} · log(', 1 - target],
  [
    'log₁₀ ‖∂L/∂hₜ‖ {0} | ● {−2} | ● {−4} | ● {−6} | ●',
    ...[0, 7, 14, 21].map((steps) => steps * Math.log10(10 ** (-6 / 21))),
  ],
  ['divide by a spread of {0}, as for a constant column', spreadOf([5, 5, 5])],
  ['If a column is constant, its spread is {0};', spreadOf([5, 5, 5])],
  ['The usual 1 is not much: over {49} steps', 50 - 1],
];
