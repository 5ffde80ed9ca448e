/** Layers with made-up weights, for the shapes of what they give, and the order in which readers go. */
import { sumOf } from './formulas.ts';

type Steps = readonly (readonly number[])[];

export const series = (steps: number, features: number): number[][] =>
  Array.from({ length: steps }, (_, t) => Array.from({ length: features }, (_, i) => Math.sin(t + i)));
/** All states of a recurrent layer. */
export function statesOf(inputs: Steps, units: number): number[][] {
  let h = Array.from({ length: units }, () => 0);
  return inputs.map((x) => {
    const read = sumOf([...x, ...h]);
    h = h.map((_, unit) => Math.tanh(read / (unit + 1)));
    return h;
  });
}
export const lastOf = (inputs: Steps, units: number): number[] => statesOf(inputs, units).at(-1) ?? [];
/** The states of two directions side by side. */
export function bothOf(inputs: Steps, units: number): number[][] {
  const back = statesOf([...inputs].reverse(), units).reverse();
  return statesOf(inputs, units).map((h, t) => [...h, ...(back[t] ?? [])]);
}
export const dense = (values: readonly number[], outputs: number): number[] =>
  Array.from({ length: outputs }, (_, at) => sumOf(values) / (at + 1));
export const repeated = (values: readonly number[], times: number): number[][] =>
  Array.from({ length: times }, () => [...values]);
export const batched = <One>(one: One, samples: number): One[] => Array.from({ length: samples }, () => one);
/** Rows become columns. */
export const turned = (rows: Steps): number[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? 0));
/** A row of numbers, cut into rows of so many. */
export const cut = (values: readonly number[], width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, at) => values.slice(at * width, (at + 1) * width));
export const shapeOf = (block: unknown): number[] =>
  Array.isArray(block) ? [block.length, ...shapeOf(block[0])] : [];

/** The places of so many words or steps in the order in which a reader who comes from the end meets them. */
export const fromEnd = (words: number, first = 1): number[] =>
  Array.from({ length: words }, (_, at) => first + at).reverse();
/** Where the state of a layer and a direction, 0 or 1, stands in `h_n`. */
export const placeOf = (layer: number, direction: number, directions = 2): number =>
  directions * (layer - 1) + direction;
