import type { Claim } from './check.ts';
import { dot, meanOf } from './formulas.ts';
import { further } from './regularisation-further.ts';
import { ratios } from './regularisation-ratios.ts';

const kept = (value: number, p: number) => value / (1 - p);

/** What a unit gets from four values under each mask, unscaled and with those kept enlarged for p = 0.5. */
const masks = Array.from({ length: 2 ** 4 }, (_, mask) => [0, 1, 2, 3].map((at) => (mask >> at) & 1));
const unscaled = masks.map((mask) =>
  dot(
    [2, 1, 3, 2].map((value, at) => value * (mask[at] ?? 0)),
    [1, 2, -1, 1],
  ),
);
const scaled = unscaled.map((sum) => kept(sum, 0.5));

/** Targets of the right and of each other class, when a part is shared out among all. */
const right = (classes: number, part: number) => 1 - part + part / classes;
const other = (classes: number, part: number) => part / classes;
const [sure, rest] = [right(10, 0.1), other(10, 0.1)] as const;
/** The loss of a network that gives the right class p and shares the rest equally. */
const smoothed = (p: number) => -sure * Math.log(p) - 9 * rest * Math.log((1 - p) / 9);
/** The certainty with the lowest such loss. */
const best = Array.from({ length: 999 }, (_, i) => (i + 1) / 1_000).reduce((a, b) =>
  smoothed(b) < smoothed(a) ? b : a,
);

/** The places that a picture can be shifted to. */
const places = (by: number) => 2 * by + 1;
const zoneout = (p: number, old: number, now: number) => p * old + (1 - p) * now;
/** What weight decay leaves of a weight. */
const decayed = (rate: number, decay: number) => 1 - rate * decay;

export const claims: Claim[] = [
  ...further,
  ...ratios,
  ['{5} places across · {5} places down = {25} versions', places(2), places(2), places(2) ** 2],
  ['worth less than {25,000} digits', 1_000 * places(2) ** 2],
  ['There are {7} places across and {3} places down', places(3), places(1)],
  ['kept / 0.5 {4} 0 {6} 0', kept(2, 0.5), kept(3, 0.5)],
  ['On average over kept and dropped, {6} and 0 give {3} again', kept(3, 0.5), 0.5 * kept(3, 0.5)],
  ['One mask gives {−2} and', kept(2, 0.5) - kept(3, 0.5)],
  ['a value of 3 becomes {6} or 0, and the mean is {3} again', kept(3, 0.5), 0.5 * kept(3, 0.5)],
  ['one mask any T {0.8}', 1 - 0.2],
  ['With one mask for the sequence it would be {90%}', 1 - 0.1],
  ['or {12.2%}. With', 0.9 ** 20],
  ['old 0.5 and new −0.3 that is {−0.22}', zoneout(0.1, 0.5, -0.3)],
  ['With ten classes the right one gets {0.91} and each other one {0.01}. The network', sure, rest],
  ['K = 10, ε = 0.1: {0.91} and {0.01}', sure, rest],
  ['With smoothed ones {0.91} is the best', best],
  ['The lowest loss is therefore {0.500} and', smoothed(best)],
  ['so {0.91} are left. The nine others get {0.01} each', sure, rest],
  ['A target of {91%} makes', sure],
  ['A smaller loss than about {0.50} does not', smoothed(best)],
  ['a training loss stays near {0.50}', smoothed(best)],
  ['the network answers exactly {0.91} and {0.01}', best, (1 - best) / 9],
  ['{0.92} for the right class and {0.02} for each', right(5, 0.1), other(5, 0.1)],
  ['the four others, together {1}', right(5, 0.1) + 4 * other(5, 0.1)],
  ['classes only, which gives {0.90} and {0.025}', 1 - 0.1, 0.1 / 4],
  ['by the factor 1 − ηλ = {0.999}', decayed(0.1, 0.01)],
  ['after {693} steps 0.500', Math.log(0.5) / Math.log(decayed(0.1, 0.01))],
  ['L2 in Adam {0.001} η {0.1} η', (0.01 * 1) / 10, (0.01 * 1) / 0.1],
  ['λ = 0.0005 takes {0.005%} per step', 1 - decayed(0.1, 0.0005)],
  ['λ = 0.01 takes {0.001%}', 1 - decayed(0.001, 0.01)],
  ['text: "{1.5}" remark: That would make', 3 * 0.5],
  [
    'text: "{0.90}" remark: The part taken away is shared among all ten classes, so the right one gets {0.01} back',
    1 - 0.1,
    rest,
  ],
  ['text: "{1.00}" remark: That is the target without smoothing', right(10, 0)],

  ['1,000 digits → {25,000} pictures', 1_000 * places(2) ** 2],
  ['answer: {21} tolerance: 0', places(3) * places(1)],
  ['The mean over all {16} masks is exactly {3}', masks.length, meanOf(scaled)],
  ['Without the scaling the mean would be {1.5}', meanOf(unscaled)],
  [
    'so it typically lies {4.6} beside its mean',
    Math.sqrt(meanOf(scaled.map((sum) => (sum - meanOf(scaled)) ** 2))),
  ],
  ['text: "{6}" right: true', kept(3, 0.5)],
  ['answer: {1.25} tolerance: 0.001', kept(1, 0.2)],
  ['answer: {0.2} tolerance: 0.001', 1 - 0.8],
  ['Whoever writes 0.8 drops {four} values of five', 0.8 * 5],
  ['answer: {12.2} tolerance: 0.2', 100 * (1 - 0.1) ** 20],
  ['It must survive 20 draws of {0.9} each', 1 - 0.1],
  [
    '0.50 {0.693} {0.891} 0.91 {0.094} {0.500} 0.99 {0.010} {0.621} 0.999 {0.001} {0.820}',
    ...[0.5, 0.91, 0.99, 0.999].flatMap((p) => [-Math.log(p), smoothed(p)]),
  ],
  ['text: "{0.91}" right: true', sure],
  ['answer: {0.05} tolerance: 0.0005', other(4, 0.2)],
  [
    'after 100 steps {0.905} after 693 steps {0.500} after 1,000 steps {0.368}',
    ...[100, 693, 1_000].map((steps) => decayed(0.1, 0.01) ** steps),
  ],
  ['AdamW {0.01} η {0.01} η', 0.01 * 1, 0.01 * 1],
  ['text: The weight 4, {four} times as hard', (0.01 * 4) / (0.01 * 1)],
  ['answer: {0.998} tolerance: 0.0001', decayed(0.1, 0.02)],
];
