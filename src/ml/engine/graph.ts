/**
 * A TensorFlow graph under construction. Nothing is computed here: each op adds a node and says which shape comes
 * out, and each differentiable op also leaves on the tape how its gradient is had (see gradients.ts).
 */
import { type Attributes, type DType, type Shape, shape, tensor, type } from './attributes.ts';

/** One output of a node: what flows along an edge of the graph. */
export interface Tensor {
  readonly graph: Graph;
  /** As TensorFlow writes it: `node`, or `node:1` for a second output. */
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
}

export interface GraphNode {
  readonly name: string;
  readonly op: string;
  /** Names of tensors; `^node` waits for a node without using what it gives. */
  readonly input: readonly string[];
  readonly attr: Attributes;
}

/** Takes the loss's gradient by each output (undefined: no influence), gives it by each input. */
type GradientRule = (upstream: (Tensor | undefined)[]) => (Tensor | undefined)[];

export interface Derivation {
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly rule: GradientRule;
}

export interface NodeOptions {
  attr?: Attributes;
  /** A fixed name, to fetch the tensor by; otherwise one is made from the layer and the op. */
  name?: string;
  /** Tensors that must have been computed before this node runs. */
  after?: readonly Tensor[];
}

/**
 * An extent that is known only when the graph runs: a feed decides it. A shape that is fed or reshaped to has one at
 * most, and there is no gradient through it.
 */
export const dynamicDim = -1;

export type OutputSpec = readonly [shape: Shape, dtype?: DType];

export class Graph {
  readonly nodes: GraphNode[] = [];
  readonly tape: Derivation[] = [];
  /** Run once, when the graph is loaded: the first values of its variables. */
  readonly initialisers: Tensor[] = [];
  readonly #names = new Map<string, number>();
  #scope: string[] = [];
  #taping = true;

  /** Adds a node and returns its outputs. */
  node(
    op: string,
    inputs: readonly Tensor[],
    outputs: readonly OutputSpec[],
    options: NodeOptions = {},
  ): Tensor[] {
    const name = this.#unique(options.name ?? [...this.#scope, op].join('/'));
    const controls = (options.after ?? []).map((tensor) => `^${nodeOf(tensor)}`);
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
    return only(this.node('Placeholder', [], [[size, dtype]], { attr, name }));
  }

  constant(values: readonly number[] | Float32Array, size: Shape = [values.length]): Tensor {
    return this.#constant('float32', size, Float32Array.from(values));
  }

  /** Whole numbers: axes, sizes, paddings. */
  whole(values: readonly number[] | Int32Array, size: Shape = [values.length]): Tensor {
    return this.#constant('int32', size, Int32Array.from(values));
  }

  /** Everything added by `build` carries this name, in the graph and in error messages. */
  within<T>(name: string, build: () => T): T {
    const outer = this.#scope;
    this.#scope = [...outer, name];
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }

  /** Builds something that has one gradient rule as a whole: its parts leave nothing on the tape. */
  untaped<T>(build: () => T): T {
    const outer = this.#taping;
    this.#taping = false;
    try {
      return build();
    } finally {
      this.#taping = outer;
    }
  }

  record(derivation: Derivation): void {
    if (this.#taping) this.tape.push(derivation);
  }

  /** An error that says which layer was being built. */
  error(message: string): Error {
    return new Error(this.#scope.length > 0 ? `${this.#scope.join('/')}: ${message}` : message);
  }

  #constant(dtype: DType, size: Shape, values: Float32Array | Int32Array): Tensor {
    if (values.length !== sizeOf(size))
      throw this.error(`a constant of shape ${formatShape(size)} cannot hold ${values.length} numbers`);
    const attr = { dtype: type(dtype), value: tensor(dtype, size, values) };
    return only(this.node('Const', [], [[size, dtype]], { attr }));
  }

  #unique(name: string): string {
    const count = this.#names.get(name) ?? 0;
    this.#names.set(name, count + 1);
    return count === 0 ? name : this.#unique(`${name}_${count}`);
  }
}

/** The tensor of a node that has one output, or the first of several. */
export function only(outputs: readonly Tensor[]): Tensor {
  const [first] = outputs;
  if (!first) throw new Error('a node without outputs was asked for one');
  return first;
}

export const nodeOf = (tensor: Tensor): string => tensor.name.replace(/:\d+$/, '');
export const sizeOf = (size: Shape): number => size.reduce((product, dim) => product * dim, 1);
export const formatShape = (size: Shape): string => `[${size.join(', ')}]`;
export const sameShape = (a: Shape, b: Shape): boolean =>
  a.length === b.length && a.every((dim, axis) => dim === b[axis]);

/** The extent of an axis; negative axes count from the end. */
export function dim(tensor: Tensor, axis: number): number {
  const found = tensor.shape.at(axis);
  if (found === undefined)
    throw tensor.graph.error(`a tensor of shape ${formatShape(tensor.shape)} has no axis ${axis}`);
  return found;
}
