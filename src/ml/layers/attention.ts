/** The layers of a transformer block (Vaswani et al. 2017) that normalises before each part (Xiong et al. 2020). */
import { dim, formatShape, type Graph, type Tensor } from '../engine/graph.ts';
import { relu, softmax } from '../engine/ops/activation.ts';
import { add, scale } from '../engine/ops/arithmetic.ts';
import { affine, batchMatmul } from '../engine/ops/linear.ts';
import { layerNorm, layerNormEpsilon } from '../engine/ops/normalization.ts';
import { concat, splitSizes } from '../engine/ops/shape.ts';
import { glorotUniform, heUniform, type Initializer, zerosInitializer } from './initializers.ts';
import type { ForwardPass, Layer } from './layer.ts';
import { hiddenScore, paddingScores } from './masks.ts';

export interface SelfAttentionOptions {
  heads: number;
  /** Length of the query, the key and the value of each head. */
  headSize: number;
  /** Lets a step look at itself and at earlier steps only. */
  causal?: boolean;
}

/**
 * y = x + softmax(Q · Kᵀ / √headSize) · V · W, for each head: x [batch, steps, width] → [batch, steps, width].
 * Queries, keys and values are made of the normalised x by one product. Padding is not looked at.
 */
export function selfAttention(options: SelfAttentionOptions): Layer {
  const { heads, headSize, causal = false } = options;
  const name = 'attention';
  return {
    name,
    keras: { custom: true, className: 'SelfAttention', config: { heads, head_size: headSize, causal } },
    forward(x, pass) {
      const width = dim(x, -1);
      const all = heads * headSize;
      // Columns: the queries of each head, then the keys, then the values.
      const parts = denseWithin(layerNorm(x), 'query_key_value', 3 * all, pass);
      const each = splitSizes(parts, Array<number>(3 * heads).fill(headSize), 2);
      const mask = scoreMask(x, pass, causal);
      const weights: Tensor[] = [];
      const looked = Array.from({ length: heads }, (_, head) => {
        const [query, key, value] = [0, heads, 2 * heads].map((at) => each[at + head]) as Three;
        const scores = batchMatmul(scale(query, 1 / Math.sqrt(headSize)), key, { b: true });
        const attention = softmax(mask ? add(scores, mask) : scores);
        weights.push(attention);
        return batchMatmul(attention, value);
      }) as [Tensor, ...Tensor[]];
      pass.attentions.set(name, weights);
      return add(x, denseWithin(concat(looked, 2), 'output', width, pass));
    },
  };
}

type Three = [Tensor, Tensor, Tensor];

/** y = x + relu(norm(x) · W₁ + b₁) · W₂ + b₂ at each step: x [batch, steps, width] → [batch, steps, width]. */
export const feedForward = ({ hidden }: { hidden: number }): Layer => ({
  name: 'feed_forward',
  keras: { custom: true, className: 'FeedForward', config: { hidden } },
  forward(x, pass) {
    const inner = relu(denseWithin(layerNorm(x), 'hidden', hidden, pass, heUniform));
    return add(x, denseWithin(inner, 'output', dim(x, -1), pass));
  },
});

/** Gives the values of each step mean 0 and variance 1. A gain and a bias are left to the dense layer behind it. */
export const normalization = (): Layer => ({
  name: 'normalization',
  keras: {
    className: 'LayerNormalization',
    config: { epsilon: layerNormEpsilon, center: false, scale: false },
  },
  forward: (x) => layerNorm(x),
});

/** Adds to each step's values its place, as sines and cosines of growing period: x [batch, steps, width]. */
export const positionEncoding = (): Layer => ({
  name: 'positions',
  keras: { custom: true, className: 'SinusoidalPositions', config: {} },
  forward: (x) => add(x, positionTable(x.graph, dim(x, 1), dim(x, 2))),
});

/** sin(p / 10,000^(2i / width)) in column 2i and its cosine in column 2i + 1, for step p from 0: [steps, width]. */
function positionTable(graph: Graph, steps: number, width: number): Tensor {
  const table = Float32Array.from({ length: steps * width }, (_, place) => {
    const column = place % width;
    const angle = Math.floor(place / width) / 10_000 ** ((column - (column % 2)) / width);
    return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
  return graph.constant(table, [steps, width]);
}

/** The same dense layer at each step: x [batch, steps, features] → [batch, steps, width]. */
export const projection = ({ width }: { width: number }): Layer => ({
  name: 'projection',
  keras: { className: 'Dense', config: { units: width, activation: 'linear' } },
  forward(x, pass) {
    checkSteps(x);
    const kernel = pass.weight('kernel', [dim(x, 2), width], glorotUniform);
    return affine(x, kernel, pass.weight('bias', [width], zerosInitializer));
  },
});

/** One of the dense layers within a part of the block. */
function denseWithin(
  x: Tensor,
  name: string,
  units: number,
  pass: ForwardPass,
  initializer: Initializer = glorotUniform,
): Tensor {
  checkSteps(x);
  const kernel = pass.weight(`${name}_kernel`, [dim(x, 2), units], initializer);
  return affine(x, kernel, pass.weight(`${name}_bias`, [units], zerosInitializer));
}

function checkSteps(x: Tensor): void {
  if (x.shape.length !== 3)
    throw x.graph.error(`expected [batch, steps, features], got ${formatShape(x.shape)}`);
}

/** What is added to the scores, so that no weight falls on padding or on later steps. */
function scoreMask(x: Tensor, { lengths }: ForwardPass, causal: boolean): Tensor | undefined {
  const steps = dim(x, 1);
  const later = causal ? laterSteps(x.graph, steps) : undefined;
  const padding = lengths && paddingScores(lengths, steps);
  return later && padding ? add(padding, later) : (later ?? padding);
}

/** [steps, steps]: `hiddenScore` where the column, which is looked at, comes after the row, which looks. */
const laterSteps = (graph: Graph, steps: number): Tensor =>
  graph.constant(
    Float32Array.from({ length: steps * steps }, (_, at) =>
      at % steps > Math.floor(at / steps) ? hiddenScore : 0,
    ),
    [steps, steps],
  );
