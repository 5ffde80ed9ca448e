/**
 * The encoder of BERT (Devlin et al. 2019) as a graph, in the size of all-MiniLM-L6-v2: six layers of attention over
 * 384 numbers a token, and the mean over all tokens, brought to length 1 (Reimers and Gurevych 2019).
 */

import { vectorSize as width } from '../../types/text-vector.ts';
import { bool, type } from '../engine/attributes.ts';
import { dim, dynamicDim, Graph, only, type Tensor } from '../engine/graph.ts';
import { apply } from '../engine/op.ts';
import { softmax } from '../engine/ops/activation.ts';
import { add, multiply, scale, square, subtract } from '../engine/ops/arithmetic.ts';
import { gather } from '../engine/ops/gather.ts';
import { addBias, matmul } from '../engine/ops/linear.ts';
import { reshape, sum, transpose } from '../engine/ops/shape.ts';
import { afterAll, assign, emptyVariable, read } from '../engine/variables.ts';

/** The model was trained on texts of up to so many tokens. */
export const mostTokens = 256;

const vocabulary = 30_522;
const places = 512;
const layers = 6;
const heads = 12;
const inner = 1536;
const epsilon = 1e-12;

/** A variable that is to be filled once the graph is loaded: feed `value`, fetch `done`. */
interface Slot {
  /** As in the file of weights. */
  name: string;
  value: Tensor;
  done: Tensor;
}

export interface EncoderNetwork {
  graph: Graph;
  slots: Slot[];
  /** Numbers of the tokens of one text, int32. */
  tokens: Tensor;
  /** Of length 1, [width]. */
  vector: Tensor;
}

/** A weight by its name and shape in the file. */
type Weight = (name: string, shape: readonly number[], order?: 'transposed') => Tensor;

export function buildNetwork(): EncoderNetwork {
  const graph = new Graph();
  const slots: Slot[] = [];
  const weight: Weight = (name, shape, order) => {
    const value = graph.placeholder(`${name}/value`, shape);
    const kept = order === 'transposed' ? transpose(value, [1, 0]) : value;
    const variable = emptyVariable(graph, name, kept.shape);
    slots.push({ name, value, done: afterAll(graph.constant([0]), [assign(variable, kept)]) });
    return read(variable);
  };
  const tokens = graph.placeholder('tokens', [dynamicDim], 'int32');
  let x = embed(tokens, weight);
  for (let n = 0; n < layers; n++)
    x = layer(x, (name, ...rest) => weight(`encoder.layer.${n}.${name}`, ...rest));
  // The mean points where the sum does, and only the direction is kept.
  const total = sum(x, [0]);
  const vector = multiply(total, apply('Rsqrt', [sum(square(total))], []));
  return { graph, slots, tokens, vector };
}

/** tokens [n] → [n, width]: what a token is, where it stands, and that there is one text only. */
function embed(tokens: Tensor, weight: Weight): Tensor {
  const { graph } = tokens;
  const count = apply('Size', [tokens], [], { out_type: type('int32') }, 'int32');
  const range = [graph.whole([0], []), count, graph.whole([1], [])];
  const standing = only(
    graph.node('Range', range, [[[dynamicDim], 'int32']], { attr: { Tidx: type('int32') } }),
  );
  const table = (name: string, rows: number) => weight(`embeddings.${name}_embeddings.weight`, [rows, width]);
  const words = gather(table('word', vocabulary), tokens);
  const positions = gather(table('position', places), standing);
  const first = gather(table('token_type', 2), graph.whole([0]));
  return layerNorm(add(add(words, positions), first), 'embeddings.LayerNorm', weight);
}

/** Attention, then two dense layers, each added to what went in and normalised: [n, width] → [n, width]. */
function layer(x: Tensor, weight: Weight): Tensor {
  const attended = dense(attention(x, weight), 'attention.output.dense', width, weight);
  const y = layerNorm(add(attended, x), 'attention.output.LayerNorm', weight);
  const widened = gelu(dense(y, 'intermediate.dense', inner, weight));
  return layerNorm(add(dense(widened, 'output.dense', width, weight), y), 'output.LayerNorm', weight);
}

/** softmax(Q · Kᵀ / √d) · V for each head; the tokens are all those of one text, so that none must be masked. */
function attention(x: Tensor, weight: Weight): Tensor {
  const size = width / heads;
  const [query, key, value] = ['query', 'key', 'value'].map((name) => {
    const all = dense(x, `attention.self.${name}`, width, weight);
    return transpose(reshape(all, [dynamicDim, heads, size]), [1, 0, 2]);
  }) as [Tensor, Tensor, Tensor];
  const scores = matmuls(scale(query, 1 / Math.sqrt(size)), key, true);
  const mixed = matmuls(softmax(scores), value, false);
  return reshape(transpose(mixed, [1, 0, 2]), [dynamicDim, width]);
}

/** PyTorch keeps a kernel as [out, in]. Turned once, when it is loaded, it need not be turned for every text. */
function dense(x: Tensor, name: string, units: number, weight: Weight): Tensor {
  const kernel = weight(`${name}.weight`, [units, dim(x, 1)], 'transposed');
  return addBias(matmul(x, kernel), weight(`${name}.bias`, [units]));
}

/** a [h, m, k] · b [h, k, n], or b [h, n, k] transposed → [h, m, n]. */
function matmuls(a: Tensor, b: Tensor, transposed: boolean): Tensor {
  const shape = [dim(a, 0), dim(a, 1), dim(b, transposed ? 1 : 2)];
  return apply('BatchMatMulV2', [a, b], shape, { adj_x: bool(false), adj_y: bool(transposed) });
}

/** Each row to mean 0 and variance 1, then scaled and shifted (Ba et al. 2016). */
function layerNorm(x: Tensor, name: string, weight: Weight): Tensor {
  const centred = subtract(x, mean(x));
  const deviation = apply(
    'Rsqrt',
    [add(mean(square(centred)), x.graph.constant([epsilon], []))],
    [dynamicDim, 1],
  );
  const scaled = multiply(multiply(centred, deviation), weight(`${name}.weight`, [width]));
  return add(scaled, weight(`${name}.bias`, [width]));
}

const mean = (x: Tensor): Tensor =>
  apply('Mean', [x, x.graph.whole([1])], [dim(x, 0), 1], { Tidx: type('int32'), keep_dims: bool(true) });

/** x · Φ(x), exactly: ½ x (1 + erf(x / √2)) (Hendrycks and Gimpel 2016). */
function gelu(x: Tensor): Tensor {
  const erf = apply('Erf', [scale(x, Math.SQRT1_2)], x.shape);
  return multiply(scale(x, 0.5), add(erf, x.graph.constant([1], [])));
}
