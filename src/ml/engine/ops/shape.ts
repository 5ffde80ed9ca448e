/** Reshapes, splits and joins tensors, and sums along axes. */
import { bool, type DType, int, type Shape, type } from '../attributes.ts';
import { dim, firstOutput, formatShape, sizeOf, type Tensor } from '../graph.ts';
import { apply, withGradient } from '../op.ts';

/** @throws Error if the number of elements differs */
export function reshape(x: Tensor, shape: Shape): Tensor {
  if (sizeOf(shape) !== sizeOf(x.shape))
    throw x.graph.error(`${formatShape(x.shape)} cannot be reshaped to ${formatShape(shape)}`);
  return withGradient(
    apply('Reshape', [x, x.graph.intConstant(shape)], shape, { Tshape: type('int32') }),
    [x],
    (dy) => [reshape(dy, x.shape)],
  );
}

/** `order[i]` is the axis of `x` that becomes axis i. */
export function transpose(x: Tensor, order: readonly number[]): Tensor {
  const shape = order.map((axis) => dim(x, axis));
  const inverse = order.map((_, axis) => order.indexOf(axis));
  return withGradient(
    apply('Transpose', [x, x.graph.intConstant(order)], shape, { Tperm: type('int32') }),
    [x],
    (dy) => [transpose(dy, inverse)],
  );
}

/** Joins tensors along an axis. @throws Error if they differ along another axis */
export function concat(parts: readonly [Tensor, ...Tensor[]], axis: number): Tensor {
  const [first] = parts;
  if (parts.length === 1) return first;
  const sizes = parts.map((part) => dim(part, axis));
  const shape = first.shape.with(
    axis,
    sizes.reduce((total, size) => total + size, 0),
  );
  for (const part of parts) {
    if (formatShape(part.shape.with(axis, 0)) !== formatShape(first.shape.with(axis, 0)))
      throw first.graph.error(
        `${formatShape(first.shape)} and ${formatShape(part.shape)} cannot be joined on axis ${axis}`,
      );
  }
  const attr = { N: int(parts.length), Tidx: type('int32') };
  const { graph, dtype } = first;
  const joined = firstOutput(
    graph.node('ConcatV2', [...parts, graph.intConstant([axis], [])], [[shape, dtype]], {
      attr: { T: type(dtype), ...attr },
    }),
  );
  return withGradient(joined, parts, (dy) => splitSizes(dy, sizes, axis));
}

/** Parts of the given sizes along an axis. @throws Error if they do not add up to its size */
export function splitSizes(x: Tensor, sizes: readonly number[], axis: number): Tensor[] {
  if (!sizes.every(Number.isInteger) || sizes.reduce((total, size) => total + size, 0) !== dim(x, axis))
    throw x.graph.error(`${formatShape(x.shape)} cannot be cut into ${sizes.join(' + ')} on axis ${axis}`);
  if (sizes.length === 1) return [x];
  const { graph, dtype } = x;
  const parts = graph.node(
    'SplitV',
    [x, graph.intConstant(sizes), graph.intConstant([axis], [])],
    sizes.map((size) => [x.shape.with(axis, size), dtype] as const),
    { attr: { T: type(dtype), Tlen: type('int32'), num_split: int(sizes.length) } },
  );
  graph.record({
    inputs: [x],
    outputs: parts,
    vjp: (upstream) => {
      const complete = upstream.map((dy, index) => dy ?? zerosLike(parts[index] as Tensor));
      return [concat(complete as [Tensor, ...Tensor[]], axis)];
    },
  });
  return parts;
}

/** Equal parts along an axis. */
export const split = (x: Tensor, count: number, axis: number): Tensor[] =>
  splitSizes(x, Array<number>(count).fill(dim(x, axis) / count), axis);

/** The part of `size` that starts at `begin`. */
export function slice(x: Tensor, begin: readonly number[], size: Shape): Tensor {
  if (begin.some((from, axis) => from < 0 || from + (size[axis] ?? 0) > dim(x, axis)))
    throw x.graph.error(
      `${formatShape(x.shape)} has no part of shape ${formatShape(size)} at ${formatShape(begin)}`,
    );
  const { graph } = x;
  const attr = { Index: type('int32') };
  return withGradient(
    apply('Slice', [x, graph.intConstant(begin), graph.intConstant(size)], size, attr),
    [x],
    (dy) => [
      pad(
        dy,
        begin.map((from, axis) => [from, dim(x, axis) - from - (size[axis] ?? 0)]),
      ),
    ],
  );
}

/** Pads with zeros: [before, after] for each axis. */
export function pad(x: Tensor, paddings: readonly (readonly number[])[]): Tensor {
  const shape = x.shape.map((size, axis) => size + (paddings[axis]?.[0] ?? 0) + (paddings[axis]?.[1] ?? 0));
  const table = x.graph.intConstant(paddings.flat(), [paddings.length, 2]);
  return withGradient(apply('Pad', [x, table], shape, { Tpaddings: type('int32') }), [x], (dy) => [
    slice(
      dy,
      paddings.map(([before]) => before ?? 0),
      x.shape,
    ),
  ]);
}

/** Stacks tensors of one shape along a new first axis. */
export function stack(parts: readonly [Tensor, ...Tensor[]]): Tensor {
  const [first] = parts;
  const attr = { N: int(parts.length), axis: int(0) };
  return withGradient(apply('Pack', parts, [parts.length, ...first.shape], attr), parts, (dy) => unstack(dy));
}

/** The slices along the first axis. */
export function unstack(x: Tensor): Tensor[] {
  const [count = 0, ...rest] = x.shape;
  const attr = { T: type(x.dtype), num: int(count), axis: int(0) };
  const parts = x.graph.node(
    'Unpack',
    [x],
    Array.from({ length: count }, () => [rest, x.dtype] as const),
    { attr },
  );
  x.graph.record({
    inputs: [x],
    outputs: parts,
    vjp: (upstream) => [
      stack(upstream.map((dy, index) => dy ?? zerosLike(parts[index] as Tensor)) as [Tensor, ...Tensor[]]),
    ],
  });
  return parts;
}

/** Sum along axes, which are removed; by default along all. */
export function sum(x: Tensor, axes: readonly number[] = x.shape.map((_, axis) => axis)): Tensor {
  const shape = x.shape.filter((_, axis) => !axes.includes(axis));
  const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const attr = { Tidx: type('int32'), keep_dims: bool(false) };
  return withGradient(apply('Sum', [x, x.graph.intConstant(axes)], shape, attr), [x], (dy) => [
    broadcastTo(reshape(dy, kept), x.shape),
  ]);
}

/** Copies along axes of size 1. */
const broadcastTo = (x: Tensor, shape: Shape): Tensor =>
  apply('BroadcastTo', [x, x.graph.intConstant(shape)], shape, { Tidx: type('int32') });

/** Converts between float, integer and boolean (1 or 0). Without a gradient. */
export const cast = (x: Tensor, dtype: DType): Tensor =>
  firstOutput(
    x.graph.node('Cast', [x], [[x.shape, dtype]], { attr: { SrcT: type(x.dtype), DstT: type(dtype) } }),
  );

/** A tensor of zeros in the graph of `like`. */
export const zeros = (like: Tensor, shape: Shape): Tensor =>
  apply('Fill', [like.graph.intConstant(shape), like.graph.constant([0], [])], shape, filled, 'float32');
const filled = { T: type('float32'), index_type: type('int32') };

const zerosLike = (x: Tensor): Tensor => zeros(x, x.shape);
