import type { Claim } from '../check.ts';

const [weight, gradient, rate] = [10, -36, 0.01];

export const claims: Claim[] = [
  ['- text: "{10.36}" right: true', weight - rate * gradient],
  ['- text: "{9.64}" remark: "Minus 0.01 · −36 is plus {0.36}."', weight + rate * gradient, -rate * gradient],
  ['- text: "{46}" remark: "The step is a hundredth of the gradient."', weight - gradient],
  ['- text: "{−26}" remark: "The step goes against the gradient', weight + gradient],
  ['so the second is {half} as long', 2 / 4],
  ['On this one the loss is {36}', (20 - 26) ** 2],
  ['raises the second, which moves {half} as far', 2 / 4],
  ['lowers the second, which moves {half} as far', 2 / 4],
  ['The step is {a hundredth} of the gradient', (weight - rate * gradient - weight) / -gradient],
  ['only {0} means no step', [4, -2, 0].find((slope) => weight - rate * slope === weight) ?? Number.NaN],
  ['so 4 moves further than {2}', Math.abs(rate * -2) / rate],
];
