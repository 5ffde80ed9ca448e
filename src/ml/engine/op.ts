/** What the op functions are written with: add a node, say its gradient. */
import { type Attributes, type DType, type Shape, type } from './attributes.ts';
import { only, type Tensor } from './graph.ts';

/** A node with one output. Its element type is the first input's, unless said otherwise. */
export function apply(
  op: string,
  inputs: readonly [Tensor, ...Tensor[]],
  shape: Shape,
  attr: Attributes = {},
  dtype: DType = inputs[0].dtype,
): Tensor {
  const [{ graph, dtype: element }] = inputs;
  return only(graph.node(op, inputs, [[shape, dtype]], { attr: { T: type(element), ...attr } }));
}

/** Leaves the derivative of `output` beside it: `rule` takes ∂L/∂output and gives ∂L/∂input for each input. */
export function derive(
  output: Tensor,
  inputs: readonly Tensor[],
  rule: (upstream: Tensor) => (Tensor | undefined)[],
): Tensor {
  output.graph.record({ inputs, outputs: [output], rule: ([upstream]) => (upstream ? rule(upstream) : []) });
  return output;
}
