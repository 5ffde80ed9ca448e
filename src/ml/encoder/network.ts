/**
 * The encoder of BERT (Devlin et al. 2019) as a graph, with the sizes of all-MiniLM-L6-v2: six attention layers over
 * 384 numbers per token, then the mean over all tokens, normalised to length 1 (Reimers and Gurevych 2019).
 */

import { vectorSize as width } from '../../types/text-vector.ts';
import { type } from '../engine/attributes.ts';
import { dim, dynamicDim, firstOutput, Graph, type Tensor } from '../engine/graph.ts';
import { apply } from '../engine/op.ts';
import { softmax } from '../engine/ops/activation.ts';
import { add, multiply, scale, square } from '../engine/ops/arithmetic.ts';
import { gather } from '../engine/ops/gather.ts';
import { addBias, batchMatmul, matmul } from '../engine/ops/linear.ts';
import { layerNorm } from '../engine/ops/normalization.ts';
import { reshape, sum, transpose } from '../engine/ops/shape.ts';
import { assign, emptyVariable, read, withControlDependencies } from '../engine/variables.ts';

/** The model was trained on texts of at most this many tokens. */
export const maxTokens = 256;

const vocabulary = 30_522;
const maxPositions = 512;
const layers = 6;
const heads = 12;
const intermediateSize = 1536;
const epsilon = 1e-12;

/** A weight that is loaded after the graph: feed `value`, fetch `done`. */
interface Slot {
  /** Its name in the file of weights. */
  name: string;
  value: Tensor;
  done: Tensor;
}

export interface EncoderNetwork {
  graph: Graph;
  slots: Slot[];
  /** Token ids of one text, int32 [n]. */
  tokens: Tensor;
  /** Of length 1, [width]. */
  vector: Tensor;
}

/** Creates a weight from its name and shape in the file. */
type Weight = (name: string, shape: readonly number[], order?: 'transposed') => Tensor;

export function buildNetwork(): EncoderNetwork {
  const graph = new Graph();
  const slots: Slot[] = [];
  const weight: Weight = (name, shape, order) => {
    const value = graph.placeholder(`${name}/value`, shape);
    const kept = order === 'transposed' ? transpose(value, [1, 0]) : value;
    const variable = emptyVariable(graph, name, kept.shape);
    slots.push({ name, value, done: withControlDependencies(graph.constant([0]), [assign(variable, kept)]) });
    return read(variable);
  };
  const tokens = graph.placeholder('tokens', [dynamicDim], 'int32');
  let x = embed(tokens, weight);
  for (let n = 0; n < layers; n++)
    x = layer(x, (name, ...rest) => weight(`encoder.layer.${n}.${name}`, ...rest));
  // The sum has the direction of the mean, and only the direction matters.
  const total = sum(x, [0]);
  const vector = multiply(total, apply('Rsqrt', [sum(square(total))], []));
  return { graph, slots, tokens, vector };
}

/** tokens [n] → [n, width]: the sum of token, position and segment embedding. There is one segment only. */
function embed(tokens: Tensor, weight: Weight): Tensor {
  const { graph } = tokens;
  const count = apply('Size', [tokens], [], { out_type: type('int32') }, 'int32');
  const range = [graph.intConstant([0], []), count, graph.intConstant([1], [])];
  const positionIds = firstOutput(
    graph.node('Range', range, [[[dynamicDim], 'int32']], { attr: { Tidx: type('int32') } }),
  );
  const table = (name: string, rows: number) => weight(`embeddings.${name}_embeddings.weight`, [rows, width]);
  const words = gather(table('word', vocabulary), tokens);
  const positions = gather(table('position', maxPositions), positionIds);
  const segment = gather(table('token_type', 2), graph.intConstant([0]));
  return normalized(add(add(words, positions), segment), 'embeddings.LayerNorm', weight);
}

/** Attention, then two dense layers, each with a residual connection and layer norm: [n, width] → [n, width]. */
function layer(x: Tensor, weight: Weight): Tensor {
  const attended = dense(attention(x, weight), 'attention.output.dense', width, weight);
  const y = normalized(add(attended, x), 'attention.output.LayerNorm', weight);
  const widened = gelu(dense(y, 'intermediate.dense', intermediateSize, weight));
  return normalized(add(dense(widened, 'output.dense', width, weight), y), 'output.LayerNorm', weight);
}

/** softmax(Q · Kᵀ / √d) · V for each head. All tokens belong to one text, so no mask is needed. */
function attention(x: Tensor, weight: Weight): Tensor {
  const size = width / heads;
  const [query, key, value] = ['query', 'key', 'value'].map((name) => {
    const all = dense(x, `attention.self.${name}`, width, weight);
    return transpose(reshape(all, [dynamicDim, heads, size]), [1, 0, 2]);
  }) as [Tensor, Tensor, Tensor];
  const scores = batchMatmul(scale(query, 1 / Math.sqrt(size)), key, { b: true });
  const mixed = batchMatmul(softmax(scores), value);
  return reshape(transpose(mixed, [1, 0, 2]), [dynamicDim, width]);
}

/** PyTorch stores a kernel as [out, in]. It is transposed once, when it is loaded, instead of for every text. */
function dense(x: Tensor, name: string, units: number, weight: Weight): Tensor {
  const kernel = weight(`${name}.weight`, [units, dim(x, 1)], 'transposed');
  return addBias(matmul(x, kernel), weight(`${name}.bias`, [units]));
}

/** Normalises each row, then scales and shifts it. */
function normalized(x: Tensor, name: string, weight: Weight): Tensor {
  const scaled = multiply(layerNorm(x, epsilon), weight(`${name}.weight`, [width]));
  return add(scaled, weight(`${name}.bias`, [width]));
}

/** x · Φ(x), exactly: ½ x (1 + erf(x / √2)) (Hendrycks and Gimpel 2016). */
function gelu(x: Tensor): Tensor {
  const erf = apply('Erf', [scale(x, Math.SQRT1_2)], x.shape);
  return multiply(scale(x, 0.5), add(erf, x.graph.constant([1], [])));
}
