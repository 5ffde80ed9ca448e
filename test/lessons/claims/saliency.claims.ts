/** The network of one ReLU, the places of a patch, and the influence of past inputs on a state. */

import type { Claim } from './check.ts';
import { fits, sumOf } from './formulas.ts';
import { further } from './saliency-further.ts';
import { ratios } from './saliency-ratios.ts';

type Three = readonly [a: number, b: number, c: number];

const net = ([a, b, c]: Three): number => Math.max(0, 2 * a - b) + 0.5 * c;
const x: Three = [1, 0.5, 2];
/** The input with one value replaced. */
const replaced = ([a, b, c]: Three, place: number, by: (value: number) => number): Three => [
  place === 0 ? by(a) : a,
  place === 1 ? by(b) : b,
  place === 2 ? by(c) : c,
];
const slope = (at: Three, place: number): number => {
  const step = 1e-3;
  return (net(replaced(at, place, (value) => value + step)) - net(at)) / step;
};
const gradient = (at: Three): number[] => [0, 1, 2].map((place) => slope(at, place));
const parts = gradient(x).map((each, i) => each * (x[i] ?? 0));
const drops = [0, 1, 2].map((place) => net(x) - net(replaced(x, place, () => 0)));

/** Places of a patch of 32 pixels along 224, moved by 16 pixels. */
const side = (224 - 32) / 16 + 1;

const inputs = [1, 0, 0, 0];
const states: number[] = [];
for (const input of inputs) states.push(Math.tanh(input + 0.9 * (states.at(-1) ?? 0)));
const slopes = states.map((h) => 1 - h ** 2);
/** Of each input on the last state. */
const influences = slopes.map((own, i) => slopes.slice(i + 1).reduce((all, later) => all * 0.9 * later, own));

/** Two maps row by row, weighted by 0.5 and −1. */
const weighted = [
  [4, 0, 0, 1],
  [2, 0, 0, 2],
].map(([a = 0, b = 0, c = 0, d = 0]) => [0.5 * a - c, 0.5 * b - d]);

export const claims: Claim[] = [
  ...ratios,
  ...further,
  ['With x₁ = 0.2 the ReLU is off, and the gradient is ({0}, {0}, {0.5})', ...gradient([0.2, 0.5, 2])],
  ['so the ReLU gives {0} and its slope is {0}', net([1, 4, 0]), gradient([1, 4, 0])[0] ?? 1],
  // Where 2a reaches b = 4.
  ['although a larger one, above a = {2}, would', 4 / 2],
  [
    'at (1, 0.5, 2) has the gradient ({2}, {−1}, {0.5}), so the saliency is ({2}, {1}, {0.5})',
    ...gradient(x),
    ...gradient(x).map(Math.abs),
  ],
  ['x = (1, 0.5, 2), so y = {2.5}', net(x)],
  ['Gradient × input said {2}, {−0.5} and {1}', ...parts],
  ['The drops add up to {2}, not to {2.5}', sumOf(drops), net(x)],
  ['with patch 32 and step 16 takes {13} · {13} = {169} runs', side, side, side ** 2],
  [
    'gradient × input gives a the value {2}, while setting a to 0 costs only {1.5}',
    parts[0] ?? 0,
    drops[0] ?? 0,
  ],
  ['one value of a map of 7 × 7 stands for {32} × {32} pixels of 224', 224 / 7, 224 / 7],
  ['values 3 and 1, weights 0.5 and −1 give {0.5}', Math.max(0, 0.5 * 3 + -1 * 1)],
  ['on h₄ is {0.420} · (0.9 · {0.646}) · (0.9 · {0.760}) · (0.9 · {0.828})', ...slopes],
  ['times x {0.125} {0} {0} {0}', ...influences.map((each, i) => each * (inputs[i] ?? 0))],
  ['the influences are {0.125}, {0.330}, {0.567}, {0.828}, but only', ...influences],
  [
    'gradient ({2}, {−1}, {0.5}) saliency ({2}, {1}, {0.5}) size only',
    ...gradient(x),
    ...gradient(x).map(Math.abs),
  ],
  ['here ({2}, {−0.5}, {1}), which adds up to y = {2.5}', ...parts, sumOf(parts)],
  ['answer: {0} tolerance: 0 explanation: "2 · 1 − 4', Math.abs(gradient([1, 4, 0])[0] ?? 1)],
  [
    'x₁ {1} {1.5} x₂ {3} {−0.5} x₃ {1.5} {1} ```',
    ...[0, 1, 2].flatMap((place) => [net(replaced(x, place, () => 0)), drops[place] ?? 0]),
  ],
  ['places on each side, so {169} runs', side ** 2],
  ['answer: {49} tolerance: 0', fits(28, 4, { stride: 4 }) ** 2],
  [
    '4 0 0 1 {2} {−1} {2} {0} 2 0 0 2 {1} {−2} {1} {0} ```',
    ...weighted.flatMap((row) => [...row, ...row.map((each) => Math.max(0, each))]),
  ],
  ['answer: {0.5} tolerance: 0', Math.max(0, 0.5 * 3 + -1 * 1)],
  ['h {0.762} {0.595} {0.490} {0.414} 1 − h² {0.420} {0.646} {0.760} {0.828}', ...states, ...slopes],
  ['infl. {0.125} {0.330} {0.567} {0.828} times', ...influences],
  ['is left; with 0.8 it is {0.000014}', 0.8 ** 50],
  ['answer: {0.35} tolerance: 0.005', 0.9 ** 10],
];
