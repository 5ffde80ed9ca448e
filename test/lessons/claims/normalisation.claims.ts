import type { Claim } from './check.ts';
import { meanOf } from './formulas.ts';
import { ratios } from './normalisation-ratios.ts';

const squared = (values: readonly number[]) => values.map((value) => value ** 2);
const variance = (values: readonly number[]) =>
  meanOf(squared(values.map((value) => value - meanOf(values))));
const spread = (values: readonly number[]) => Math.sqrt(variance(values));
const normalised = (values: readonly number[]) =>
  values.map((value) => (value - meanOf(values)) / spread(values));

const batch = [2, 4, 6, 8] as const;
const moved = batch.map((value) => value - meanOf(batch));
const stretched = normalised(batch).map((value) => 2 * value + 1);

/** How much of a constant mean is stored after some steps, and after how many steps a share of it is. */
const covered = (kept: number, steps: number) => 1 - kept ** steps;
const stepsTo = (share: number, kept: number) => Math.ceil(Math.log(1 - share) / Math.log(kept));
const follow = (stored: number, now: number) => 0.9 * stored + 0.1 * now;
const afterOne = follow(0, 5);
const afterTwo = follow(afterOne, 7);

/** γ w / √v and β − γ s / √v. */
const [weight, bias] = [(2 * 3) / Math.sqrt(16), 1 - (2 * 5) / Math.sqrt(16)] as const;

const [a, b] = [[1, 3, 5, 7] as const, [10, 30, 50, 70] as const];
const columns = a.map((value, i) => normalised([value, b[i] ?? 0]));
const root = Math.sqrt(meanOf(squared(a)));
const byRoot = a.map((value) => value / root);
const places = '{−1.342}, {−0.447}, {0.447}, {1.342}';

/** Mean and spread behind a normalisation, and behind a division by the spread alone. */
const behind = [meanOf(normalised(batch)), spread(normalised(batch))] as const;
const divided = batch.map((value) => value / spread(batch));
/** Sequences of a batch that are still running at a step. */
const running = Array.from({ length: 32 }, (_, i) => (i < 3 ? 60 : 10 + i)).filter((ends) => ends >= 50);
const stored = Array.from({ length: 10 }).reduce<number>((now) => follow(now, 5), 0);
const maps = 32 * 13 * 13 * 8;

/** Zeros, ones and counts that follow, and what is said again. */
const further: Claim[] = [
  ['So each channel has the average {0} and the spread {1}, whatever', ...behind],
  ['has {8} means, each over', maps / (32 * 13 * 13)],
  ['text: Average {1}, spread {0} remark', behind[1], behind[0]],
  ['With the spread {0} all numbers would be equal', spread([5, 5, 5])],
  ['text: Average as before, spread {1}', spread(divided)],
  ['The average is subtracted, so it becomes {0}', meanOf(moved)],
  [
    'Taking the average away makes it {0}, and dividing by the spread makes that {1}',
    meanOf(moved),
    spread(divided),
  ],
  ['choose another scale than {0} and {1} where', ...behind],
  ['each channel of a layer to mean {0} and spread {1} over', ...behind],
  ['s ← 0.9 s + {0.1} μ start', 1 - 0.9],
  ['steps {10} {22} {44} of 5', stepsTo(0.65, 0.9), stepsTo(0.9, 0.9), stepsTo(0.99, 0.9)],
  ['after n steps s = {5} · (1 − {0.9}ⁿ)', stored / covered(0.9, 10), (5 - follow(stored, 5)) / (5 - stored)],
  ['so it takes 459 steps to {99%}', covered(0.99, 459)],
  ['in training mode: x − μ = {0}, so', 7 - meanOf([7])],
  ['follows s ← 0.9 s + {0.1} μ, where', 1 - 0.9],
  ['`s = 0.9 · s + {0.1} · mean`', 1 - 0.9],
  ['they reach {99%} of a constant mean after 44', covered(0.9, 44)],
  ['are still running: a mean over {3}', running.length],
  ['for it get mean {0} and spread {1}, whatever', meanOf(normalised(a)), spread(normalised(a))],
  ['brings each example to the spread {1} itself', spread(normalised(b))],
  ['of one example to mean {0} and spread {1}, across', meanOf(normalised(a)), spread(normalised(a))],
  ['of one example to mean {0} and spread {1}, and then', meanOf(normalised(a)), spread(normalised(a))],
];

export const claims: Claim[] = [
  ...further,
  ...ratios,
  ['μ = {5} σ² = {5} √σ² = {2.236}', meanOf(batch), variance(batch), spread(batch)],
  ['x − μ {−3} {−1} {1} {3}', ...moved],
  ['x̂ {−1.342} {−0.447} {0.447} {1.342} y', ...normalised(batch)],
  ['y {−1.683} {0.106} {1.894} {3.683}', ...stretched],
  ['Their mean is {5} and their variance {5}. What', meanOf(batch), variance(batch)],
  ['the mean of {9}, {1}, {1} and {9}, which is {5}', ...squared(moved), variance(batch)],
  [
    'Their mean is {5}, their variance {5}, the spread {2.236}',
    meanOf(batch),
    variance(batch),
    spread(batch),
  ],
  [`Subtract and divide: ${places}`, ...normalised(batch)],
  ['the result is {−1.683}, {0.106}, {1.894}, {3.683}', ...stretched],
  ['On 64 channels these are {256}, of which {128} are trainable', 4 * 64, 2 * 64],
  ['so `parameters()` shows {128}', 2 * 64],
  ['s {0.5} {1.15} {1.635}', afterOne, afterTwo, follow(afterTwo, 6)],
  [
    'steps 10 22 44 of 5 {65%} {90%} {99%}',
    covered(0.9, 10),
    covered(0.9, 22),
    covered(0.9, stepsTo(0.99, 0.9)),
  ],
  ['so it takes {459} steps to 99%', stepsTo(0.99, 0.99)],
  ['0.1 there is {0.9} here', 1 - 0.1],
  ['99% of a constant mean after {44} steps', stepsTo(0.99, 0.9)],
  ["with Keras' 0.99 after {459}", stepsTo(0.99, 0.99)],
  ['w′ = {1.5} b′ = {−1.5} x = 4', weight, bias],
  ['w = 3 give {1.5} and {−1.5}', weight, bias],
  ['A {−1.342} {−0.447} {0.447} {1.342} B', ...normalised(a)],
  ['B {−1.342} {−0.447} {0.447} {1.342} A', ...normalised(b)],
  ['A: μ {4}, spread {2.236} B: μ {40}, spread {22.36}', meanOf(a), spread(a), meanOf(b), spread(b)],
  ['A {−1} {−1} {−1} {−1} B', ...columns.map(([above = 0]) => above)],
  ['B {1} {1} {1} {1} ```', ...columns.map(([, below = 0]) => below)],
  ['For A this is √{21} = {4.583}', meanOf(squared(a)), root],
  ['A {0.218} {0.655} {1.091} {1.528}', ...byRoot],
  ['text: {−1} everywhere for A, {1} for B', ...(columns[0] ?? [])],
  ['{4} and {2.236} against {40} and {22.36}', meanOf(a), spread(a), meanOf(b), spread(b)],
  [`Both become ${places}`, ...normalised(b)],
  ['1, 3, 5, 7 (mean {4}, variance {5})', meanOf(a), variance(a)],
  [
    `the mean is {4} and the spread {2.236}, so they become ${places}`,
    meanOf(a),
    spread(a),
    ...normalised(a),
  ],
  ['the mean of {1}, {9}, {25} and {49} is {4.583}', ...squared(a), root],
  ['the result is {0.218}, {0.655}, {1.091}, {1.528}', ...byRoot],
  ['lists {half} of them as non-trainable', 128 / 256],
  ['= 16 numbers and stores {16} more', 8 * 2],
  ['text: Average {0}, spread {1} right: true', meanOf(normalised(batch)), spread(normalised(batch))],
  ['between 0 and 1; about {half} are negative', moved.filter((value) => value < 0).length / batch.length],
  ['That is mean {0} and spread {1}. Then', meanOf(normalised(batch)), spread(normalised(batch))],
  ['answer: {1.34} tolerance: 0.01 explanation: "(8 − 5)', normalised(batch).at(-1) ?? 0],
  ['answer: {1.34} tolerance: 0.01 explanation: "(7 − 4)', normalised(a).at(-1) ?? 0],
  ['answer: {1.15} tolerance: 0.005', afterTwo],
  ['text: Numbers {ten} times larger for B', meanOf(b) / meanOf(a)],
  ['divided by a spread that is {ten} times larger', spread(b) / spread(a)],
];
