/** Variables keep their values in the session from run to run: weights, the optimizer's moments, the data. */
import { type DType, type Shape, shape, text, type } from './attributes.ts';
import { firstOutput, formatShape, type Graph, sameShape, type Tensor } from './graph.ts';

export interface Variable {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
  /** The resource, which optimizers update in place. */
  readonly handle: Tensor;
}

/** A variable without an initial value: assign to it before reading it. */
export function emptyVariable(graph: Graph, name: string, size: Shape, dtype: DType = 'float32'): Variable {
  const attr = { dtype: type(dtype), shape: shape(size), shared_name: text(name), container: text('') };
  const handle = firstOutput(graph.node('VarHandleOp', [], [[[], 'resource']], { attr, name }));
  return { name, shape: size, dtype, handle };
}

/** A variable with an initial value, assigned when the graph is loaded. */
export function variable(name: string, initial: Tensor): Variable {
  const created = emptyVariable(initial.graph, name, initial.shape, initial.dtype);
  initial.graph.initializers.push(assign(created, initial));
  return created;
}

/** Assigns `value` to the variable. The result carries no value: use it in `withControlDependencies`. */
export function assign({ handle, name, shape: size, dtype }: Variable, value: Tensor): Tensor {
  if (!sameShape(size, value.shape))
    throw value.graph.error(`${name} of shape ${formatShape(size)} cannot hold ${formatShape(value.shape)}`);
  return firstOutput(
    value.graph.node('AssignVariableOp', [handle, value], [[[]]], { attr: { dtype: type(dtype) } }),
  );
}

/** The variable's value at the time the run reads it. */
export const read = ({ handle, shape: size, dtype }: Variable): Tensor =>
  firstOutput(
    handle.graph.node('ReadVariableOp', [handle], [[size, dtype]], { attr: { dtype: type(dtype) } }),
  );

/** `value`, computed after all `dependencies` have run. Fetching it therefore runs them. */
export const withControlDependencies = (
  value: Tensor,
  dependencies: readonly Tensor[],
  name?: string,
): Tensor =>
  firstOutput(
    value.graph.node('Identity', [value], [[value.shape, value.dtype]], {
      attr: { T: type(value.dtype) },
      controlInputs: dependencies,
      ...(name && { name }),
    }),
  );
