import type { Claim } from './check.ts';
import { gruWeights, rnnState, sigmoid } from './formulas.ts';
import { ratios } from './recurrence-today-ratios.ts';

/** A step h ← a · h + b. */
type Step = readonly [a: number, b: number];
const after = ([a, b]: Step, h: number): number => a * h + b;
/** Two steps as one, found by what both make of 0 and of 1. */
function joined(one: Step, two: Step): Step {
  const both = (h: number) => after(two, after(one, h));
  return [both(1) - both(0), both(0)];
}
const notes = joined([0.5, 4], [0.5, 2]);
const steps = [4, 2, 0, 8].map((input): Step => [0.5, input]);
const states = steps.map((_, i) => steps.slice(0, i + 1).reduce((h, step) => after(step, h), 0));
const [one, two, three, four] = steps as [Step, Step, Step, Step];
const [left, right] = [joined(one, two), joined(three, four)];
const all = joined(left, right);
/** How often neighbours are joined in pairs until one step is left. */
const rounds = (count: number): number => (count > 1 ? 1 + rounds(Math.ceil(count / 2)) : 0);

/** What a key and a value of a width leave for each token. */
const kept = (tokens: number, width: number): number => tokens * (width + width);
/** A gate and a candidate that look at the features alone, without biases. */
const minGruWeights = (units: number, features: number): number => units * features + units * features;

/** Newton's method for h ← tanh(h + x): all states of each round, and its largest error. */
const inputs = [1, 0, 0, 0, -1, 0, 0, 0];
const exact: number[] = [];
for (const x of inputs) exact.push(Math.tanh((exact.at(-1) ?? 0) + x));
function newton(guess: readonly number[]): number[] {
  const better: number[] = [];
  for (const [i, x] of inputs.entries()) {
    const before = guess[i - 1] ?? 0;
    const value = Math.tanh(before + x);
    better.push(value + (1 - value ** 2) * ((better.at(-1) ?? 0) - before));
  }
  return better;
}
const guesses = [inputs.map(() => 0)];
for (let round = 1; round <= 3; round++) guesses.push(newton(guesses.at(-1) ?? []));
const shown = (round: number): number[] => (guesses[round] ?? []).slice(0, 5);
const errors = guesses.map((guess) => Math.max(...guess.map((h, i) => Math.abs(h - (exact[i] ?? 0)))));

/** How many steps of a loop have to be done one after the other. */
const waits = (count: number): number =>
  Array.from({ length: count }, () => 1).reduce((done, step) => done + step, 0);

/** Rounds until a chain of states is right where a round computes each of them from the one before, all at once. */
function roundsFor(steps: number): number {
  let states = Array.from({ length: steps }, () => 0);
  let rounds = 0;
  while (states.some((state) => state !== 1)) {
    states = states.map((_, t) => (t === 0 ? 1 : (states[t - 1] ?? 0)));
    rounds++;
  }
  return rounds;
}

/** The largest of these factors at which a state does not explode. */
const edge = [0.9, 0.99, 1, 1.01].filter((a) => a ** 1_000 <= 1).at(-1) ?? 0;

export const claims: Claim[] = [
  ...ratios,
  ['T = 100 {12,800} 64 T = 10,000 {1,280,000} 64', kept(100, 64), kept(10_000, 64)],
  ['there are 2 · 200 · 32 = {12,800}.', kept(200, 32)],

  ['are together "fade to a quarter, add {4}"', notes[1]],
  ['For 1,000 steps about {10} rounds are enough', rounds(1_000)],
  [
    'h₁ = 0.5·0 + 4 = {4} h₂ = 0.5·{4} + 2 = {4} h₃ = 0.5·{4} + 0 = {2} h₄ = 0.5·{2} + 8 = {9}',
    ...states.flatMap((h, i) => (i > 0 ? [states[i - 1] ?? 0, h] : [h])),
  ],
  ['steps 1, 2 ({0.25}, 0.5·4+2 = {4})', ...left],
  ['steps 3, 4 ({0.25}, 0.5·0+8 = {8})', ...right],
  ['all four ({0.0625}, {0.25}·{4}+{8} = {9})', all[0], right[0], left[1], right[1], all[1]],
  ['The last line says h₄ = {0.0625} · 0 + {9} = {9}, after', ...all, after(all, 0)],
  ['T steps need log₂ T rounds: 8 steps {3}, 1,024 steps {10}', rounds(8), rounds(1_024)],
  [
    'it forgets quickly. After 100 steps 0.99 leaves {0.366} and 0.9 leaves {0.000027}',
    0.99 ** 100,
    0.9 ** 100,
  ],
  [
    'the factor itself. After 100 steps 0.99 leaves {0.366} and 0.9 leaves {0.000027}',
    0.99 ** 100,
    0.9 ** 100,
  ],
  ['so 0.5 · (0.5 h + 4) + 2 = {0.25} h + {2} + 2, and b = {4}', notes[0], 0.5 * 4, notes[1]],
  ['and 2⁶ = 64, so {6} rounds are needed', rounds(64)],
  ['steps 1 and 2 make ({0.25}, {4}), steps 3 and 4 make ({0.25}, {8})', ...left, ...right],
  ['all four ({0.0625}, {9}). So h₄ = {9} from h = 0', ...all, states[3] ?? 0],
  ['after {2} rounds instead of {4} steps. T steps', rounds(steps.length), steps.length],

  ['h = d = 64 GRU {24,576} minGRU {8,192}', gruWeights(64, 64, 0), minGruWeights(64, 64)],
  ['there remain {2}hd weights instead of {3}h(h + d)', minGruWeights(1, 1), gruWeights(1, 1, 0) / 2],
  [
    'it has {8,192} weights instead of {24,576}, biases left out',
    minGruWeights(64, 64),
    gruWeights(64, 64, 0),
  ],
  ['each h × d, make {2} · 32 · 10 = {640}', 1 + 1, minGruWeights(32, 10)],

  ['guess {0.00} {0.00} {0.00} {0.00} {0.00}', ...shown(0)],
  ['1 {0.76} {0.76} {0.76} {0.76} {−0.44}', ...shown(1)],
  ['2 {0.76} {0.64} {0.57} {0.53} {−0.45}', ...shown(2)],
  ['3 {0.76} {0.64} {0.57} {0.51} {−0.45}', ...shown(3)],
  ['exact {0.76} {0.64} {0.57} {0.51} {−0.45}', ...exact.slice(0, 5)],
  ['error {0.25} {0.018} {0.0001}', ...errors.slice(1)],
  ['so after {500} rounds all are', roundsFor(500)],
  ['together "fade to {a quarter}, add', 0.5 * 0.5],
  ['{2} · T · d d T = 100', kept(1, 1)],
  [
    'T = 100 12,800 {64} T = 10,000 1,280,000 {64}',
    ...[100, 10_000].map((tokens) => rnnState(64, 1, tokens).length),
  ],
  ['A recurrent layer of this width keeps {32}', rnnState(32, 1, 200).length],
  ['after 200 tokens? kind: number difficulty: 3 answer: {12800}', kept(200, 32)],
  ['What is b? kind: number difficulty: 2 answer: {4}', notes[1]],
  ['neighbours in pairs? kind: number difficulty: 2 answer: {6}', rounds(64)],
  ['without biases? kind: number difficulty: 3 answer: {640}', minGruWeights(32, 10)],
  ['in the worst case? kind: number difficulty: 2 answer: {500}', roundsFor(500)],
  ['of step 5 needs the state of step {4}, and', 5 - 1],
  ['What is joined {doubles} in each round', 64 ** (1 / rounds(64))],
  [
    'each round about {doubles} the number of right digits',
    Math.log(errors[3] ?? 1) / Math.log(errors[2] ?? 1),
  ],

  // What the lesson says in passing.
  ['have a larger state than {64}, often', rnnState(64, 1, 100).length],
  ['leaves a key and a value of {32} numbers, so', kept(200, 32) / 200 / 2],
  ['another at the same time {3} and {4}, and so on', ...[1, 2].map((step) => step + 2)],
  ['about 10 rounds are enough instead of {1,000}.', waits(1_000)],
  ['and then "fade by half, add 2" are together "fade to {a quarter}, add', notes[0]],
  ['(0.5 h + 4) + 2 = 0.25 h + 2 + {2}, and b = 4', notes[1] - 0.5 * 4],
  ['something that stays between {0} and {1}, such as a sigmoid', sigmoid(-40), sigmoid(40)],
  ['and that is only there when step {4} is done', 5 - 1],
  ['steps {3}, {4} (0.25, 0.5·0+8 = 8)', ...[1, 2].map((step) => step + 2)],
  ['steps {3} and {4} make (0.25, 8)', ...[1, 2].map((step) => step + 2)],
  ['With a above {1} the state explodes, with a much below {1} it forgets', edge, edge],
  ['So a is kept just below {1}, for instance as a sigmoid', sigmoid(40)],
  ['Above {1} it explodes', edge],
  ['such as a sigmoid, and start close to {1}.', sigmoid(40)],
];
