/** The two helpers that op functions are built from: add a node, and record its gradient. */
import { type Attributes, type DType, type Shape, type } from './attributes.ts';
import { firstOutput, type Tensor } from './graph.ts';

/** Adds a node with one output. By default it has the element type of its first input. */
export function apply(
  op: string,
  inputs: readonly [Tensor, ...Tensor[]],
  shape: Shape,
  attr: Attributes = {},
  dtype: DType = inputs[0].dtype,
): Tensor {
  const [{ graph, dtype: element }] = inputs;
  return firstOutput(graph.node(op, inputs, [[shape, dtype]], { attr: { T: type(element), ...attr } }));
}

/** Records the gradient of an op and returns its output. `vjp` maps ∂L/∂output to ∂L/∂input for each input. */
export function withGradient(
  output: Tensor,
  inputs: readonly Tensor[],
  vjp: (upstream: Tensor) => (Tensor | undefined)[],
): Tensor {
  output.graph.record({ inputs, outputs: [output], vjp: ([upstream]) => (upstream ? vjp(upstream) : []) });
  return output;
}
