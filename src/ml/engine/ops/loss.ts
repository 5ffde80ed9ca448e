/** Loss functions: one number per example. */
import { type } from '../attributes.ts';
import { dim, formatShape, type Tensor } from '../graph.ts';
import { multiply, scale, square, subtract } from './arithmetic.ts';
import { reshape, sum } from './shape.ts';

/** −log softmax(logits)[label]: logits [n, c], labels int32 [n] → [n]. The gradient is p − onehot(label). */
export function softmaxCrossEntropy(logits: Tensor, labels: Tensor): Tensor {
  const { graph } = logits;
  const examples = dim(logits, 0);
  if (labels.dtype !== 'int32' || formatShape(labels.shape) !== formatShape([examples]))
    throw graph.error(
      `labels must be whole numbers of shape [${examples}], got ${formatShape(labels.shape)}`,
    );
  const [loss, difference] = graph.node(
    'SparseSoftmaxCrossEntropyWithLogits',
    [logits, labels],
    [[[examples]], [logits.shape]],
    { attr: { T: type('float32'), Tlabels: type('int32') } },
  ) as [Tensor, Tensor];
  graph.record({
    inputs: [logits],
    outputs: [loss],
    vjp: ([dy]) => [dy && multiply(difference, reshape(dy, [examples, 1]))],
  });
  return loss;
}

/** The mean over the steps of an example: logits [n, steps, c], labels int32 [n, steps] → [n]. */
export function stepCrossEntropy(logits: Tensor, labels: Tensor): Tensor {
  const [examples, steps, classes] = [dim(logits, 0), dim(logits, 1), dim(logits, 2)];
  const rows = examples * steps;
  const losses = softmaxCrossEntropy(reshape(logits, [rows, classes]), reshape(labels, [rows]));
  return scale(sum(reshape(losses, [examples, steps]), [1]), 1 / steps);
}

/** (prediction − target)², element by element. */
export const squaredError = (prediction: Tensor, target: Tensor): Tensor =>
  square(subtract(prediction, target));
