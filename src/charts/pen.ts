/** Drawing primitives for tables and diagrams. All lengths are in logical pixels. */
import { type CanvasRenderingContext2D, createCanvas } from 'canvas';
import { font, palette, size } from './theme.ts';

/** A drawing whose height is known before it is drawn. It is as wide as the card. */
export interface Figure {
  height: number;
  draw(pen: Pen): void;
}

export type Point = readonly [x: number, y: number];

export interface TextStyle {
  size?: number;
  weight?: 400 | 600;
  colour?: string;
  italic?: boolean;
  align?: 'left' | 'center' | 'right';
}

export interface Stroke {
  colour?: string;
  width?: number;
  dash?: number[];
}

export interface BoxStyle extends Stroke {
  fill?: string;
  radius?: number;
}

const strokeWidth = 1.5;
const headLength = 7;
const headHalf = 3.5;

export class Pen {
  readonly #context: CanvasRenderingContext2D;

  constructor(context: CanvasRenderingContext2D) {
    this.#context = context;
  }

  /** Draws with the origin moved to a point. */
  within([x, y]: Point, draw: () => void): void {
    this.#context.save();
    this.#context.translate(x, y);
    draw();
    this.#context.restore();
  }

  width(text: string, style: TextStyle = {}): number {
    this.#context.font = fontOf(style);
    return this.#context.measureText(text).width;
  }

  /** One line of text with its middle at `y`. */
  text(text: string, [x, y]: Point, style: TextStyle = {}): void {
    const context = this.#context;
    context.font = fontOf(style);
    context.fillStyle = style.colour ?? palette.ink;
    context.textAlign = style.align ?? 'center';
    context.textBaseline = 'alphabetic';
    // Inter's capitals have 0.73 of the font size: a baseline half of that below `y` centres them.
    context.fillText(text, x, y + (style.size ?? size.text) * 0.364);
  }

  /** A square image of one byte a pixel, 0 for black, with hard edges between its pixels. */
  image(bytes: Uint8Array, x: number, y: number, side: number): void {
    const pixels = Math.sqrt(bytes.length);
    const greys = Array.from(bytes, (grey) => [grey, grey, grey]);
    this.cells(greys, pixels, pixels, [x, y], [side, side]);
  }

  /** Cells of one colour each (red, green and blue, 0…255), row by row, with hard edges between them. */
  cells(
    colours: readonly (readonly number[])[],
    rows: number,
    columns: number,
    [x, y]: Point,
    [wide, high]: readonly [wide: number, high: number],
  ): void {
    const canvas = createCanvas(columns, rows);
    const own = canvas.getContext('2d');
    const picture = own.createImageData(columns, rows);
    for (const [at, colour] of colours.entries()) picture.data.set([...colour, 255], at * 4);
    own.putImageData(picture, 0, 0);
    this.#context.imageSmoothingEnabled = false;
    this.#context.drawImage(canvas, x, y, wide, high);
  }

  box(x: number, y: number, wide: number, high: number, style: BoxStyle = {}): void {
    const context = this.#context;
    context.beginPath();
    context.roundRect(x, y, wide, high, style.radius ?? 6);
    this.#paint(style);
  }

  circle([x, y]: Point, radius: number, style: BoxStyle = {}): void {
    this.#context.beginPath();
    this.#context.arc(x, y, radius, 0, 2 * Math.PI);
    this.#paint(style);
  }

  polygon(points: readonly Point[], style: BoxStyle): void {
    this.#trace(points);
    this.#context.closePath();
    this.#paint(style);
  }

  line(points: readonly Point[], style: Stroke = {}): void {
    this.#trace(points);
    this.#paint({ colour: palette.muted, ...style });
  }

  /** A line through several points with an arrowhead that touches the last point. */
  arrow(points: readonly Point[], style: Stroke = {}): void {
    const [from, to] = [points.at(-2), points.at(-1)];
    if (!from || !to) return;
    const along = Math.atan2(to[1] - from[1], to[0] - from[0]);
    this.line([...points.slice(0, -1), behind(to, along, headLength - 1)], style);
    this.#head(to, along, style.colour);
  }

  /** A cubic curve with an arrowhead at its end. */
  bend(from: Point, first: Point, second: Point, to: Point, style: Stroke = {}): void {
    const along = Math.atan2(to[1] - second[1], to[0] - second[0]);
    const [x, y] = behind(to, along, headLength - 1);
    this.#context.beginPath();
    this.#context.moveTo(...from);
    this.#context.bezierCurveTo(...first, ...second, x, y);
    this.#paint({ colour: palette.muted, ...style });
    this.#head(to, along, style.colour);
  }

  /** The upper half of a circle. */
  arc([x, y]: Point, radius: number, style: Stroke = {}): void {
    this.#context.beginPath();
    this.#context.arc(x, y, radius, Math.PI, 2 * Math.PI);
    this.#paint({ colour: palette.muted, ...style });
  }

  #head(at: Point, along: number, colour: string = palette.muted): void {
    const [x, y] = behind(at, along, headLength);
    const [dx, dy] = [headHalf * Math.sin(along), -headHalf * Math.cos(along)];
    this.polygon([at, [x + dx, y + dy], [x - dx, y - dy]], { fill: colour, width: 0 });
  }

  #trace(points: readonly Point[]): void {
    this.#context.beginPath();
    for (const [x, y] of points) this.#context.lineTo(x, y);
  }

  #paint({ fill, colour, width = strokeWidth, dash = [] }: BoxStyle): void {
    const context = this.#context;
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    if (colour && width > 0) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.lineJoin = 'round';
      context.setLineDash(dash);
      context.stroke();
      context.setLineDash([]);
    }
  }
}

const fontOf = ({ size: pixels = size.text, weight = 400, italic = false }: TextStyle): string =>
  `${italic ? 'italic ' : ''}${weight} ${pixels}px ${font}`;

const behind = ([x, y]: Point, along: number, distance: number): Point => [
  x - distance * Math.cos(along),
  y - distance * Math.sin(along),
];
