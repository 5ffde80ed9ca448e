/** The gates and hidden states of recurrent networks, against fused ops and a recurrence written by hand. */
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/ml/engine/graph.ts';
import { createRandom } from '../../../src/ml/engine/random.ts';
import { Session } from '../../../src/ml/engine/session.ts';
import { inspectNetwork } from '../../../src/ml/inspect/inspect.ts';
import { classifier, gru, lstm } from '../../../src/ml/layers/index.ts';
import { ForwardPass, Weights } from '../../../src/ml/layers/layer.ts';
import { largestDifference, native, normal } from '../graphs.ts';
import { layerNamed, network } from './untrained.ts';

describe('the gates', () => {
  const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
  const [steps, features, units] = [7, 3, 4];
  const x = normal([steps, features], createRandom(6)).values;

  /** The gates that the fused op of each step gave, by the place of the output among its outputs. */
  async function fused(own: ReturnType<typeof network>, op: string, output: number): Promise<Float32Array> {
    const graph = new Graph();
    const example = graph.placeholder('input', [1, ...own.input]);
    new ForwardPass(graph, new Weights(graph, 0, own.weights), { training: false }).run(example, own.layers);
    using session = await Session.load(graph, native);
    const names = graph.nodes.filter((node) => node.op === op).map(({ name }) => `${name}:${output}`);
    return Float32Array.from(session.run(names, [[example, x]]).flatMap((values) => [...values]));
  }

  it.each([
    ['LSTM', lstm, 'LSTMBlockCell', { input: 0, forget: 2, output: 3 }],
    ['GRU', gru, 'GRUBlockCell', { reset: 0, update: 1 }],
  ] as const)('of the %s are those of the fused op', async (_, kind, op, places) => {
    const own = network([kind({ name: 'own', units }), classifier({ classes: 2 })], [steps, features]);
    const { gates = [] } = layerNamed(await inspectNetwork(own, x), 'own');
    expect(gates.map(({ name }) => name).sort()).toEqual(Object.keys(places).sort());
    for (const { name, values } of gates) {
      expect(values.shape).toEqual([steps, units]);
      const output = (places as Record<string, number>)[name] as number;
      expect(largestDifference(values.values, await fused(own, op, output))).toBeLessThan(1e-5);
    }
  });

  it('of a GRU and its hidden states fit its recurrence in plain TypeScript', async () => {
    const own = network([gru({ name: 'own', units }), classifier({ classes: 2 })], [steps, features]);
    const weight = (name: string) => own.weights.get(`own/${name}`) ?? new Float32Array();
    const [kernel, recurrent, bias] = [weight('kernel'), weight('recurrent_kernel'), weight('bias')];
    /** Column of a gate for x and h: 0 update, 1 reset, 2 candidate. */
    const product = (gate: number, unit: number, input: number[], hidden: number[]) =>
      (bias[gate * units + unit] as number) +
      input.reduce(
        (sum, value, row) => sum + value * (kernel[row * 3 * units + gate * units + unit] as number),
        0,
      ) +
      hidden.reduce(
        (sum, value, row) => sum + value * (recurrent[row * 3 * units + gate * units + unit] as number),
        0,
      );
    const all = Array.from({ length: units }, (_, unit) => unit);
    let hidden = all.map(() => 0);
    const states: number[] = [];
    const updates: number[] = [];
    for (let step = 0; step < steps; step++) {
      const input = [...x.subarray(step * features, (step + 1) * features)];
      const update = all.map((unit) => sigmoid(product(0, unit, input, hidden)));
      const kept = all.map((unit) => sigmoid(product(1, unit, input, hidden)) * (hidden[unit] as number));
      const candidate = all.map((unit) => Math.tanh(product(2, unit, input, kept)));
      hidden = all.map(
        (unit) =>
          (update[unit] as number) * (hidden[unit] as number) +
          (1 - (update[unit] as number)) * (candidate[unit] as number),
      );
      states.push(...hidden);
      updates.push(...update);
    }
    const layer = layerNamed(await inspectNetwork(own, x), 'own');
    expect(layer.hidden?.shape).toEqual([steps, units]);
    expect(largestDifference(layer.hidden?.values ?? [], states)).toBeLessThan(1e-5);
    const update = layer.gates?.find(({ name }) => name === 'update');
    expect(largestDifference(update?.values.values ?? [], updates)).toBeLessThan(1e-5);
  });
});
