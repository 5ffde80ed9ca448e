import type { Claim } from './check.ts';
import { denseWeights } from './formulas.ts';
import { further } from './transfer-learning-further.ts';
import { ratios } from './transfer-learning-ratios.ts';

/** Weights of a convolution without biases, with the scale and shift of the normalisation behind it. */
const conv = (side: number, from: number, to: number) => side * side * from * to + 2 * to;
/** ResNet-50: a first convolution, four stages of three-layer blocks, each with one shortcut that widens. */
const stages = [
  [3, 64],
  [4, 128],
  [6, 256],
  [3, 512],
] as const;
const backbone = stages.reduce(
  (sum, [blocks, width], i) => {
    const into = i === 0 ? 64 : 2 * width;
    const block = (from: number) => conv(1, from, width) + conv(3, width, width) + conv(1, width, 4 * width);
    return sum + block(into) + conv(1, into, 4 * width) + (blocks - 1) * block(4 * width);
  },
  conv(7, 3, 64),
);

const head = denseWeights(2_048, 5);

const rate = (below: number) => 0.001 / 2.6 ** below;

export const claims: Claim[] = [
  ...further,
  ...ratios,
  ['ResNet-50, with {25,557,032} parameters', backbone + 2_048 * 1_000 + 1_000],
  ['one layer from {2,048} features', 4 * 512],
  ['with a rate ten to a hundred times smaller, {0.0001} to {0.00001}', 0.001 / 10, 0.001 / 100],
  ['then {0.000385}, {0.000148}, {0.0000569}. In PyTorch', rate(1), rate(2), rate(3)],
  ['the time of a forward pass, about {a third} of a full one', 1 / (1 + 2)],
  [
    'you train {10,245} of {23,518,277} parameters, that is {0.04%}',
    ...[head, backbone + head, head / (backbone + head)],
  ],
  ['biases included? kind: number difficulty: 3 answer: {10245}', head],
  ['`net.fc = nn.Linear({2048}, 5)`', 4 * 512],
  ['layer 3 {0.000385} layer 2 {0.000148} layer 1 {0.0000569}', rate(1), rate(2), rate(3)],
  ['text: {0.0001} or less right: true', 0.001 / 10],
  ['Give six decimals. kind: number difficulty: 3 answer: {0.000148}', rate(2)],
];
