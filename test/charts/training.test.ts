/** The numbers in the pictures of training are those of the lessons, worked out in another way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { diagram, diagramFigure } from '../../src/charts/diagrams/index.ts';
import {
  errorOf,
  fittedPolynomial,
  freshPoints,
  trainingPoints,
} from '../../src/charts/diagrams/training/polynomials.ts';
import { lossesWith } from '../../src/charts/diagrams/training/tiny-network.ts';
import { registerFonts } from '../../src/charts/fonts.ts';
import { recordingPen } from './recorder.ts';

beforeAll(registerFonts);

const altOf = (name: string) => diagram(name).alt;
const words = (name: string): string[] => {
  const recorder = recordingPen(400, 300);
  diagramFigure(name).draw(recorder.pen);
  return recorder.texts.map(({ text }) => text);
};
const written = (value: number, digits = 2) => value.toFixed(digits).replace('-', '−');

describe('pictures of a step', () => {
  it('loss: e to the power of minus the loss is the probability again', () => {
    for (const [percent, loss] of [
      [90, '0.11'],
      [50, '0.69'],
      [10, '2.30'],
      [1, '4.61'],
    ] as const) {
      expect(100 * Math.exp(-Number(loss))).toBeCloseTo(percent, 0);
      expect(altOf('loss')).toContain(`${percent}% gives ${loss}`);
      expect(altOf('loss-shapes')).toContain(`p = ${percent / 100} gives ${loss}`);
    }
    expect(words('loss-shapes')).toContain('ln 10 = 2.30');
  });

  it('gradient descent: each step leaves 0.8 of the way, as in the lesson', () => {
    const path = Array.from({ length: 8 }, (_, step) => Number((0.8 ** step).toFixed(3)));
    expect(altOf('descent')).toContain(path.join(', '));
  });

  it('learning rate: each step multiplies the distance by 1 − η', () => {
    for (const rate of [0.05, 0.5, 2.2])
      expect(words('learning-rate')).toContain(`from −1 to ${written(-((1 - rate) ** 5))}`);
    expect(altOf('learning-rate-limit')).toMatch(/0\.5 half.*at 2 all of it \(1\), at 2\.5 it is 1\.5 times/);
  });
});

describe('pictures of steps that are adjusted', () => {
  it('clipping: the example of the lesson keeps the proportion 3 to 4', () => {
    expect(words('clipping')).toEqual(expect.arrayContaining(['before: (3, 4)', 'clipped: (0.6, 0.8)']));
    expect(words('clip-by-value')).toEqual(
      expect.arrayContaining(['(3, 4) → (0.6, 0.8)', '(3, 4) → (1, 1)', '53° → 53°', '53° → 45°']),
    );
  });

  it('Adam: averages as sums over all gradients so far', () => {
    const sum = (gradients: number[], beta: number, power: number) => {
      const shares = gradients.map((_, i) => beta ** (gradients.length - 1 - i));
      const weighed = gradients.reduce((all, g, i) => all + (shares[i] ?? 0) * g ** power, 0);
      return weighed / shares.reduce((all, share) => all + share);
    };
    const steps = (gradients: number[]) =>
      gradients.map((_, i) => {
        const seen = gradients.slice(0, i + 1);
        return written(-sum(seen, 0.9, 1) / Math.sqrt(sum(seen, 0.999, 2)));
      });
    expect(altOf('adam')).toContain(`size 0.01: ${steps(Array(10).fill(-0.01)).join(', ')}`);
    const swinging = Array.from({ length: 10 }, (_, i) => (i % 2 ? 5 : -5));
    expect(altOf('adam')).toContain(`size 5: ${steps(swinging).join(', ')}`);
  });
});

describe('pictures of what is learned', () => {
  it('overfitting: a curve with as many weights as points hits each of them', () => {
    const curve = fittedPolynomial(trainingPoints.length - 1);
    for (const { x, y } of trainingPoints) expect(curve(x)).toBeCloseTo(y, 6);
    expect(errorOf(curve, freshPoints)).toBeGreaterThan(3 * errorOf(fittedPolynomial(2), freshPoints));
    // The best line has no error that a line could take away: what is left has mean 0 and no slope.
    const line = fittedPolynomial(1);
    const left = trainingPoints.map(({ x, y }) => ({ x, rest: y - line(x) }));
    expect(left.reduce((sum, { rest }) => sum + rest, 0)).toBeCloseTo(0, 9);
    expect(left.reduce((sum, { x, rest }) => sum + x * rest, 0)).toBeCloseTo(0, 9);
  });

  it('leakage: split by date, no day after a test day is in training', () => {
    expect(words('leakage')).toContain('0 of 6 leak');
    const [, list = ''] = /test days are ([\d, ]+);/.exec(altOf('leakage')) ?? [];
    const test = list.split(', ').map(Number);
    const leaks = test.filter((day) => day < 20 && !test.includes(day + 1)).length;
    expect(words('leakage')).toContain(`${leaks} of ${test.length} leak`);
  });

  it('seeds: the same seed gives the same losses, another seed others', () => {
    expect(lossesWith(1)).toEqual(lossesWith(1));
    expect(lossesWith(2)).not.toEqual(lossesWith(1));
    for (const seed of [1, 2, 3]) {
      const losses = lossesWith(seed);
      expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 3);
    }
    expect(altOf('seeds')).toContain('lies on the first to the last digit');
  });
});

describe('pictures of rounds', () => {
  it('epochs: each deck has every card once, and no two are alike', () => {
    const decks = [...altOf('epochs').matchAll(/Epoch \d: ([\d ]+)/g)].map(([, deck = '']) => deck);
    expect(new Set(decks).size).toBe(3);
    for (const deck of decks)
      expect(
        deck
          .split(' ')
          .map(Number)
          .sort((a, b) => a - b),
      ).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('updates: batches counted one by one', () => {
    for (const batch of [8, 32, 128]) {
      let updates = 0;
      for (let first = 0; first < 2000; first += batch) updates += 1;
      expect(words('updates')).toContain(String(3 * updates));
    }
  });
});

describe('pictures of experiments', () => {
  it('training speed: seconds times epochs, as in the lesson', () => {
    expect(words('time-to-goal')).toEqual(
      expect.arrayContaining(['2 s × 30 epochs = 60 s', '5 s × 8 epochs = 40 s']),
    );
  });

  it('loss curves: the best weights are those of the least validation loss', () => {
    const run = [...altOf('best-weights').matchAll(/poch (\d+): [a-z ]+[\d.]+, validation loss ([\d.]*\d)/g)];
    const [best] = run.toSorted((a, b) => Number(a[2]) - Number(b[2]));
    expect(run).toHaveLength(6);
    expect(words('best-weights')).toContain(`best weights: epoch ${best?.[1]}`);
  });

  it('confusion: hits and mistakes add up, and the framed cell is the largest mistake', () => {
    expect(words('confusion')).toEqual(
      expect.arrayContaining([`${82 + 96 + 91} of 300`, `${3 + 15 + 1 + 3 + 5 + 4} of 300`]),
    );
    expect(altOf('confusion')).toContain('15 times a 4 was called 9');
  });

  it('precision and recall: those of the lesson', () => {
    expect(words('precision-recall')).toEqual(
      expect.arrayContaining(['precision 92%', 'recall 94%', 'accuracy 93%']),
    );
    expect([235 / 255, 235 / 250, 465 / 500].map((share) => Math.round(100 * share))).toEqual([92, 94, 93]);
  });

  it('baselines: points above the rule, and the share of errors that are gone', () => {
    expect(words('baselines')).toEqual(
      expect.arrayContaining([`learned: ${94 - 10} points more`, `learned: ${94 - 93} point more`]),
    );
    expect(words('fewer-errors')).toEqual(
      expect.arrayContaining(['5 of 10 errors gone: 50%', '5 of 50 errors gone: 10%']),
    );
  });

  it('error bars: the spread by squares of the values, and an interval of 2.8 errors of the mean', () => {
    const runs = [91.2, 90.4, 92.1, 90.9, 91.4];
    const sum = runs.reduce((all, value) => all + value);
    const squares = runs.reduce((all, value) => all + value ** 2, 0);
    const spread = Math.sqrt((squares - sum ** 2 / 5) / 4);
    expect(altOf('error-bars')).toContain(
      `mean is ${written(sum / 5, 1)}, and a bar reaches ${written(spread)}`,
    );
    const ofMean = spread / Math.sqrt(5);
    expect(words('three-bars')).toEqual(
      expect.arrayContaining([
        `± ${written(spread)}`,
        `± ${written(ofMean)}`,
        `± ${written(2.776 * ofMean)}`,
      ]),
    );
  });

  it('fair comparison: h(h + 28 + 1) for each block', () => {
    const weights = (blocks: number, units: number) => blocks * units * (units + 28 + 1);
    expect(words('fair-comparison')).toEqual(
      expect.arrayContaining(['5,952', '23,808', weights(4, 26).toLocaleString('en')]),
    );
    expect(weights(4, 26)).toBeLessThanOrEqual(weights(1, 64));
    expect(weights(4, 27)).toBeGreaterThan(weights(1, 64));
  });
});

describe('pictures of code', () => {
  it('softmax once or twice: what is left of the loss at best', () => {
    expect(words('softmax-once')).toEqual(expect.arrayContaining(['loss 0.41', 'loss 0.80']));
    // Shares of at most 1, 0 and 0 as logits: the loss cannot fall below ln(1 + 2 / e).
    expect(words('softmax-once')).toContain(`loss ${written(Math.log(1 + 2 / Math.E))}`);
  });

  it('carried state: six steps without a cut give the same', () => {
    let h = 0;
    for (const x of [1, 0, 0, 0, 0, 0]) {
      const a = 0.9 * h + x;
      h = (Math.exp(2 * a) - 1) / (Math.exp(2 * a) + 1);
      expect(words('carried-state')).toContain(h.toFixed(2));
    }
    expect(words('carried-state').filter((word) => word === '0.00')).toHaveLength(3);
  });

  it('one layer at every step: each output from its own step alone', () => {
    const steps = [...altOf('time-distributed').matchAll(/\((\d), (\d)\)/g)];
    const out = steps.map(([, a, b]) => String(1 + 2 * Number(a) - Number(b)).replace('-', '−'));
    expect(out).toHaveLength(4);
    expect(altOf('time-distributed')).toContain(`It gives ${out.join(', ')}:`);
  });

  it('shapes: as in the lesson', () => {
    expect(words('input-shapes').filter((word) => word === '(500, 7, 2)')).toHaveLength(2);
    expect(words('input-shapes')).toContain('(7, 500, 2)');
    expect(words('layer-outputs')).toEqual(expect.arrayContaining(['(2, 4)', '(2, 5, 4)']));
    expect(words('channel-order')).toEqual(
      expect.arrayContaining(['(N, H, W, C) = (1, 2, 2, 3)', '(N, C, H, W) = (1, 3, 2, 2)']),
    );
  });

  it('ravine: the plain path by its closed form, and momentum leaves less', () => {
    const plain = ((10 * (1 - 0.018) ** 60) ** 2 + 100 * (1 - 1.8) ** 120) / 2;
    expect(words('ravine')).toContain(`loss after 60 steps: ${Number(plain.toPrecision(2))}`);
    const left = words('ravine').flatMap((word) => /^loss after 60 steps: (.*)/.exec(word)?.[1] ?? []);
    expect(Number(left[1])).toBeLessThan(plain / 10);
  });
});
