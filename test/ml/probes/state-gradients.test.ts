/** The gradients of the states: a linear RNN against powers of its matrix, and the unrolled cells against the layers. */
import { describe, expect, it } from 'vitest';
import { gradients } from '../../../src/ml/engine/gradients.ts';
import { Graph, sizeOf, type Tensor } from '../../../src/ml/engine/graph.ts';
import { square } from '../../../src/ml/engine/ops/arithmetic.ts';
import { sum, transpose, zeros } from '../../../src/ml/engine/ops/shape.ts';
import { createRandom } from '../../../src/ml/engine/random.ts';
import { Session } from '../../../src/ml/engine/session.ts';
import { gru, lstm, rnn } from '../../../src/ml/layers/index.ts';
import { orthogonal } from '../../../src/ml/layers/initializers.ts';
import { ForwardPass, Weights } from '../../../src/ml/layers/layer.ts';
import { openStateGradients } from '../../../src/ml/probes/state-gradients.ts';
import { cellNames, unrolled } from '../../../src/ml/probes/unrolled.ts';
import { native, normal, relativeError } from '../graphs.ts';

const [batch, steps, features, units, classes] = [1, 12, 2, 4, 3];
const random = createRandom(5, 'linear');
const drawn = (...shape: number[]) => normal(shape, random, 0.4).values;

describe('a linear RNN', () => {
  const weights = new Map([
    ['rnn/kernel', drawn(features, units)],
    ['rnn/recurrent_kernel', drawn(units, units)],
    ['rnn/bias', new Float32Array(units)],
    ['output/kernel', drawn(units, classes)],
    ['output/bias', new Float32Array(classes)],
  ]);
  const x = drawn(batch, steps, features);
  const left = async (matrix: Float32Array) => {
    using network = await openStateGradients({
      ...{ native, cell: 'rnn', units, classes, input: [batch, steps, features] },
      activation: (x) => x,
    });
    return network.left(new Map(weights).set('rnn/recurrent_kernel', matrix), x, Int32Array.of(1));
  };

  it('passes back ∂L/∂h · (Uᵀ)ᵏ, as products of matrices in double precision say', async () => {
    const recurrent = weights.get('rnn/recurrent_kernel') as Float32Array;
    let hidden: number[] = Array(units).fill(0);
    for (let step = 0; step < steps; step++) {
      const input = times([...x.slice(step * features, (step + 1) * features)], weights.get('rnn/kernel'));
      hidden = times(hidden, recurrent).map((value, at) => value + (input[at] as number));
    }
    const powers = times(hidden, weights.get('output/kernel')).map(Math.exp);
    const total = powers.reduce((sum, value) => sum + value, 0);
    const wrong = powers.map((value, at) => value / total - (at === 1 ? 1 : 0));
    let gradient = transposedTimes(wrong, weights.get('output/kernel'));
    const whole = Math.hypot(...gradient);
    const expected = Array.from({ length: steps }, () => {
      const share = Math.hypot(...gradient) / whole;
      gradient = transposedTimes(gradient, recurrent);
      return share;
    });
    expect(relativeError(await left(recurrent), expected)).toBeLessThan(1e-5);
    expect(expected.at(-1)).toBeLessThan(0.5);
  });

  it.each([0.9, 1, 1.1])('leaves exactly %dᵏ with an orthogonal matrix times that', async (factor) => {
    const matrix = orthogonal([units, units], random).map((value) => value * factor);
    const expected = Array.from({ length: steps }, (_, lag) => factor ** lag);
    expect(relativeError(await left(matrix), expected)).toBeLessThan(1e-5);
  });
});

describe.each(cellNames)('the unrolled %s', (cell) => {
  it('gives the outputs of the layer, and its gradients', async () => {
    const graph = new Graph();
    const [input, layer] = [normal([2, steps, features], random), { rnn, lstm, gru }[cell]({ units })];
    const x = graph.constant(input.values, input.shape);
    const shape = { rnn: units, lstm: 4 * units, gru: 3 * units }[cell];
    const pass = new ForwardPass(graph, new Weights(graph, 1, new Map([[`${cell}/bias`, drawn(shape)]])), {
      training: false,
    });
    const fused = pass.run(x, [layer]);
    const weight = (name: string) => pass.weightTensors.get(`${cell}/${name}`) as Tensor;
    const own = { kernel: weight('kernel'), recurrent: weight('recurrent_kernel'), bias: weight('bias') };
    const [single] = unrolled(cell, transpose(x, [1, 0, 2]), zeros(x, [2, units]), own).at(-1) ?? [];
    const targets = [x, ...Object.values(own)];
    const both = [fused, single as Tensor].map((y) => [y, ...gradients(sum(square(y)), targets)]);
    using session = await Session.load(graph, native);
    const values = session.run(both.flat());
    const count = targets.length + 1;
    expect(values[0]).toHaveLength(sizeOf(fused.shape));
    for (let at = 0; at < count; at++)
      expect(relativeError(values[at + count] as Float32Array, values[at] as Float32Array)).toBeLessThan(
        1e-5,
      );
  });
});

/** v · M, with M [v.length, …] row by row. */
function times(vector: readonly number[], matrix: Float32Array = new Float32Array()): number[] {
  const columns = matrix.length / vector.length;
  return Array.from({ length: columns }, (_, column) =>
    vector.reduce((total, value, row) => total + value * (matrix[row * columns + column] as number), 0),
  );
}

/** v · Mᵀ, with M [..., v.length] row by row. */
function transposedTimes(vector: readonly number[], matrix: Float32Array = new Float32Array()): number[] {
  const columns = vector.length;
  return Array.from({ length: matrix.length / columns }, (_, row) =>
    vector.reduce((total, value, column) => total + value * (matrix[row * columns + column] as number), 0),
  );
}
