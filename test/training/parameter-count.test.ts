/** The closed forms against the networks themselves, and the sizes that duels choose. */
import { describe, expect, it } from 'vitest';
import { inputShape, layersFor } from '../../src/ml/architectures/index.ts';
import { loadDataset } from '../../src/ml/datasets/index.ts';
import { Graph } from '../../src/ml/engine/graph.ts';
import { ForwardPass, Weights } from '../../src/ml/layers/layer.ts';
import { budgetTolerance, matchBudget, mismatch } from '../../src/training/duel/budget.ts';
import { parseTrainingOptions, trainingLimits } from '../../src/training/options.ts';
import { embeddingParameters, parameterCount } from '../../src/training/parameter-count.ts';
import { datasets, networks } from '../../src/types/training.ts';

describe.each(datasets)('on %s', async (name) => {
  const { samples } = parseTrainingOptions({ network: 'gru', dataset: name });
  const dataset = await loadDataset(name, { samples, seed: 1 });

  /** The numbers of all weights of the network as it is built. */
  const built = (network: (typeof networks)[number], units: number): number => {
    const graph = new Graph();
    const weights = new Weights(graph, 0);
    const x = graph.placeholder(
      'input',
      [1, ...inputShape(network, dataset)],
      dataset.vocabulary ? 'int32' : 'float32',
    );
    new ForwardPass(graph, weights, { training: false }).run(x, layersFor(network, dataset, { units }));
    return [...weights.all.values()].reduce(
      (sum, { variable }) => sum + variable.shape.reduce((product, dim) => product * dim, 1),
      0,
    );
  };

  it.each(networks)('the count of %s is that of the network, whatever its units', (network) => {
    // Odd numbers too: a CNN rounds its filters.
    for (const units of [trainingLimits.units.min, 5, 31, 62, trainingLimits.units.max])
      expect(embeddingParameters(name) + parameterCount(network, name, units), `${units} units`).toBe(
        built(network, units),
      );
  });

  it('any two networks have sizes within the tolerance', () => {
    for (const a of networks)
      for (const b of networks) {
        const budget = matchBudget(a, b, name);
        expect(mismatch(budget.a, budget.b), `${a} and ${b}`).toBeLessThanOrEqual(budgetTolerance);
        expect(budget.a.parameters).toBe(parameterCount(a, name, budget.a.units));
      }
  });
});
