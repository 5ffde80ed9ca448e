/** Masks for the padding at the end of texts, and the mean that leaves it out. */
import { dim, type Tensor } from '../engine/graph.ts';
import { atLeast, binary, multiply, scale, subtract } from '../engine/ops/arithmetic.ts';
import { cast, reshape, sum } from '../engine/ops/shape.ts';
import type { Layer } from './layer.ts';

/** A score that leaves nothing of a weight after softmax. */
export const hiddenScore = -1e9;

/** 1 for padding and 0 for real steps: lengths int32 [batch] → [batch, steps]. */
function padding(lengths: Tensor, steps: number): Tensor {
  const places = lengths.graph.intConstant(Int32Array.from({ length: steps }, (_, at) => at));
  return cast(atLeast(places, reshape(lengths, [dim(lengths, 0), 1])), 'float32');
}

/** What is added to scores [batch, steps that look, steps looked at], so that none looks at padding: [batch, 1, steps]. */
export const paddingScores = (lengths: Tensor, steps: number): Tensor =>
  reshape(scale(padding(lengths, steps), hiddenScore), [dim(lengths, 0), 1, steps]);

/** The mean over all real steps: x [batch, steps, width] → [batch, width]; zeros for an empty example. */
export const meanOverSteps = (): Layer => ({
  name: 'mean',
  keras: { custom: true, className: 'MeanOverSteps', config: {} },
  forward(x, { lengths }) {
    const [batch, steps] = [dim(x, 0), dim(x, 1)];
    if (!lengths) return scale(sum(x, [1]), 1 / steps);
    const real = subtract(x.graph.constant([1], []), padding(lengths, steps));
    const total = sum(multiply(x, reshape(real, [batch, steps, 1])), [1]);
    const count = binary('Maximum', cast(lengths, 'float32'), x.graph.constant([1], []));
    return multiply(total, reshape(binary('RealDiv', x.graph.constant([1], []), count), [batch, 1]));
  },
});
