/** Finds the connected pieces of a drawing, and chooses those that belong to one object. */

export interface PixelBox {
  left: number;
  top: number;
  /** The last column and row, included. */
  right: number;
  bottom: number;
}

export interface Piece extends PixelBox {
  pixels: number[];
  /** Sum of the ink of its pixels. */
  mass: number;
}

/** The pieces of pixels above `threshold` that touch, diagonally too; the heaviest first. */
export function piecesOf(ink: Float32Array, width: number, threshold: number): Piece[] {
  const height = ink.length / width;
  const seen = new Uint8Array(ink.length);
  const pieces: Piece[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (seen[start] || (ink[start] as number) <= threshold) continue;
    const pixels = [start];
    seen[start] = 1;
    const piece: Piece = { left: width, top: height, right: 0, bottom: 0, pixels, mass: 0 };
    // The list grows while it is walked through.
    for (const at of pixels) {
      const [x, y] = [at % width, Math.floor(at / width)];
      piece.left = Math.min(piece.left, x);
      piece.right = Math.max(piece.right, x);
      piece.top = Math.min(piece.top, y);
      piece.bottom = Math.max(piece.bottom, y);
      piece.mass += ink[at] as number;
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const next = row * width + column;
          if (seen[next] || (ink[next] as number) <= threshold) continue;
          seen[next] = 1;
          pixels.push(next);
        }
    }
    pieces.push(piece);
  }
  return pieces.sort((one, other) => other.mass - one.mass);
}

/** Lighter pieces than this share of the main one are specks. */
const speckShare = 0.02;
/** Pieces of one object are not further apart than this share of its size. */
const gapShare = 0.2;

/** The main piece and what belongs to it: a 5 is often written in two strokes. Empty where nothing was found. */
export function objectIn(pieces: readonly Piece[], width: number, height: number): Piece[] {
  const touchesEdge = ({ left, top, right, bottom }: PixelBox) =>
    left === 0 || top === 0 || right === width - 1 || bottom === height - 1;
  const heaviest = pieces[0];
  if (!heaviest) return [];
  // The edge of a table or a thumb reaches into the picture from outside; a digit rarely does.
  const whole = pieces.find((piece) => !touchesEdge(piece) && piece.mass > 0.1 * heaviest.mass);
  const main = whole ?? heaviest;
  const chosen = [main];
  const size = Math.max(main.right - main.left, main.bottom - main.top) + 1;
  for (const piece of pieces) {
    if (piece === main || piece.mass < speckShare * main.mass || (whole && touchesEdge(piece))) continue;
    if (distance(main, piece) <= gapShare * size && piece.mass <= main.mass) chosen.push(piece);
  }
  return chosen;
}

/** The gap between two boxes; 0 where they overlap. */
function distance(one: PixelBox, other: PixelBox): number {
  const across = Math.max(0, one.left - other.right, other.left - one.right);
  const down = Math.max(0, one.top - other.bottom, other.top - one.bottom);
  return Math.hypot(across, down);
}
