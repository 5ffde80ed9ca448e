/** Matrix products and biases. */
import { bool, text } from '../attributes.ts';
import { extent, show, type Tensor } from '../graph.ts';
import { apply, derive } from '../op.ts';

export interface Transposed {
  a?: boolean;
  b?: boolean;
}

/** a [m, k] · b [k, n] → [m, n]; either may be taken transposed. */
export function matmul(a: Tensor, b: Tensor, transposed: Transposed = {}): Tensor {
  const { a: ta = false, b: tb = false } = transposed;
  const [rows, inner] = ta ? [extent(a, 1), extent(a, 0)] : [extent(a, 0), extent(a, 1)];
  const [inner2, columns] = tb ? [extent(b, 1), extent(b, 0)] : [extent(b, 0), extent(b, 1)];
  if (a.shape.length !== 2 || b.shape.length !== 2 || inner !== inner2)
    throw a.graph.error(`matrices ${show(a.shape)} and ${show(b.shape)} do not fit for a product`);
  const product = apply('MatMul', [a, b], [rows, columns], { transpose_a: bool(ta), transpose_b: bool(tb) });
  return derive(product, [a, b], (d) => [
    ta ? matmul(b, d, { a: tb, b: true }) : matmul(d, b, { b: !tb }),
    tb ? matmul(d, a, { a: true, b: ta }) : matmul(a, d, { a: !ta }),
  ]);
}

/** Adds bias [c] along the last axis of x [..., c]. */
export function addBias(x: Tensor, bias: Tensor): Tensor {
  if (bias.shape.length !== 1 || extent(bias, 0) !== extent(x, -1))
    throw x.graph.error(`a bias of shape ${show(bias.shape)} does not fit ${show(x.shape)}`);
  return derive(apply('BiasAdd', [x, bias], x.shape, channelsLast), [x, bias], (d) => [
    d,
    apply('BiasAddGrad', [d], bias.shape, channelsLast),
  ]);
}
const channelsLast = { data_format: text('NHWC') };
