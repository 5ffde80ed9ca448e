/** A layer defines its forward pass. Gradients, updates and saving are derived from it. */
import type { Shape } from '../engine/attributes.ts';
import { type Graph, sizeOf, type Tensor } from '../engine/graph.ts';
import type { HiddenStates } from '../engine/ops/recurrent.ts';
import { stack } from '../engine/ops/shape.ts';
import { createRandom } from '../engine/random.ts';
import { read, type Variable, variable } from '../engine/variables.ts';
import type { Initializer } from './initializers.ts';

export interface Layer {
  readonly name: string;
  /**
   * The same layer in tf.layers: its class, and its configuration in the spelling of model.json. tf.layers has no
   * `custom` class: `attention-layers.mjs` holds it.
   */
  readonly keras: { className: string; config: Record<string, unknown>; custom?: true };
  /** x [batch, ...] → [batch, ...]. It may be called several times: all passes share the layer's weights. */
  forward(x: Tensor, pass: ForwardPass): Tensor;
}

export interface Weight {
  layer: string;
  variable: Variable;
}

/** The weights of a network under construction. Each is created when a layer first asks for it. */
export class Weights {
  readonly all = new Map<string, Weight>();
  readonly #graph: Graph;
  readonly #seed: number;
  readonly #initialWeights: ReadonlyMap<string, Float32Array>;

  /** Weights named in `initialWeights`, such as `dense/kernel`, get these values instead of random ones. */
  constructor(graph: Graph, seed: number, initialWeights: ReadonlyMap<string, Float32Array> = new Map()) {
    this.#graph = graph;
    this.#seed = seed;
    this.#initialWeights = initialWeights;
  }

  get(layer: string, name: string, shape: Shape, initializer: Initializer): Variable {
    const known = this.all.get(name);
    if (known) return known.variable;
    // Each weight has its own random stream, so that adding a layer does not change the others.
    const values = this.#initialWeights.get(name) ?? initializer(shape, createRandom(this.#seed, name));
    const created = variable(name, this.#graph.constant(values, shape));
    this.all.set(name, { layer, variable: created });
    return created;
  }

  variable(name: string): Variable {
    const weight = this.all.get(name);
    if (!weight) throw new Error(`there is no weight ${name}`);
    return weight.variable;
  }

  /** Number of a layer's parameters. */
  count(layer: string): number {
    const own = [...this.all.values()].filter((weight) => weight.layer === layer);
    return own.reduce((total, { variable }) => total + sizeOf(variable.shape), 0);
  }
}

export interface ForwardPassOptions {
  training: boolean;
  /** An int32 scalar that differs from step to step and seeds dropout. Needed only while training. */
  stepSeed?: Tensor;
}

/** One forward pass of a batch through the network. */
export class ForwardPass {
  readonly graph: Graph;
  readonly training: boolean;
  /** The weights as this pass reads them, by name. */
  readonly weightTensors = new Map<string, Tensor>();
  /** Number of real steps of each example, int32 [batch]; set by a layer that masks padding. */
  lengths: Tensor | undefined;
  /** The states of the recurrent layers after each step, by the layer's name. */
  readonly states = new Map<string, HiddenStates>();
  /** The attention weights of each head by the layer's name: [batch, steps that look, steps looked at], each row sums to 1. */
  readonly attentions = new Map<string, Tensor[]>();
  readonly #weights: Weights;
  readonly #stepSeed: Tensor | undefined;
  #layer = '';
  #seeds = 0;

  constructor(graph: Graph, weights: Weights, { training, stepSeed }: ForwardPassOptions) {
    this.graph = graph;
    this.training = training;
    this.#weights = weights;
    this.#stepSeed = stepSeed;
  }

  /**
   * Applies the layers to `x`, one after the other. `each` is called with every layer's output.
   * @throws Error if two layers have the same name, or if an input does not fit a layer
   */
  run(x: Tensor, layers: readonly Layer[], each: (layer: Layer, output: Tensor) => void = () => {}): Tensor {
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

  /** A weight of the layer under construction, as this pass reads it. */
  weight(name: string, shape: Shape, initializer: Initializer): Tensor {
    const full = `${this.#layer}/${name}`;
    const known = this.weightTensors.get(full);
    if (known) return known;
    const value = read(this.#weights.get(this.#layer, full, shape, initializer));
    this.weightTensors.set(full, value);
    return value;
  }

  /** A seed, int32 [2], for one random op of one step; undefined if this pass has no `stepSeed`. */
  seed(): Tensor | undefined {
    return this.#stepSeed && stack([this.#stepSeed, this.graph.intConstant([this.#seeds++], [])]);
  }
}
