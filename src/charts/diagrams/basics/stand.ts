/** The ice-cream stand of the first lessons: its numbers, and what follows from them. */

export const rectified = (sum: number): number => Math.max(0, sum);

/** One neuron: ices sold from hours of sun and 1 for a weekend. */
export const seller = { sun: 10, weekend: 20, bias: -10 };
export const sellerSum = (sun: number, weekend: number): number =>
  seller.sun * sun + seller.weekend * weekend + seller.bias;

/** Two hidden neurons, one for warmth and one for days at the lake, and the last one. Rows of W are neurons. */
export const stand = {
  W: [
    [10, 20],
    [4, 0],
  ],
  b: [-10, -28],
  V: [1, -4],
  c: 0,
} as const;

export function standGuess(x: readonly number[]): { sums: number[]; h: number[]; guess: number } {
  const sums = stand.W.map((row, i) =>
    row.reduce<number>((sum, w, j) => sum + w * (x[j] ?? 0), stand.b[i] ?? 0),
  );
  const h = sums.map(rectified);
  return { sums, h, guess: stand.V.reduce<number>((sum, v, i) => sum + v * (h[i] ?? 0), stand.c) };
}

/** The day from which one learning step is taken. */
export const day = { sun: 3, sold: 26, rate: 0.01 };

/** Weight, bias, guess and loss from the start over `steps` learning steps on the same day. */
export function learned(steps: number, rate: number = day.rate) {
  const course = [];
  let [w, b] = [seller.sun, seller.bias];
  for (let step = 0; step <= steps; step++) {
    const guess = w * day.sun + b;
    const miss = guess - day.sold;
    const slope = { w: 2 * miss * day.sun, b: 2 * miss };
    course.push({ w, b, guess, miss, loss: miss ** 2, slope });
    w -= rate * slope.w;
    b -= rate * slope.b;
  }
  return course;
}

/** Days to train on and days put aside: hours of sun and ices sold. */
export const trainingDays = [
  [1, 2],
  [3, 26],
  [5, 38],
  [7, 62],
] as const;
export const testDays = [
  [2, 12],
  [6, 54],
] as const;

/** What the straight line and the list of known days say. */
export const line = (sun: number): number => sellerSum(sun, 0);
export const meanSold = trainingDays.reduce<number>((sum, [, sold]) => sum + sold, 0) / trainingDays.length;
export const list = (sun: number): number => trainingDays.find(([known]) => known === sun)?.[1] ?? meanSold;

/** Mean squared error over some days. */
export const meanSquare = (days: readonly (readonly [number, number])[], says: (sun: number) => number) =>
  days.reduce((sum, [sun, sold]) => sum + (says(sun) - sold) ** 2, 0) / days.length;
