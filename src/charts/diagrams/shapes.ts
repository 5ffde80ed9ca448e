/** Parts that several diagrams share. */
import { formula } from '../formula.ts';
import type { BoxStyle, Pen, Point, Stroke } from '../pen.ts';
import { networkColour, palette, size } from '../theme.ts';
import { minus } from './numbers.ts';

/** A diagram's body: 368 wide, drawn with the origin in its upper left corner, under its title. */
export interface Diagram {
  title: string;
  /** The alternative text; at most 1,000 characters. */
  alt: string;
  height: number;
  draw(pen: Pen): void;
}

/** Colours of things that are not networks. */
export const tints = ['#b9a5f0', '#8fd0dd', '#e3cf9a', '#f0a58f'] as const;

/** The colours of networks, and one that stands against them. */
export const { cnn: yellow, rnn: blue, lstm: pink, gru: green } = networkColour;
export const orange = tints[3];

/** A straight line. */
export const segment = (pen: Pen, from: Point, to: Point, style: Stroke = {}): void =>
  pen.line([from, to], style);

/** A straight arrow in the colour of text. */
export const pointer = (pen: Pen, from: Point, to: Point, style: Stroke = {}): void =>
  pen.arrow([from, to], { colour: palette.ink, ...style });

export interface GridStyle {
  cell: number;
  /** Of a cell, as its width unless given. */
  high?: number;
  fill?: (row: number, column: number) => string | undefined;
  colour?: (row: number, column: number) => string;
}

/** A grid of cells with numbers. */
export function grid(pen: Pen, [x, y]: Point, rows: (number | string)[][], style: GridStyle): void {
  const { cell, high = cell, fill, colour } = style;
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      pen.box(x + j * cell, y + i * high, cell, high, {
        fill: fill?.(i, j) ?? palette.raised,
        colour: palette.edge,
        width: 1,
        radius: 0,
      });
      pen.text(minus(value), [x + (j + 0.5) * cell, y + (i + 0.5) * high], {
        colour: colour?.(i, j) ?? palette.ink,
      });
    });
  });
}

/** A frame around some cells of a grid. */
export function frame(pen: Pen, [x, y]: Point, cells: number, cell: number, style: BoxStyle): void {
  pen.box(x, y, cells * cell, cells * cell, { width: 2.5, radius: 2, ...style });
}

export const operatorRadius = 9;

/** An element-wise operation: a circle with its sign. */
export function operator(pen: Pen, at: Point, sign: '×' | '+' | '1−'): void {
  const colour = palette.ink;
  pen.circle(at, operatorRadius, { fill: palette.card, colour });
  pen.text(sign, at, { size: sign === '1−' ? size.text : 14, weight: 600, colour });
}

/** A layer with its activation inside a cell; `at` is its middle. */
export function gate(pen: Pen, [x, y]: Point, activation: string, colour: string): void {
  pen.box(x - gateHalf.wide, y - gateHalf.high, 2 * gateHalf.wide, 2 * gateHalf.high, {
    fill: colour,
    radius: 5,
  });
  formula(pen, activation, [x, y], {
    size: activation === 'tanh' ? 12 : 15,
    weight: 600,
    colour: palette.card,
  });
}

/** An activation without weights, element by element. */
export function squashing(pen: Pen, [x, y]: Point): void {
  const high = 2 * operatorRadius;
  pen.box(x - gateHalf.wide, y - operatorRadius, 2 * gateHalf.wide, high, {
    fill: palette.card,
    colour: palette.ink,
    radius: operatorRadius,
  });
  formula(pen, 'tanh', [x, y], { size: 12 });
}

export const gateHalf = { wide: 18, high: 13 } as const;

/** A dot where a line branches; crossings have none. */
export const junction = (pen: Pen, at: Point): void => pen.circle(at, 2.5, { fill: palette.muted, width: 0 });

/** A round node with a formula in it, such as an input. */
export function node(pen: Pen, at: Point, name: string, radius = 15): void {
  pen.circle(at, radius, { fill: palette.raised, colour: palette.muted });
  formula(pen, name, at);
}

/** A small remark. */
export const note = (
  pen: Pen,
  text: string,
  at: Point,
  align: 'left' | 'center' | 'right' = 'center',
): void => pen.text(text, at, { colour: palette.muted, align });
