/** Calculations about gradients, steps of training and losses. */
import { integer, pick } from '../random.ts';
import type { Family } from './formulas.ts';
import { bracketed, writeNumber } from './numbers.ts';

export const trainingFamilies: readonly Family[] = [
  {
    id: 'descent-step',
    taught: ['gradient-descent', 'learning-rate'],
    task(random) {
      const [w, rate] = [integer(random, 2, 9), pick(random, [0.05, 0.1, 0.2, 0.3])];
      const right = w - rate * 2 * w;
      return {
        prompt: `The loss is L = w², so its gradient is 2w. The weight is w = ${w} and the learning rate is ${rate}. What is w after one step of gradient descent?`,
        explanation: `New weight = weight − learning rate · gradient = ${w} − ${rate} · (2 · ${w}) = ${w} − ${writeNumber(rate * 2 * w)} = ${writeNumber(right)}. The step goes against the gradient, downhill.`,
        right,
        tolerance: 0.005,
        wrong: [
          [w + rate * 2 * w, 'The step goes against the gradient, so it is taken away.'],
          [w - rate * w, 'The gradient of w² is 2w, not w.'],
          [w - rate * w * w, 'The step takes the gradient, not the loss itself.'],
        ],
      };
    },
  },
  {
    id: 'rate-limit',
    taught: ['learning-rate'],
    task(random) {
      const curvature = pick(random, [2, 4, 5, 8, 10, 16, 20]);
      const right = 2 / curvature;
      return {
        prompt: `The loss is L = a · w² / 2 with a = ${curvature}, so its gradient is a · w. Above which learning rate does gradient descent run away from the minimum?`,
        explanation: `A step turns w into w − rate · a · w = (1 − rate · a) · w. It grows once rate · a > 2, so above 2 / a = 2 / ${curvature} = ${writeNumber(right)}. Beyond that, each step lands farther away on the other side.`,
        right,
        tolerance: 0.002,
        wrong: [
          [1 / curvature, 'At this rate a single step reaches the minimum.'],
          [4 / curvature, 'It has run away long before.'],
          [curvature / 2, 'The steeper the loss, the smaller the rate has to be.'],
        ],
      };
    },
  },
  {
    id: 'clipped-entry',
    taught: ['gradient-clipping'],
    task(random) {
      const [a, b, norm] = pick(random, [
        [3, 4, 5],
        [6, 8, 10],
        [5, 12, 13],
        [8, 15, 17],
        [9, 12, 15],
        [12, 16, 20],
      ] as const);
      const limit = integer(random, 1, 4);
      const right = (a * limit) / norm;
      return {
        prompt: `The gradient (${a}, ${b}) is clipped to a length of ${limit}. What is its first number afterwards?`,
        explanation: `Length = √(${a}² + ${b}²) = √${a * a + b * b} = ${norm}. Clipping multiplies both numbers by ${limit}/${norm}: ${a} · ${limit}/${norm} ≈ ${writeNumber(right)}. So the gradient keeps its direction and only gets shorter.`,
        right,
        tolerance: 0.005,
        wrong: [
          [limit, 'The whole gradient gets this length, not one number of it.'],
          [(a * limit) / (a + b), 'The length is the root of the sum of squares.'],
          [a / norm, 'That is the entry at a length of 1.'],
        ],
      };
    },
  },
  {
    id: 'weight-gradient',
    taught: ['backpropagation'],
    task(random) {
      const [x, w, target] = [integer(random, 2, 6), integer(random, 1, 4), integer(random, 1, 30)];
      const error = w * x - target;
      const right = 2 * error * x;
      return {
        prompt: `A neuron computes ŷ = w · x with w = ${w} and x = ${x}. The loss is L = (ŷ − ${target})². What is the gradient of the loss with respect to w, ∂L/∂w?`,
        explanation: `Forwards: ŷ = ${w} · ${x} = ${w * x}. Backwards, by the chain rule: ∂L/∂w = 2 · (ŷ − ${target}) · x = 2 · ${bracketed(error)} · ${x} = ${writeNumber(right)}. The first factor comes from the square, the last one from ŷ = w · x.`,
        right,
        wrong: [
          [2 * error, 'That is ∂L/∂ŷ; the factor x is missing.'],
          [error * x, 'The factor 2 of the square is missing.'],
          [2 * error * w, 'The slope of w · x with respect to w is x, not w.'],
          [-right, 'The sign is turned round.'],
        ],
      };
    },
  },
  {
    id: 'guessing-loss',
    taught: ['cross-entropy', 'loss'],
    task(random) {
      const classes = integer(random, 3, 40);
      return {
        prompt: `There are ${classes} classes, all equally frequent. A network that has learned nothing gives each of them the same probability. What is its cross-entropy (with the natural logarithm)?`,
        explanation: `Cross-entropy = −ln(probability of the right class) = −ln(1/${classes}) = ln ${classes} ≈ ${Math.log(classes).toFixed(3)}. A loss near this value means that the network is guessing.`,
        right: Math.log(classes),
        tolerance: 0.01,
        wrong: [
          [1 / classes, 'That is the probability; its logarithm is wanted.'],
          [Math.log2(classes), 'That is with the logarithm of base 2.'],
          [1 - 1 / classes, 'That is the share of wrong guesses.'],
        ],
      };
    },
  },
  {
    id: 'true-class-loss',
    taught: ['cross-entropy', 'loss'],
    task(random) {
      const share = pick(random, [0.9, 0.8, 0.5, 0.25, 0.1, 0.05]);
      const right = -Math.log(share);
      return {
        prompt: `A classifier gives the right class a probability of ${share}. What is the cross-entropy of this example (with the natural logarithm)?`,
        explanation: `Cross-entropy = −ln(probability of the right class) = −ln ${share} ≈ ${right.toFixed(2)}. It is 0 for a sure and right answer and grows without limit as the probability nears 0.`,
        right,
        tolerance: 0.01,
        wrong: [
          [1 - share, 'What counts is the logarithm, not the missing part.'],
          [1 / share, 'The logarithm of this is the loss.'],
          [-Math.log10(share), 'That is with the logarithm of base 10.'],
          [-Math.log2(share), 'That is with the logarithm of base 2.'],
        ],
      };
    },
  },
];
