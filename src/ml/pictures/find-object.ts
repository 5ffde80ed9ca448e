/** Finds a digit or a piece of clothing in a picture, and makes of it what a network was trained on. */
import { UserError } from '../../types/errors.ts';
import { inkOf, type Planes } from './background.ts';
import { normalised, type PictureForm } from './normalise.ts';
import { objectIn, type Piece, type PixelBox, piecesOf } from './pieces.ts';

/** Digits are centred as in MNIST: 20 × 20 pixels, by their mass. Clothes fill the image, as in Fashion-MNIST. */
const forms: Record<'digits' | 'fashion', PictureForm> = {
  digits: { box: 20, centre: 'mass', leastStroke: 2.2 },
  fashion: { box: 28, centre: 'box' },
};

/** Less difference from the background than this is paper. */
const leastContrast = 18;
/** What covers more of the picture than this is no object on a background. */
const mostCovered = 0.75;

const nothingFound = (what: 'digits' | 'fashion') =>
  new UserError(
    what === 'digits'
      ? 'I see no digit in this picture. Write one large digit on plain paper, and take the photo from above.'
      : 'I see nothing on a plain background in this picture. Take a photo of one piece of clothing on a plain background.',
  );

/**
 * @returns 28 × 28 bytes, 0 for no ink
 * @throws UserError where nothing stands out from the background
 */
export function findObject(picture: Planes, what: 'digits' | 'fashion'): Uint8Array {
  const { width, height } = picture;
  const smooth = { ...picture, channels: picture.channels.map((channel) => blurred(channel, width)) };
  const ink = inkOf(smooth);
  const threshold = Math.max(leastContrast, otsu(ink));
  const pieces = piecesOf(ink, width, threshold);
  const chosen = objectIn(pieces, width, height);
  const pixels = chosen.flatMap((piece) => piece.pixels);
  const box = boxAround(chosen);
  const size = box ? Math.max(box.right - box.left, box.bottom - box.top) + 1 : 0;
  if (!box || size < 6 || pixels.length < 12 || pixels.length > mostCovered * ink.length)
    throw nothingFound(what);
  return normalised(inkWithin(ink, width, pixels, threshold), width, box, forms[what]);
}

/** The ink of the object in 0…1, with its soft edge, and 0 elsewhere. */
function inkWithin(ink: Float32Array, width: number, pixels: number[], threshold: number): Float32Array {
  const strengths = pixels.map((at) => ink[at] as number).sort((a, b) => a - b);
  const full = strengths[Math.floor(0.6 * strengths.length)] ?? 1;
  const faint = 0.5 * threshold;
  const own = new Float32Array(ink.length);
  const neighbours = [0, -1, 1, -width, width];
  for (const at of pixels)
    for (const step of neighbours) {
      const place = at + step;
      const value = ink[place];
      if (value === undefined) continue;
      own[place] = Math.max(0, Math.min(1, (value - faint) / Math.max(1, full - faint)));
    }
  return own;
}

function boxAround(pieces: readonly Piece[]): PixelBox | undefined {
  if (pieces.length === 0) return undefined;
  return {
    left: Math.min(...pieces.map(({ left }) => left)),
    top: Math.min(...pieces.map(({ top }) => top)),
    right: Math.max(...pieces.map(({ right }) => right)),
    bottom: Math.max(...pieces.map(({ bottom }) => bottom)),
  };
}

const levels = 256;

/** The value that divides ink and paper best: the largest variance between the two groups (Otsu 1979). */
function otsu(ink: Float32Array): number {
  const most = ink.reduce((largest, value) => Math.max(largest, value), 1);
  const counts = new Float64Array(levels);
  for (const value of ink) {
    const level = Math.min(levels - 1, Math.floor((value / most) * levels));
    counts[level] = (counts[level] as number) + 1;
  }
  const total = counts.reduce((sum, count, level) => sum + count * level, 0);
  let [below, sumBelow, best, bestVariance] = [0, 0, 0, -1];
  for (let level = 0; level < levels - 1; level++) {
    below += counts[level] as number;
    sumBelow += level * (counts[level] as number);
    const above = ink.length - below;
    if (below === 0 || above === 0) continue;
    const variance = below * above * (sumBelow / below - (total - sumBelow) / above) ** 2;
    if (variance > bestVariance) [best, bestVariance] = [level + 1, variance];
  }
  return (best / levels) * most;
}

/** Averages 3 × 3 pixels: single pixels of noise have no say. */
function blurred(plane: Float32Array, width: number): Float32Array {
  const height = plane.length / width;
  return plane.map((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    let [sum, seen] = [0, 0];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        sum += plane[row * width + column] as number;
        seen += 1;
      }
    return sum / seen;
  });
}
