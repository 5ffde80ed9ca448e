/** Separates a drawing from its background: how strongly each pixel differs from the paper around it. */

/** Brightness or colour in planes of equal size, row by row, 0…255. */
export interface Planes {
  width: number;
  height: number;
  channels: Float32Array[];
}

/** Terms of a surface over the picture: light that falls off evenly, or towards the corners. */
const terms = (x: number, y: number): number[] => [1, x, y, x * x, x * y, y * y];
const termCount = 6;
/** The surface is fitted to about this many pixels. */
const fittedPixels = 4_000;
const rounds = 8;
/** Pixels near the edge are more often background than those in the middle. */
const edgeShare = 0.12;
const middleWeight = 0.4;

/**
 * The distance of each pixel from the background, 0…441, whether the drawing is darker, lighter or of another colour.
 * The background is a smooth surface for each channel, fitted so that what lies far from it has no say.
 */
export function inkOf({ width, height, channels }: Planes): Float32Array {
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / fittedPixels)));
  const samples: { at: number; x: number; y: number; isEdge: boolean }[] = [];
  for (let row = 0; row < height; row += step)
    for (let column = 0; column < width; column += step) {
      const [x, y] = [(2 * column) / width - 1, (2 * row) / height - 1];
      const isEdge = Math.max(Math.abs(x), Math.abs(y)) > 1 - 2 * edgeShare;
      samples.push({ at: row * width + column, x, y, isEdge });
    }
  const rows = samples.map(({ x, y }) => terms(x, y));
  let weights: number[] = samples.map(({ isEdge }) => (isEdge ? 1 : middleWeight));
  let surfaces: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    surfaces = channels.map((channel) =>
      fittedSurface(
        rows,
        samples.map(({ at }) => channel[at] as number),
        weights,
      ),
    );
    const distances = samples.map(({ at }, index) =>
      Math.hypot(
        ...channels.map((channel, c) => (channel[at] as number) - heightAt(surfaces[c], rows[index])),
      ),
    );
    const scale = Math.max(3, 2.5 * median(distances));
    weights = distances.map((distance, index) => {
      const near = distance < scale ? (1 - (distance / scale) ** 2) ** 2 : 0;
      return near * (samples[index]?.isEdge ? 1 : middleWeight);
    });
  }
  const ink = new Float32Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const there = terms((2 * column) / width - 1, (2 * row) / height - 1);
      let square = 0;
      for (const [c, channel] of channels.entries())
        square += ((channel[at] as number) - heightAt(surfaces[c], there)) ** 2;
      ink[at] = Math.sqrt(square);
    }
  return ink;
}

function heightAt(surface: readonly number[] = [], there: readonly number[] = []): number {
  let sum = 0;
  for (let at = 0; at < termCount; at++) sum += (surface[at] as number) * (there[at] as number);
  return sum;
}

/** Weighted least squares by the normal equations. A tiny ridge keeps a picture of one row solvable. */
function fittedSurface(
  rows: readonly number[][],
  values: readonly number[],
  weights: readonly number[],
): number[] {
  const matrix = Array.from({ length: termCount }, (_, i) =>
    Array.from({ length: termCount + 1 }, (_, j) => (i === j ? 1e-3 : 0)),
  );
  for (const [index, row] of rows.entries()) {
    const weight = weights[index] as number;
    if (weight === 0) continue;
    for (let i = 0; i < termCount; i++) {
      const target = matrix[i] as number[];
      const factor = weight * (row[i] as number);
      for (let j = 0; j < termCount; j++) target[j] = (target[j] as number) + factor * (row[j] as number);
      target[termCount] = (target[termCount] as number) + factor * (values[index] as number);
    }
  }
  return solve(matrix);
}

/** Gaussian elimination with pivots. */
function solve(matrix: number[][]): number[] {
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[best]?.[column] ?? 0)) best = row;
    [matrix[column], matrix[best]] = [matrix[best] as number[], matrix[column] as number[]];
    const pivot = matrix[column] as number[];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const target = matrix[row] as number[];
      const factor = (target[column] as number) / (pivot[column] as number);
      for (let at = column; at <= size; at++)
        target[at] = (target[at] as number) - factor * (pivot[at] as number);
    }
  }
  return matrix.map((row, at) => (row[size] as number) / (row[at] as number));
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
