/** Brings what was found in a picture into the form of the images that a network was trained on. */
import type { PixelBox } from './pieces.ts';

/** Height and width of the images of MNIST and Fashion-MNIST. */
export const imageSide = 28;

export interface PictureForm {
  /** The longer side of the object is brought to this many pixels. */
  box: number;
  /** Where the object is put into the middle by: its centre of mass as in MNIST, or its box. */
  centre: 'mass' | 'box';
  /** Lines are made at least this wide, in pixels of the image; absent where there are no lines. */
  leastStroke?: number;
}

/**
 * Cuts out `box`, scales it by averaging, and centres it in 28 × 28 bytes, 0 for no ink.
 * @param ink values in 0…1, row by row, 0 outside the object
 */
export function normalised(ink: Float32Array, width: number, found: PixelBox, form: PictureForm): Uint8Array {
  const size = Math.max(found.right - found.left, found.bottom - found.top) + 1;
  const missing = ((form.leastStroke ?? 0) * size) / form.box - strokeWidth(ink, width);
  const radius = Math.max(0, Math.round(missing / 2));
  const drawn = radius > 0 ? thickened(ink, width, radius) : ink;
  const scale = (size + 2 * radius) / form.box;
  const middle = centreOf(drawn, width, found, form.centre);
  const image = new Float32Array(imageSide * imageSide);
  for (let y = 0; y < imageSide; y++)
    for (let x = 0; x < imageSide; x++) {
      const left = middle.x + (x - imageSide / 2) * scale;
      const top = middle.y + (y - imageSide / 2) * scale;
      image[y * imageSide + x] = meanIn(drawn, width, left, top, scale);
    }
  const brightest = Math.max(...image);
  return Uint8Array.from(image, (value) =>
    Math.round(255 * Math.min(1, value / Math.max(0.01, 0.92 * brightest))),
  );
}

/** The centre of the object, in pixels from the left and from the top. */
function centreOf(
  ink: Float32Array,
  width: number,
  box: PixelBox,
  by: PictureForm['centre'],
): { x: number; y: number } {
  if (by === 'box') return { x: (box.left + box.right + 1) / 2, y: (box.top + box.bottom + 1) / 2 };
  let [mass, x, y] = [0, 0, 0];
  for (const [at, value] of ink.entries()) {
    mass += value;
    x += value * ((at % width) + 0.5);
    y += value * (Math.floor(at / width) + 0.5);
  }
  return { x: x / mass, y: y / mass };
}

/** The mean of a square that may begin between two pixels, and may reach over the edge, where there is no ink. */
function meanIn(ink: Float32Array, width: number, left: number, top: number, side: number): number {
  const height = ink.length / width;
  let sum = 0;
  for (let row = Math.max(0, Math.floor(top)); row < Math.min(height, top + side); row++) {
    const down = Math.min(row + 1, top + side) - Math.max(row, top);
    for (let column = Math.max(0, Math.floor(left)); column < Math.min(width, left + side); column++) {
      const across = Math.min(column + 1, left + side) - Math.max(column, left);
      sum += (ink[row * width + column] as number) * down * across;
    }
  }
  return sum / side ** 2;
}

/** Mean width of the lines: the ink is as much as a band of this width along half of its outline. */
function strokeWidth(ink: Float32Array, width: number): number {
  let [area, outline] = [0, 0];
  for (let at = 0; at < ink.length; at++) {
    if ((ink[at] as number) < 0.5) continue;
    area += 1;
    const isInside = [at - 1, at + 1, at - width, at + width].every((next) => (ink[next] ?? 0) >= 0.5);
    if (!isInside) outline += 1;
  }
  return outline === 0 ? 0 : (2 * area) / outline;
}

/** Each pixel gets the most ink within `radius`. */
function thickened(ink: Float32Array, width: number, radius: number): Float32Array {
  const thick = new Float32Array(ink.length);
  const height = ink.length / width;
  for (const [at, value] of ink.entries()) {
    if (value === 0) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let down = -radius; down <= radius; down++)
      for (let across = -radius; across <= radius; across++) {
        const [column, row] = [x + across, y + down];
        if (column < 0 || row < 0 || column >= width || row >= height) continue;
        if (across ** 2 + down ** 2 > radius ** 2 + 1) continue;
        const place = row * width + column;
        thick[place] = Math.max(thick[place] as number, value);
      }
  }
  return thick;
}
