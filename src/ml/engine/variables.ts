/** State that lives in the session from run to run: weights, the optimiser's moments, the data. */
import { type DType, type Shape, shape, text, type } from './attributes.ts';
import { formatShape, type Graph, only, sameShape, type Tensor } from './graph.ts';

export interface Variable {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
  /** The resource itself, which the optimisers update in place. */
  readonly handle: Tensor;
}

/** A variable without a value: something must be assigned before it is read. */
export function emptyVariable(graph: Graph, name: string, size: Shape, dtype: DType = 'float32'): Variable {
  const attr = { dtype: type(dtype), shape: shape(size), shared_name: text(name), container: text('') };
  const handle = only(graph.node('VarHandleOp', [], [[[], 'resource']], { attr, name }));
  return { name, shape: size, dtype, handle };
}

/** A variable that has this value once the graph is loaded. */
export function variable(name: string, initial: Tensor): Variable {
  const created = emptyVariable(initial.graph, name, initial.shape, initial.dtype);
  initial.graph.initialisers.push(assign(created, initial));
  return created;
}

/** Runs `value` into the variable. The result is only to be waited for: see `afterAll`. */
export function assign({ handle, name, shape: size, dtype }: Variable, value: Tensor): Tensor {
  if (!sameShape(size, value.shape))
    throw value.graph.error(`${name} of shape ${formatShape(size)} cannot hold ${formatShape(value.shape)}`);
  return only(
    value.graph.node('AssignVariableOp', [handle, value], [[[]]], { attr: { dtype: type(dtype) } }),
  );
}

/** The value at the time the run reaches it. */
export const read = ({ handle, shape: size, dtype }: Variable): Tensor =>
  only(handle.graph.node('ReadVariableOp', [handle], [[size, dtype]], { attr: { dtype: type(dtype) } }));

/** `value`, once everything in `events` has happened: fetching it makes them happen. */
export const afterAll = (value: Tensor, events: readonly Tensor[], name?: string): Tensor =>
  only(
    value.graph.node('Identity', [value], [[value.shape, value.dtype]], {
      attr: { T: type(value.dtype) },
      after: events,
      ...(name && { name }),
    }),
  );
