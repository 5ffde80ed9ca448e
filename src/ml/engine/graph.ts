/**
 * A TensorFlow graph under construction. Nothing is computed here: each op adds a node and states its output shape.
 * Each differentiable op also records on the tape how its gradient is computed (see gradients.ts).
 */
import { type Attributes, type DType, type Shape, shape, tensor, type } from './attributes.ts';

/** One output of a node: the value on an edge of the graph. */
export interface Tensor {
  readonly graph: Graph;
  /** In TensorFlow's notation: `node`, or `node:1` for a second output. */
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
}

export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** Names of tensors; `^node` is a control dependency: it waits for a node without using its outputs. */
  readonly input: readonly string[];
  readonly attr: Attributes;
}

/**
 * The vector-Jacobian product of an op: from ∂L/∂output for each output to ∂L/∂input for each input. Undefined stands
 * for a gradient of zero.
 */
type VectorJacobianProduct = (upstream: (Tensor | undefined)[]) => (Tensor | undefined)[];

/** One differentiable op on the tape. */
export interface TapeEntry {
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly vjp: VectorJacobianProduct;
}

export interface NodeOptions {
  attr?: Attributes;
  /** A fixed name, to fetch the tensor by; otherwise the name is made from the scope and the op. */
  name?: string;
  /** Control dependencies: tensors that are computed before this node runs. */
  controlInputs?: readonly Tensor[];
}

/**
 * A dimension whose size is known only when the graph runs, from the values fed. A placeholder's shape and the target
 * of a reshape have at most one. Such tensors have no gradient.
 */
export const dynamicDim = -1;

export type OutputSpec = readonly [shape: Shape, dtype?: DType];

export class Graph {
  readonly nodes: GraphNode[] = [];
  readonly tape: TapeEntry[] = [];
  /** The assignments of the variables' initial values, run once when the graph is loaded. */
  readonly initializers: Tensor[] = [];
  readonly #names = new Map<string, number>();
  #scope: string[] = [];
  #recording = true;

  /** Adds a node and returns its outputs. */
  node(
    op: string,
    inputs: readonly Tensor[],
    outputs: readonly OutputSpec[],
    options: NodeOptions = {},
  ): Tensor[] {
    const name = this.#unique(options.name ?? [...this.#scope, op].join('/'));
    const controls = (options.controlInputs ?? []).map((tensor) => `^${nodeName(tensor)}`);
    this.nodes.push({
      name,
      op,
      input: [...inputs.map((input) => input.name), ...controls],
      attr: options.attr ?? {},
    });
    return outputs.map(([size, dtype = 'float32'], index) => ({
      graph: this,
      name: index === 0 ? name : `${name}:${index}`,
      shape: size,
      dtype,
    }));
  }

  placeholder(name: string, size: Shape, dtype: DType = 'float32'): Tensor {
    const attr = { dtype: type(dtype), shape: shape(size) };
    return firstOutput(this.node('Placeholder', [], [[size, dtype]], { attr, name }));
  }

  constant(values: readonly number[] | Float32Array, size: Shape = [values.length]): Tensor {
    return this.#constant('float32', size, Float32Array.from(values));
  }

  /** An int32 constant: axes, sizes, paddings, token ids. */
  intConstant(values: readonly number[] | Int32Array, size: Shape = [values.length]): Tensor {
    return this.#constant('int32', size, Int32Array.from(values));
  }

  /** A name scope: nodes that `build` adds, and its error messages, begin with this name. */
  within<T>(name: string, build: () => T): T {
    const outer = this.#scope;
    this.#scope = [...outer, name];
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }

  /** Records nothing on the tape while `build` runs. Its caller records one gradient for the whole instead. */
  stopRecording<T>(build: () => T): T {
    const outer = this.#recording;
    this.#recording = false;
    try {
      return build();
    } finally {
      this.#recording = outer;
    }
  }

  /** Adds an entry to the tape, unless recording is stopped. */
  record(entry: TapeEntry): void {
    if (this.#recording) this.tape.push(entry);
  }

  /** An error that names the layer under construction. */
  error(message: string): Error {
    return new Error(this.#scope.length > 0 ? `${this.#scope.join('/')}: ${message}` : message);
  }

  #constant(dtype: DType, size: Shape, values: Float32Array | Int32Array): Tensor {
    if (values.length !== sizeOf(size))
      throw this.error(`a constant of shape ${formatShape(size)} cannot hold ${values.length} numbers`);
    const attr = { dtype: type(dtype), value: tensor(dtype, size, values) };
    return firstOutput(this.node('Const', [], [[size, dtype]], { attr }));
  }

  #unique(name: string): string {
    const count = this.#names.get(name) ?? 0;
    this.#names.set(name, count + 1);
    return count === 0 ? name : this.#unique(`${name}_${count}`);
  }
}

/** The first output of a node. @throws Error if it has none */
export function firstOutput(outputs: readonly Tensor[]): Tensor {
  const [first] = outputs;
  if (!first) throw new Error('this node has no outputs');
  return first;
}

export const nodeName = (tensor: Tensor): string => tensor.name.replace(/:\d+$/, '');
export const sizeOf = (size: Shape): number => size.reduce((product, dim) => product * dim, 1);
export const formatShape = (size: Shape): string => `[${size.join(', ')}]`;
export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((dim, axis) => dim === b[axis]);

/** The size of an axis; negative axes count from the end. @throws Error if there is no such axis */
export function dim(tensor: Tensor, axis: number): number {
  const found = tensor.shape.at(axis);
  if (found === undefined)
    throw tensor.graph.error(`a tensor of shape ${formatShape(tensor.shape)} has no axis ${axis}`);
  return found;
}
