/** Chains of further calculations, places that follow, and what is handed on. */
import type { Claim } from './check.ts';
import { doubling } from './formulas.ts';
import { chain, intensity } from './parallelisation-formulas.ts';

/** The longest row of calculations in which each waits for another one, where a place needs those before it. */
function longest(places: number, needs: (place: number) => readonly number[]): number {
  const lengths: number[] = [];
  for (let place = 0; place < places; place++)
    lengths.push(1 + Math.max(0, ...needs(place).map((earlier) => lengths[earlier] ?? 0)));
  return Math.max(...lengths);
}
const nothing = (): number[] => [];
const theOneBefore = (place: number): number[] => (place > 0 ? [place - 1] : []);
/** Steps forwards and as many backwards. */
const trained = (steps: number): number => longest(2 * steps, theOneBefore);

/** How many times something is handed on, if each time it gets at most so far. */
const hops = (from: number, to: number, reach: number): number => Math.ceil((to - from) / reach);
/** By attention each word reaches any other one. */
const direct = hops(1, 500, 500);

/** Examples of each of four batches that make one of 64. */
const accumulated = 64 / 4;

export const further: Claim[] = [
  ['CNN T · k · c · f {1} RNN', longest(100, nothing)],
  ['but its chain is {1} and the', longest(100, nothing)],
  [
    'step 2 needs the result of step {1}, step 3 that of step {2}, and so on. This chain',
    ...[2, 3].flatMap(theOneBefore),
  ],
  ['Layer 2 needs the output of layer {1}, so the layers', ...theOneBefore(2)],
  ['A CNN with 5 layers needs {5} layers in a row', longest(5, theOneBefore)],
  ['layer 2 needs the output of layer {1}, in a CNN as well', ...theOneBefore(2)],
  ['work on step 1 while layer 1 is already at step {2}', 1 + chain(100, 2) - chain(100, 1)],
  ['chain about {2} T steps a batch', trained(100) / 100],
  ['make a chain of about {2}T steps', trained(100) / 100],
  ['text: {50}, forwards only', longest(50, theOneBefore)],
  ['text: {1}, all of them at once', longest(50, nothing)],
  ['they need only the memory of {16}', accumulated],
  ['which still sees {16} examples at a time', accumulated],
  ['Make everything {ten} times larger (h = d = 640', 640 / 64],
  ['attention {1} T·h² + T²·h', longest(100, nothing)],
  ['operations in a chain of {1}; an RNN', longest(100, nothing)],
  ['text: Self-attention {1}, plain RNN 499', direct],
  ['text: Self-attention 499, plain RNN {1}', direct],
  ['text: Self-attention {1}, plain RNN {1}', direct, direct],
  ['With width k and dilations {1}, {2}, {4}, … a stack', ...doubling(3)],
  ['In 32-bit numbers that is {2} operations (multiply, add)', 4 * intensity(1)],
  ['the factor (× {4}, × {8}) and the warm-up', 512 / 128, 1_024 / 128],
  ['which sees the {64} pictures of one card', 512 / 8],
];
