/** Networks that answer at every step. */
import { describe, expect, it } from 'vitest';
import { inputShape, layersFor } from '../../src/ml/architectures/index.ts';
import { loadDataset } from '../../src/ml/datasets/index.ts';
import type { Dataset } from '../../src/ml/datasets/types.ts';
import { Graph } from '../../src/ml/engine/graph.ts';
import { Session } from '../../src/ml/engine/session.ts';
import { ForwardPass, Weights } from '../../src/ml/layers/layer.ts';
import { languageFacts } from '../../src/ml/training/language.ts';
import { type Network, networks } from '../../src/types/training.ts';
import { native } from './graphs.ts';

const text = await loadDataset('text', { samples: 64, seed: 1 });

/** The logits of some examples, [examples, steps, characters]. */
async function logitsOf(network: Network, dataset: Dataset, tokens: Int32Array): Promise<Float32Array> {
  const graph = new Graph();
  const shape = inputShape(network, dataset);
  const x = graph.placeholder('input', [tokens.length / dataset.steps, ...shape], 'int32');
  const pass = new ForwardPass(graph, new Weights(graph, 1), { training: false });
  const logits = pass.run(x, layersFor(network, dataset, { units: 8 }));
  using session = await Session.load(graph, native);
  return session.run([logits], [[x, tokens]])[0] as Float32Array;
}

describe.each(networks)('the %s on a text', (network) => {
  it('answers at every step without knowing what follows', async () => {
    const classes = text.task.kind === 'language' ? text.task.labels.length : 0;
    const tokens = text.test.x.slice(0, 64) as Int32Array;
    const changed = tokens.map((token, at) => (at < 40 ? token : at < 50 ? 1 + ((token + 6) % classes) : 0));
    const [before, after] = [await logitsOf(network, text, tokens), await logitsOf(network, text, changed)];
    expect(before).toHaveLength(64 * classes);
    const known = 40 * classes;
    for (let at = 0; at < known; at++) expect(after[at]).toBeCloseTo(before[at] as number, 5);
    expect(after.slice(known)).not.toEqual(before.slice(known));
  });
});

it('the piece of text has the bits of each of its characters', () => {
  const task = { kind: 'language' as const, labels: ['a', 'b'], alphabet: 'ab', steps: 2, ngrams: [1, 1, 1] };
  // Twice certain to 3 of 4 of a, then of b. The text is a, a, b, b.
  const certain = Math.log(3);
  const outputs = Float32Array.of(certain, 0, certain, 0, 0, certain, certain, 0);
  const { accuracy, piece } = languageFacts(
    task,
    { size: 2, x: new Int32Array(4), y: Int32Array.of(0, 0, 1, 1) },
    outputs,
  );
  expect(accuracy).toBe(0.75);
  expect(piece.text).toBe('aabb');
  for (const [at, bits] of [Math.log2(4 / 3), Math.log2(4 / 3), Math.log2(4 / 3), 2].entries())
    expect(piece.bits[at]).toBeCloseTo(bits, 3);
});
