/** Draws formulas such as `h_{t−1}` and `W^2` on one line: single letters in italics, names such as tanh upright. */
import type { Pen, Point, TextStyle } from './pen.ts';
import { palette, size } from './theme.ts';

const base = 15;
/** With this ratio, subscripts of the base size have size 11. */
const small = 11 / 15;

interface Piece {
  text: string;
  style: TextStyle;
  /** Offset above the middle line; negative below. */
  lift: number;
}

/** Draws a formula with its middle line at `y`. The circled dot is drawn by hand, because the font lacks it. */
export function formula(pen: Pen, source: string, [x, y]: Point, style: TextStyle = {}): void {
  const pixels = style.size ?? base;
  const pieces = parse(source, { ...style, size: pixels });
  const total = pieces.reduce((sum, piece) => sum + widthOf(pen, piece), 0);
  const align = style.align ?? 'center';
  let at = x - (align === 'center' ? total / 2 : align === 'right' ? total : 0);
  for (const piece of pieces) {
    const wide = widthOf(pen, piece);
    if (piece.text === '⊙') circledDot(pen, [at + wide / 2, y], pixels, piece.style.colour);
    else pen.text(piece.text, [at, y - piece.lift], { ...piece.style, align: 'left' });
    at += wide;
  }
}

function parse(source: string, style: TextStyle & { size: number }): Piece[] {
  const parts = source.matchAll(
    /([_^])(?:\{([^}]*)\}|(.))|([A-Za-zα-ωŷ∂]\u0303?)(?![A-Za-z])|([A-Za-z]+)|(⊙)|([^A-Za-zα-ωŷ∂_^⊙]+|.)/gu,
  );
  return [...parts].flatMap(([, script, group, single, letter, name, dot, rest]) => {
    if (script) {
      const lift = (script === '_' ? -0.28 : 0.38) * style.size;
      const shrunk = { ...style, size: Math.max(size.text, style.size * small) };
      return parse(group ?? single ?? '', shrunk).map((piece) => ({ ...piece, lift: piece.lift + lift }));
    }
    return [
      {
        text: letter ?? name ?? dot ?? rest ?? '',
        style: { ...style, italic: letter !== undefined },
        lift: 0,
      },
    ];
  });
}

const widthOf = (pen: Pen, { text, style }: Piece): number =>
  text === '⊙' ? (style.size ?? base) * 0.75 : pen.width(text, style);

function circledDot(pen: Pen, at: Point, pixels: number, colour: string = palette.ink): void {
  pen.circle(at, pixels * 0.28, { colour, width: 1.1 });
  pen.circle(at, 1.3, { fill: colour, width: 0 });
}
