/** A layer says its forward pass; gradients, updates and saving follow from it. */
import type { Shape } from '../engine/attributes.ts';
import { type Graph, sizeOf, type Tensor } from '../engine/graph.ts';
import { stack } from '../engine/ops/shape.ts';
import { createRandom } from '../engine/random.ts';
import { read, type Variable, variable } from '../engine/variables.ts';
import type { Initializer } from './initializers.ts';

export interface Layer {
  readonly name: string;
  /** The same layer in tf.layers: its class, and its configuration in the spelling of model.json. */
  readonly keras: { className: string; config: Record<string, unknown> };
  /** x [batch, ...] → [batch, ...]. May be called several times: all passes share the layer's weights. */
  forward(x: Tensor, pass: Pass): Tensor;
}

export interface Weight {
  layer: string;
  variable: Variable;
}

/** The weights of a network under construction, made when a layer first asks for them. */
export class Weights {
  readonly all = new Map<string, Weight>();
  readonly #graph: Graph;
  readonly #seed: number;
  readonly #given: ReadonlyMap<string, Float32Array>;

  /** Weights in `given` (by name, such as `dense/kernel`) start with these values instead of drawn ones. */
  constructor(graph: Graph, seed: number, given: ReadonlyMap<string, Float32Array> = new Map()) {
    this.#graph = graph;
    this.#seed = seed;
    this.#given = given;
  }

  get(layer: string, name: string, shape: Shape, initializer: Initializer): Variable {
    const known = this.all.get(name);
    if (known) return known.variable;
    // A stream for each weight: adding a layer leaves the start of the others as it was.
    const values = this.#given.get(name) ?? initializer(shape, createRandom(this.#seed, name));
    const created = variable(name, this.#graph.constant(values, shape));
    this.all.set(name, { layer, variable: created });
    return created;
  }

  variable(name: string): Variable {
    const weight = this.all.get(name);
    if (!weight) throw new Error(`there is no weight ${name}`);
    return weight.variable;
  }

  /** How many numbers a layer has to learn. */
  count(layer: string): number {
    const own = [...this.all.values()].filter((weight) => weight.layer === layer);
    return own.reduce((total, { variable }) => total + sizeOf(variable.shape), 0);
  }
}

export interface PassOptions {
  training: boolean;
  /** A whole number [] that is different at every step: dropout draws from it. Needed while training only. */
  noise?: Tensor;
}

/** One way of a batch through the network. */
export class Pass {
  readonly graph: Graph;
  readonly training: boolean;
  /** The weights as this pass reads them, by name. */
  readonly reads = new Map<string, Tensor>();
  /** How many steps of each example are real, int32 [batch], once a layer masks padding. */
  lengths: Tensor | undefined;
  readonly #weights: Weights;
  readonly #noise: Tensor | undefined;
  #layer = '';
  #draws = 0;

  constructor(graph: Graph, weights: Weights, { training, noise }: PassOptions) {
    this.graph = graph;
    this.training = training;
    this.#weights = weights;
    this.#noise = noise;
  }

  /** Sends `x` through the layers, whose names must differ. `each` sees what comes out of every one of them. */
  through(
    x: Tensor,
    layers: readonly Layer[],
    each: (layer: Layer, output: Tensor) => void = () => {},
  ): Tensor {
    const twice = layers.find(({ name }, index) => layers.findIndex((other) => other.name === name) < index);
    this.lengths = undefined;
    if (twice) throw this.graph.error(`two layers are called ${twice.name}`);
    return layers.reduce((input, layer) => {
      this.#layer = layer.name;
      const output = this.graph.within(layer.name, () => layer.forward(input, this));
      each(layer, output);
      return output;
    }, x);
  }

  /** A weight of the layer being built, as this pass reads it. */
  weight(name: string, shape: Shape, initializer: Initializer): Tensor {
    const full = `${this.#layer}/${name}`;
    const known = this.reads.get(full);
    if (known) return known;
    const value = read(this.#weights.get(this.#layer, full, shape, initializer));
    this.reads.set(full, value);
    return value;
  }

  /** A seed [2] for one use of chance in one step; undefined if this pass has no source of noise. */
  seed(): Tensor | undefined {
    return this.#noise && stack([this.#noise, this.graph.whole([this.#draws++], [])]);
  }
}
