/** The shapes that layers and turned axes give. */
import { placesOf, pooled } from './formulas.ts';

export type Shape = readonly number[];
export const size = (shape: Shape, axis: number): number => shape.at(axis) ?? Number.NaN;
/** A dense layer works on the last axis. */
export const dense = (shape: Shape, units: number): number[] => [...shape.slice(0, -1), units];
/** A recurrent layer gives the states of all steps, or the last one. */
export const states = (shape: Shape, units: number): number[] => [...shape.slice(0, 2), units];
export const lastState = (shape: Shape, units: number): number[] => [size(shape, 0), units];
/** A convolution along the steps, the last axis but one. */
export const conv1d = (shape: Shape, filters: number, width: number): number[] => [
  ...shape.slice(0, -2),
  placesOf(size(shape, -2), width),
  filters,
];
/** With zeros that keep the length, on both sides or all of them before the first step. */
export const sameConv1d = (shape: Shape, filters: number, width: number): number[] =>
  conv1d([...shape.slice(0, -2), size(shape, -2) + width - 1, size(shape, -1)], filters, width);
export const sameConv2d = ([batch = 0, height = 0, columns = 0]: Shape, filters: number): number[] => [
  batch,
  placesOf(height, 3, 1, 1),
  placesOf(columns, 3, 1, 1),
  filters,
];
export const pool1d = (shape: Shape): number[] => [
  ...shape.slice(0, -2),
  pooled(size(shape, -2)),
  size(shape, -1),
];
export const globalPool1d = (shape: Shape): number[] => [...shape.slice(0, -2), size(shape, -1)];
export const permuted = (shape: Shape, ...axes: number[]): number[] => axes.map((axis) => size(shape, axis));
export const withAxis = (shape: Shape, at: number): number[] => shape.toSpliced(at, 0, 1);
export const withoutAxis = (shape: Shape, at: number): number[] => shape.toSpliced(at, 1);
export const product = (a: Shape, b: Shape): number[] => [...a.slice(0, -1), ...b.slice(1)];
export const shapeOf = (value: unknown): number[] =>
  Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : [];

/** A block of zeros, as the programs make it. */
export const zeros = (shape: Shape): unknown =>
  shape.length === 0 ? 0 : Array.from({ length: shape[0] ?? 0 }, () => zeros(shape.slice(1)));
/** The order in which axes must be named to turn one order into another: NHWC into NCHW is 0, 3, 1, 2. */
export const turn = (from: string, to: string): number[] => [...to].map((axis) => from.indexOf(axis));
export const oneHot = (place: number, size: number): number[] =>
  Array.from({ length: size }, (_, i) => Number(i === place));
/** A convolution over pictures, and a pooling of 2 × 2. */
export const conv2d = ([batch = 0, height = 0, columns = 0]: Shape, filters: number, side = 3): number[] => [
  batch,
  placesOf(height, side),
  placesOf(columns, side),
  filters,
];
export const pool2d = ([batch = 0, height = 0, columns = 0, channels = 0]: Shape): number[] => [
  batch,
  pooled(height),
  pooled(columns),
  channels,
];
/** What a plain RNN has: its matrices for input and state, its bias and its state. */
export const rnnShapes = (units: number, features: number): number[][] => [
  [units, features],
  [units, units],
  [units],
  [units],
];
