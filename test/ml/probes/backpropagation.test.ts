/** Back-propagation against numeric gradients: what is measured, that errors are seen, and how it is judged. */
import { describe, expect, it } from 'vitest';
import { withGradient } from '../../../src/ml/engine/op.ts';
import { scale } from '../../../src/ml/engine/ops/arithmetic.ts';
import { createRandom } from '../../../src/ml/engine/random.ts';
import { classifier, dense, type Layer } from '../../../src/ml/layers/index.ts';
import { measure } from '../../../src/ml/probes/index.ts';
import { compareGradients } from '../../../src/ml/probes/numeric-gradients.ts';
import { claimSpec } from '../../../src/probes/claims/index.ts';
import { native, normal } from '../graphs.ts';

const { measurement } = await measure({ claim: 'backpropagation', seed: 3, size: 'small' });
const { numbers } = measurement;
const networks = ['CNN', 'RNN', 'LSTM', 'GRU'];

describe('gradients and measured slopes', () => {
  const [batch, features, units, classes] = [8, 5, 4, 3];
  const compare = (between: Layer[], nudges: number[]) =>
    compareGradients({
      ...{ native, seed: 1, perTensor: 100, nudges, input: [batch, features] },
      layers: [dense({ units, activation: 'tanh' }), ...between, classifier({ classes })],
      x: normal([batch, features], createRandom(1, 'x')).values,
      labels: Int32Array.from({ length: batch }, (_, at) => at % classes),
      weights: new Map(
        Object.entries({
          ...{ 'dense/kernel': [features, units], 'dense/bias': [units] },
          ...{ 'output/kernel': [units, classes], 'output/bias': [classes] },
        }).map(([name, shape]) => [name, normal(shape, createRandom(2, name), 0.5).values]),
      ),
    });

  it('agree, up to an error that grows with the square of the nudge', async () => {
    for (const [small = 1, large = 1] of (await compare([], [0.05, 0.1])).values()) {
      expect(small).toBeLessThan(0.01);
      expect(large / small).toBeGreaterThan(3.5);
      expect(large / small).toBeLessThan(4.5);
    }
  });

  it('show a gradient that is a tenth too small, and only where it is used', async () => {
    const wrong: Layer = {
      ...{ name: 'wrong', keras: { className: 'Wrong', config: {} } },
      forward: (x) => {
        const y = x.graph.stopRecording(() => scale(x, 1));
        return withGradient(y, [x], (dy) => [scale(dy, 0.9)]);
      },
    };
    const errors = await compare([wrong], [0.01]);
    for (const name of ['dense/kernel', 'dense/bias']) expect(errors.get(name)?.[0]).toBeCloseTo(0.1, 2);
    for (const name of ['output/kernel', 'output/bias']) expect(errors.get(name)?.[0]).toBeLessThan(0.01);
  });
});

describe('the probe of back-propagation', () => {
  it.each(networks)('measures a loss and small errors of the %s', (name) => {
    const curves = measurement.curves.filter((curve) => curve.name === name);
    expect(curves.map(({ panel }) => panel)).toEqual(['loss', 'error']);
    expect(numbers[`error ${name}`]).toBeLessThan(0.05);
    expect(numbers[`tensors ${name}`]).toBe(name === 'CNN' ? 6 : 5);
  });

  it('gives the same numbers for the same seed', async () => {
    const again = await measure({ claim: 'backpropagation', seed: 3, size: 'small' });
    expect(again.measurement).toEqual(measurement);
  });

  it('judges by the numbers', () => {
    const good = Object.fromEntries(
      networks.flatMap((name) => [
        [`error ${name}`, 0.002],
        [`first loss ${name}`, 2.3],
        [`last loss ${name}`, 0.8],
      ]),
    );
    const verdict = (changed: Record<string, number>) =>
      claimSpec('backpropagation')?.judge([{ ...measurement, numbers: { ...good, ...changed } }]);
    expect(verdict({})?.kind).toBe('holds');
    expect(verdict({ 'error LSTM': 0.1 })?.kind).toBe('conditional');
    expect(verdict({ 'last loss CNN': 2.2 })?.kind).toBe('conditional');
    expect(verdict(Object.fromEntries(networks.map((name) => [`error ${name}`, 1])))?.kind).toBe('fails');
    expect(verdict({})?.sentence).toContain('CNN 0.2%, RNN 0.2%');
  });
});
