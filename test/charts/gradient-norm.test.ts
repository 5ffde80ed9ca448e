/** What the picture of the gradient norms says of clipping is what the training does. */
import { expect, test } from 'vitest';
import { gradientNormChart } from '../../src/charts/gradient-norm.ts';
import { architectures } from '../../src/ml/architectures/index.ts';
import { parseTrainingOptions } from '../../src/training/options.ts';
import { networks } from '../../src/types/training.ts';

const epoch = {
  epoch: 1,
  loss: 1,
  accuracy: 0.5,
  valLoss: 1,

  metric: 0.5,
  valMetric: 0.5,
  gradientNorm: 2,
  seconds: 1,
};

test.each(networks)('the picture of a %s says rightly whether gradients are cut', (network) => {
  const said = JSON.stringify(
    gradientNormChart(parseTrainingOptions({ network, dataset: 'digits' }), [epoch]),
  );
  const isClipped = architectures[network].clipNorm !== undefined;
  expect(said.includes('longer ones are cut to 1')).toBe(isClipped);
  expect(said.includes('is never cut')).toBe(!isClipped);
});
