/** Element-wise ops with NumPy's broadcasting, each with its gradient. */
import { int, type } from '../attributes.ts';
import { formatShape, sameShape, type Tensor } from '../graph.ts';
import { apply, withGradient } from '../op.ts';
import { reshape, sum } from './shape.ts';

export const add = (a: Tensor, b: Tensor): Tensor =>
  withGradient(binary('AddV2', a, b), [a, b], (dy) => [unbroadcast(dy, a), unbroadcast(dy, b)]);

export const subtract = (a: Tensor, b: Tensor): Tensor =>
  withGradient(binary('Sub', a, b), [a, b], (dy) => [unbroadcast(dy, a), unbroadcast(scale(dy, -1), b)]);

export const multiply = (a: Tensor, b: Tensor): Tensor =>
  withGradient(binary('Mul', a, b), [a, b], (dy) => [
    unbroadcast(multiply(dy, b), a),
    unbroadcast(multiply(dy, a), b),
  ]);

export const scale = (x: Tensor, factor: number): Tensor => multiply(x, x.graph.constant([factor], []));

export const square = (x: Tensor): Tensor =>
  withGradient(apply('Square', [x], x.shape), [x], (dy) => [multiply(dy, scale(x, 2))]);

/** Without a gradient, since it is not differentiable at zero: losses use `square`. */
export const absolute = (x: Tensor): Tensor => apply('Abs', [x], x.shape);

/** Sum of tensors of one shape, in one op. @throws Error if shapes differ or there is no tensor */
export function addAll(terms: readonly Tensor[]): Tensor {
  const [first, ...rest] = terms;
  if (!first) throw new Error('a sum needs at least one term');
  if (rest.length === 0) return first;
  const misfit = rest.find((term) => !sameShape(term.shape, first.shape));
  if (misfit)
    throw first.graph.error(
      `terms of a sum have different shapes: ${formatShape(first.shape)}, ${formatShape(misfit.shape)}`,
    );
  return withGradient(apply('AddN', [first, ...rest], first.shape, { N: int(terms.length) }), terms, (dy) =>
    terms.map(() => dy),
  );
}

/** Comparisons, element by element; they have no gradient. */
export const equal = (a: Tensor, b: Tensor): Tensor =>
  apply('Equal', [a, b], broadcast(a, b, 'Equal'), {}, 'bool');
export const notEqual = (a: Tensor, b: Tensor): Tensor =>
  apply('NotEqual', [a, b], broadcast(a, b, 'NotEqual'), {}, 'bool');
export const atLeast = (a: Tensor, b: Tensor): Tensor =>
  apply('GreaterEqual', [a, b], broadcast(a, b, 'GreaterEqual'), {}, 'bool');

/** Index of the largest number along the last axis: x [n, c] → int32 [n]. */
export const argMax = (x: Tensor): Tensor => {
  const attr = { Tidx: type('int32'), output_type: type('int32') };
  return apply(
    'ArgMax',
    [x, x.graph.intConstant([x.shape.length - 1], [])],
    x.shape.slice(0, -1),
    attr,
    'int32',
  );
};

/** An element-wise op of two tensors, without a gradient. */
export function binary(op: string, a: Tensor, b: Tensor): Tensor {
  return apply(op, [a, b], broadcast(a, b, op));
}

/** The gradient of broadcasting: a sum along every axis that was copied. */
function unbroadcast(gradient: Tensor, target: Tensor): Tensor {
  if (sameShape(gradient.shape, target.shape)) return gradient;
  const offset = gradient.shape.length - target.shape.length;
  const copied = gradient.shape.flatMap((dim, axis) =>
    axis < offset || target.shape[axis - offset] !== dim ? [axis] : [],
  );
  return reshape(sum(gradient, copied), target.shape);
}

function broadcast(a: Tensor, b: Tensor, op: string): number[] {
  const rank = Math.max(a.shape.length, b.shape.length);
  return Array.from({ length: rank }, (_, at) => {
    const left = a.shape[at - rank + a.shape.length] ?? 1;
    const right = b.shape[at - rank + b.shape.length] ?? 1;
    if (left !== right && left !== 1 && right !== 1)
      throw a.graph.error(
        `${op} of shapes ${formatShape(a.shape)} and ${formatShape(b.shape)}, which cannot be broadcast`,
      );
    return left === 1 ? right : left;
  });
}
