/** Worked numbers of the lessons on transfer, families of CNNs, detection and saliency, computed again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Library } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';

let library: Library;
beforeAll(async () => {
  library = await loadLessons();
});
afterAll(() => library.close());

/** The text in depth, with one space wherever it has several. */
const deep = (id: string) => (library.topics.get(id)?.text.deep ?? '').replaceAll(/\s+/g, ' ');
const all = (value: number) => value.toLocaleString('en');
/** A number with the sign that texts use. */
const signed = (value: number) => String(value).replace('-', '−');
/** Weights of a convolution without biases. */
const conv = (side: number, from: number, to: number) => side * side * from * to;

describe('transfer learning', () => {
  test('a new head on ResNet-50', () => {
    const text = deep('transfer-learning');
    const [whole, features] = [25_557_032, 2_048];
    const head = (classes: number) => features * classes + classes;
    const backbone = whole - head(1_000);
    expect(text).toContain(`= ${all(head(1_000))}`);
    expect(text).toContain(`= ${all(backbone)}`);
    expect(text).toContain(`2,048 · 5 + 5 = ${all(head(5))}`);
    expect(text).toContain(`${all(head(5))} of ${all(backbone + head(5))} parameters`);
    expect(text).toContain(`that is ${((100 * head(5)) / (backbone + head(5))).toFixed(2)}%`);
    expect(text).toContain(`${((1_000 * features * 4) / 1e6).toFixed(1)} MB`);
  });

  test('rates that shrink by 2.6 from layer to layer', () => {
    const text = deep('fine-tuning');
    for (const [layer, digits] of [
      [1, 6],
      [2, 6],
      [3, 7],
    ] as const)
      expect(text).toContain(`layer ${4 - layer} ${(0.001 / 2.6 ** layer).toFixed(digits)}`);
  });
});

describe('the families of CNNs', () => {
  test('VGG-16 and its largest layer', () => {
    const sides = [64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512];
    const convolutions = sides.reduce((sum, to, i) => sum + conv(3, sides[i - 1] ?? 3, to) + to, 0);
    const first = 7 * 7 * 512 * 4_096 + 4_096;
    const whole = convolutions + first + 4_096 * 4_096 + 4_096 + 4_096 * 1_000 + 1_000;
    const text = deep('cnn-families');
    expect(text).toContain(all(whole));
    expect(text).toContain(`= ${all(first)}, that is ${Math.round((100 * first) / whole)}%`);
    expect(text).toContain(`VGG-16 ${(whole / 1e6).toFixed(1)} million`);
  });

  test('small filters, and a 1 × 1 before a 5 × 5', () => {
    const text = deep('small-filters');
    expect(text).toContain(`C = 256: ${all(49 * 256 ** 2)} and ${all(27 * 256 ** 2)}`);
    expect(Math.round(100 * (1 - 27 / 49))).toBe(45);
    const [mixed, large] = [conv(1, 192, 16), conv(5, 16, 32)];
    expect(text).toContain(`= ${all(conv(5, 192, 32))}`);
    expect(text).toContain(`= ${all(mixed)} 25 · 16 · 32 = ${all(large)} together ${all(mixed + large)}`);
    expect(64 + 128 + 32 + 32).toBe(256);
  });

  test('the blocks of ResNet and DenseNet', () => {
    const text = deep('resnet');
    const parts = [conv(1, 256, 64), conv(3, 64, 64), conv(1, 64, 256)];
    const bottleneck = parts.reduce((sum, part) => sum + part);
    const full = 2 * conv(3, 256, 256);
    for (const value of [full, ...parts, bottleneck]) expect(text).toContain(all(value));
    expect(text).toContain(`${Math.round(full / bottleneck)} times fewer`);
    expect(1 + 3 * (3 + 4 + 6 + 3) + 1).toBe(50);
    expect(1 + 2 * (3 + 4 + 6 + 3) + 1).toBe(34);
    expect(text).toContain(`64 + 5 · 32 = ${64 + 5 * 32}`);
    expect(text).toContain(`64 + 6 · 32 = ${64 + 6 * 32}`);
  });

  test('depthwise separable convolutions', () => {
    const text = deep('depthwise-separable');
    const [ordinary, depthwise, pointwise] = [conv(3, 64, 128), 9 * 64, 64 * 128];
    const share = (depthwise + pointwise) / ordinary;
    expect(text).toContain(
      `= ${all(ordinary)} depthwise 9 · 64 = ${depthwise} pointwise 64 · 128 = ${all(pointwise)}`,
    );
    expect(text).toContain(`/ 73,728 = ${share.toFixed(3)} 1/128 + 1/9 = ${(1 / 128 + 1 / 9).toFixed(3)}`);
    expect(text).toContain(`${all(ordinary * 14 * 14)} against ${all((depthwise + pointwise) * 14 * 14)}`);
    expect(text).toContain(`= 3,456 + 1,296 + 3,456 = ${all(24 * 144 + 9 * 144 + 144 * 24)}`);
    expect(text).toContain(`40 · 64 = ${all((49 - 9) * 64)} weights`);
  });

  test('balanced growth', () => {
    const text = deep('modern-cnns');
    const cost = 1.2 * 1.1 ** 2 * 1.15 ** 2;
    expect(text).toContain(`= ${cost.toFixed(2)} ≈ 2`);
    const [depth, width, resolution] = [1.2, 1.1, 1.15].map((step) => (step ** 3).toFixed(2));
    expect(text).toContain(
      `depth · ${depth}, width · ${width}, resolution · ${resolution}, cost · ${(cost ** 3).toFixed(1)}`,
    );
    for (const value of [49 * 96, 96 * 384]) expect(text).toContain(`= ${all(value)}`);
  });
});

describe('detection and segmentation', () => {
  test('anchors, cells and their numbers', () => {
    const text = deep('object-detection');
    expect(text).toContain(`/ 50 = ${(110 - 100) / 50} width ln(60 / 50) = ${Math.log(60 / 50).toFixed(3)}`);
    expect(text).toContain(`= ${all(7 * 7 * (2 * 5 + 20))} numbers 7 · 7 · 2 = ${7 * 7 * 2} boxes`);
    expect(text).toContain(`= ${all(40 * 60 * 9)} anchors`);
  });

  type Box = readonly [number, number, number, number];
  const areaOf = ([x1, y1, x2, y2]: Box) => Math.max(0, x2 - x1) * Math.max(0, y2 - y1);
  const common = (a: Box, b: Box) => {
    const [x1, y1] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    return x1 < Math.min(a[2], b[2]) && y1 < Math.min(a[3], b[3])
      ? areaOf([x1, y1, Math.min(a[2], b[2]), Math.min(a[3], b[3])])
      : 0;
  };
  const iou = (a: Box, b: Box) => common(a, b) / (areaOf(a) + areaOf(b) - common(a, b));
  const square = (x: number, y: number, side: number): Box => [x, y, x + side, y + side];

  test('overlaps of boxes', () => {
    const text = deep('iou');
    const [a, b] = [square(0, 0, 4), [2, 1, 6, 5] as const];
    expect(text).toContain(`IoU ${common(a, b)} / 26 = ${iou(a, b).toFixed(2)}`);
    expect(iou(square(0, 0, 2), square(1, 0, 2))).toBeCloseTo(1 / 3, 12);
    expect(text).toContain(`side 10 80 / 120 = ${iou(square(0, 0, 10), square(2, 0, 10)).toFixed(3)}`);
    expect(text).toContain(`= ${iou(square(0, 0, 100), square(2, 0, 100)).toFixed(3)}`);
    const dice = (2 * iou(a, b)) / (1 + iou(a, b));
    expect(text).toContain(`/ (16 + 16) = ${dice.toFixed(3)}`);
  });

  test('boxes that strike each other out', () => {
    const text = deep('non-maximum-suppression');
    const [a, b, c, d] = [square(0, 0, 10), square(2, 0, 10), square(20, 0, 10), square(21, 1, 10)];
    expect(text).toContain(`A ${iou(a, b).toFixed(3)} C`);
    expect(text).toContain(`A ${iou(a, c)} D`);
    expect(text).toContain(`C ${iou(c, d).toFixed(3)}`);
    expect(text).toContain(`= ${(0.8 * (1 - iou(a, b))).toFixed(2)}`);
  });

  test('a U-Net and its step up', () => {
    expect(deep('segmentation')).toContain(`9 · 128 · 64 = ${all(conv(3, 64 + 64, 64))}`);
  });

  test('stamps that add up, and how many lie on each place', () => {
    const text = deep('transposed-convolution');
    const stamped = (input: number[], filter: number[], stride: number) => {
      const output = Array<number>((input.length - 1) * stride + filter.length).fill(0);
      input.forEach((value, i) => {
        filter.forEach((weight, k) => {
          output[i * stride + k] = (output[i * stride + k] ?? 0) + value * weight;
        });
      });
      return output.join(' ');
    };
    expect(text).toContain(`sum ${stamped([1, 2, 3], [1, 2, 1], 2)}`);
    expect(text).toContain(`k = 3, s = 2 ${stamped([1, 1, 1], [1, 1, 1], 2)}`);
    expect(text).toContain(`k = 4, s = 2 ${stamped([1, 1, 1], [1, 1, 1, 1], 2)}`);
    const wide = (n: number, s: number, k: number, p = 0) => (n - 1) * s - 2 * p + k;
    expect(text).toContain(`2 · 2 + 3 = ${wide(3, 2, 3)}`);
    expect(text).toContain(`6 · 2 + 2 = ${wide(7, 2, 2)}`);
    expect(text).toContain(`6 · 2 − 2 + 4 = ${wide(7, 2, 4, 1)}`);
    expect([7, 8].map((n) => Math.floor((n - 3) / 2) + 1)).toEqual([3, 3]);
    expect(text).toContain(`4 · 128 · 64 + 64 = ${all(conv(2, 128, 64) + 64)}`);
  });
});

describe('looking inside', () => {
  const net = ([a = 0, b = 0, c = 0]: number[]) => Math.max(0, 2 * a - b) + 0.5 * c;
  const x = [1, 0.5, 2];
  const step = 1e-6;
  const gradient = x.map(
    (_, i) => (net(x.map((value, j) => (i === j ? value + step : value))) - net(x)) / step,
  );

  test('the slope by each input, and what each contributes', () => {
    const text = deep('saliency');
    expect(text).toContain(`y = 1.5 + 1 = ${net(x)}`);
    const shown = gradient.map((value) => Number(value.toFixed(3)));
    expect(text).toContain(`gradient (${shown.map(signed).join(', ')})`);
    expect(text).toContain(`saliency (${shown.map(Math.abs).join(', ')})`);
    const parts = shown.map((value, i) => value * (x[i] ?? 0));
    expect(text).toContain(`here (${parts.map(signed).join(', ')})`);
    expect(parts.reduce((sum, part) => sum + part)).toBe(net(x));
  });

  test('the drop when an input is covered, and the runs of a map', () => {
    const text = deep('occlusion');
    const covered = x.map((_, i) => net(x.map((value, j) => (i === j ? 0 : value))));
    for (const [i, value] of covered.entries())
      expect(text).toContain(`${'₁₂₃'[i]} ${value} ${signed(net(x) - value)}`);
    const places = (224 - 32) / 16 + 1;
    expect(text).toContain(`= ${places} places on each side, so ${places ** 2} runs`);
  });

  test('maps added by their weights', () => {
    const [first, second] = [
      [4, 0, 2, 0],
      [0, 1, 0, 2],
    ];
    const sum = first.map((value, i) => 0.5 * value - (second[i] ?? 0));
    expect(sum).toEqual([2, -1, 1, -2]);
    expect(deep('grad-cam')).toContain('4 0 0 1 2 −1 2 0 2 0 0 2 1 −2 1 0');
  });

  test('the influence of past inputs on a state', () => {
    const text = deep('input-influence');
    const states: number[] = [];
    for (const value of [1, 0, 0, 0]) states.push(Math.tanh(value + 0.9 * (states.at(-1) ?? 0)));
    const slopes = states.map((h) => 1 - h * h);
    const influence = slopes.map((slope, i) =>
      slopes.slice(i + 1).reduce((product, later) => product * 0.9 * later, slope),
    );
    const row = (values: number[]) => values.map((value) => value.toFixed(3)).join(' ');
    expect(text).toContain(`h ${row(states)}`);
    expect(text).toContain(`1 − h² ${row(slopes)}`);
    expect(text).toContain(`infl. ${row(influence)}`);
    expect(text).toContain(`0.98⁵⁰ = ${(0.98 ** 50).toFixed(2)}`);
    expect(text).toContain(`with 0.8 it is ${(0.8 ** 50).toFixed(6)}`);
  });
});
