import type { Claim } from './check.ts';
import { ratios } from './regularisation-ratios.ts';

const kept = (value: number, p: number) => value / (1 - p);

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
  ...ratios,
  ['{5} places across · {5} places down = {25} versions', places(2), places(2), places(2) ** 2],
  ['worth less than {25,000} digits', 1_000 * places(2) ** 2],
  ['There are {7} places across and {3} places down', places(3), places(1)],
  ['kept / 0.5 {4} 0 {6} 0', kept(2, 0.5), kept(3, 0.5)],
  ['On average over kept and dropped, {6} and 0 give {3} again', kept(3, 0.5), 0.5 * kept(3, 0.5)],
  ['One mask gives {−2} and', kept(2, 0.5) - kept(3, 0.5)],
  ['a value of 3 becomes {6} or 0, and the mean is {3} again', kept(3, 0.5), 0.5 * kept(3, 0.5)],
  ['one mask any T {0.8}', 1 - 0.2],
  ['With one mask for the sequence it would be {90 %}', 1 - 0.1],
  ['or {12.2 %}. With', 0.9 ** 20],
  ['old 0.5 and new −0.3 that is {−0.22}', zoneout(0.1, 0.5, -0.3)],
  ['With ten classes the right one gets {0.91} and each other one {0.01}. The network', sure, rest],
  ['K = 10, ε = 0.1: {0.91} and {0.01}', sure, rest],
  ['With smoothed ones {0.91} is the best', best],
  ['The lowest loss is therefore {0.500} and', smoothed(best)],
  ['so {0.91} are left. The nine others get {0.01} each', sure, rest],
  ['A target of {91 %} makes', sure],
  ['A smaller loss than about {0.50} does not', smoothed(best)],
  ['a training loss stays near {0.50}', smoothed(best)],
  ['the network answers exactly {0.91} and {0.01}', best, (1 - best) / 9],
  ['{0.92} for the right class and {0.02} for each', right(5, 0.1), other(5, 0.1)],
  ['the four others, together {1}', right(5, 0.1) + 4 * other(5, 0.1)],
  ['classes only, which gives {0.90} and {0.025}', 1 - 0.1, 0.1 / 4],
  ['by the factor 1 − ηλ = {0.999}', decayed(0.1, 0.01)],
  ['after {693} steps 0.500', Math.log(0.5) / Math.log(decayed(0.1, 0.01))],
  ['L2 in Adam {0.001} η {0.1} η', (0.01 * 1) / 10, (0.01 * 1) / 0.1],
  ['λ = 0.0005 takes {0.005 %} per step', 1 - decayed(0.1, 0.0005)],
  ['λ = 0.01 takes {0.001 %}', 1 - decayed(0.001, 0.01)],
  ['text: "{1.5}" remark: That would make', 3 * 0.5],
  [
    'text: "{0.90}" remark: The part taken away is shared among all ten classes, so the right one gets {0.01} back',
    1 - 0.1,
    rest,
  ],
];
