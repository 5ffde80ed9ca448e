/** Matrix products, one or many at a time, and biases. */
import { bool, text } from '../attributes.ts';
import { dim, formatShape, sameShape, sizeOf, type Tensor } from '../graph.ts';
import { apply, withGradient } from '../op.ts';
import { reshape } from './shape.ts';

export interface Transposed {
  a?: boolean;
  b?: boolean;
}

/** a [m, k] · b [k, n] → [m, n]; each may be transposed first. */
export function matmul(a: Tensor, b: Tensor, transposed: Transposed = {}): Tensor {
  const { a: ta = false, b: tb = false } = transposed;
  const [rows, inner] = ta ? [dim(a, 1), dim(a, 0)] : [dim(a, 0), dim(a, 1)];
  const [inner2, columns] = tb ? [dim(b, 1), dim(b, 0)] : [dim(b, 0), dim(b, 1)];
  if (a.shape.length !== 2 || b.shape.length !== 2 || inner !== inner2)
    throw a.graph.error(
      `matrices ${formatShape(a.shape)} and ${formatShape(b.shape)} do not fit for a product`,
    );
  const product = apply('MatMul', [a, b], [rows, columns], { transpose_a: bool(ta), transpose_b: bool(tb) });
  return withGradient(product, [a, b], (dy) => [
    ta ? matmul(b, dy, { a: tb, b: true }) : matmul(dy, b, { b: !tb }),
    tb ? matmul(dy, a, { a: true, b: ta }) : matmul(a, dy, { a: !ta }),
  ]);
}

/** a [..., m, k] · b [..., k, n] → [..., m, n], one product for each of the leading indices, which must agree. */
export function batchMatmul(a: Tensor, b: Tensor, transposed: Transposed = {}): Tensor {
  const { a: ta = false, b: tb = false } = transposed;
  const [rows, inner] = ta ? [dim(a, -1), dim(a, -2)] : [dim(a, -2), dim(a, -1)];
  const [inner2, columns] = tb ? [dim(b, -1), dim(b, -2)] : [dim(b, -2), dim(b, -1)];
  const leading = a.shape.slice(0, -2);
  if (inner !== inner2 || !sameShape(leading, b.shape.slice(0, -2)))
    throw a.graph.error(
      `batches of matrices ${formatShape(a.shape)} and ${formatShape(b.shape)} do not fit for a product`,
    );
  const attr = { adj_x: bool(ta), adj_y: bool(tb) };
  const product = apply('BatchMatMulV2', [a, b], [...leading, rows, columns], attr);
  return withGradient(product, [a, b], (dy) => [
    ta ? batchMatmul(b, dy, { a: tb, b: true }) : batchMatmul(dy, b, { b: !tb }),
    tb ? batchMatmul(dy, a, { a: true, b: ta }) : batchMatmul(a, dy, { a: !ta }),
  ]);
}

/** x · kernel + bias along the last axis: x [..., features], kernel [features, units], bias [units] → [..., units]. */
export function affine(x: Tensor, kernel: Tensor, bias: Tensor): Tensor {
  const leading = x.shape.slice(0, -1);
  const rows = reshape(x, [sizeOf(leading), dim(x, -1)]);
  return reshape(addBias(matmul(rows, kernel), bias), [...leading, dim(kernel, 1)]);
}

/** Adds bias [c] along the last axis of x [..., c]. */
export function addBias(x: Tensor, bias: Tensor): Tensor {
  if (bias.shape.length !== 1 || dim(bias, 0) !== dim(x, -1))
    throw x.graph.error(`a bias of shape ${formatShape(bias.shape)} does not fit ${formatShape(x.shape)}`);
  return withGradient(apply('BiasAdd', [x, bias], x.shape, channelsLast), [x, bias], (dy) => [
    dy,
    apply('BiasAddGrad', [dy], bias.shape, channelsLast),
  ]);
}
const channelsLast = { data_format: text('NHWC') };
