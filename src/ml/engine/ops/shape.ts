/** Rearranging, cutting and joining tensors, and sums along axes. */
import { bool, type DType, int, type Shape, type } from '../attributes.ts';
import { dim, formatShape, only, sizeOf, type Tensor } from '../graph.ts';
import { apply, derive } from '../op.ts';

export function reshape(x: Tensor, shape: Shape): Tensor {
  if (sizeOf(shape) !== sizeOf(x.shape))
    throw x.graph.error(`${formatShape(x.shape)} cannot be reshaped to ${formatShape(shape)}`);
  return derive(apply('Reshape', [x, x.graph.whole(shape)], shape, { Tshape: type('int32') }), [x], (d) => [
    reshape(d, x.shape),
  ]);
}

/** `order[i]` is the axis of `x` that becomes axis i. */
export function transpose(x: Tensor, order: readonly number[]): Tensor {
  const shape = order.map((axis) => dim(x, axis));
  const inverse = order.map((_, axis) => order.indexOf(axis));
  return derive(apply('Transpose', [x, x.graph.whole(order)], shape, { Tperm: type('int32') }), [x], (d) => [
    transpose(d, inverse),
  ]);
}

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
  const joined = only(
    graph.node('ConcatV2', [...parts, graph.whole([axis], [])], [[shape, dtype]], {
      attr: { T: type(dtype), ...attr },
    }),
  );
  return derive(joined, parts, (d) => splitSizes(d, sizes, axis));
}

/** Parts of the given extents along an axis. */
export function splitSizes(x: Tensor, sizes: readonly number[], axis: number): Tensor[] {
  const whole = sizes.every(Number.isInteger);
  if (!whole || sizes.reduce((total, size) => total + size, 0) !== dim(x, axis))
    throw x.graph.error(`${formatShape(x.shape)} cannot be cut into ${sizes.join(' + ')} on axis ${axis}`);
  if (sizes.length === 1) return [x];
  const { graph, dtype } = x;
  const parts = graph.node(
    'SplitV',
    [x, graph.whole(sizes), graph.whole([axis], [])],
    sizes.map((size) => [x.shape.with(axis, size), dtype] as const),
    { attr: { T: type(dtype), Tlen: type('int32'), num_split: int(sizes.length) } },
  );
  graph.record({
    inputs: [x],
    outputs: parts,
    rule: (upstream) => {
      const whole = upstream.map((d, index) => d ?? zerosLike(parts[index] as Tensor));
      return [concat(whole as [Tensor, ...Tensor[]], axis)];
    },
  });
  return parts;
}

/** Equal parts along an axis. */
export const split = (x: Tensor, count: number, axis: number): Tensor[] =>
  splitSizes(x, Array<number>(count).fill(dim(x, axis) / count), axis);

/** The box of `size` that starts at `begin`. */
export function slice(x: Tensor, begin: readonly number[], size: Shape): Tensor {
  if (begin.some((from, axis) => from < 0 || from + (size[axis] ?? 0) > dim(x, axis)))
    throw x.graph.error(
      `${formatShape(x.shape)} has no part of shape ${formatShape(size)} at ${formatShape(begin)}`,
    );
  const { graph } = x;
  const attr = { Index: type('int32') };
  return derive(apply('Slice', [x, graph.whole(begin), graph.whole(size)], size, attr), [x], (d) => [
    pad(
      d,
      begin.map((from, axis) => [from, dim(x, axis) - from - (size[axis] ?? 0)]),
    ),
  ]);
}

/** Zeros around a tensor: [before, after] for each axis. */
export function pad(x: Tensor, paddings: readonly (readonly number[])[]): Tensor {
  const shape = x.shape.map((size, axis) => size + (paddings[axis]?.[0] ?? 0) + (paddings[axis]?.[1] ?? 0));
  const table = x.graph.whole(paddings.flat(), [paddings.length, 2]);
  return derive(apply('Pad', [x, table], shape, { Tpaddings: type('int32') }), [x], (d) => [
    slice(
      d,
      paddings.map(([before]) => before ?? 0),
      x.shape,
    ),
  ]);
}

/** Tensors of one shape along a new first axis. */
export function stack(parts: readonly [Tensor, ...Tensor[]]): Tensor {
  const [first] = parts;
  const attr = { N: int(parts.length), axis: int(0) };
  return derive(apply('Pack', parts, [parts.length, ...first.shape], attr), parts, (d) => unstack(d));
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
    rule: (upstream) => [
      stack(upstream.map((d, index) => d ?? zerosLike(parts[index] as Tensor)) as [Tensor, ...Tensor[]]),
    ],
  });
  return parts;
}

/** Sum along axes, which disappear. */
export function sum(x: Tensor, axes: readonly number[] = x.shape.map((_, axis) => axis)): Tensor {
  const shape = x.shape.filter((_, axis) => !axes.includes(axis));
  const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const attr = { Tidx: type('int32'), keep_dims: bool(false) };
  return derive(apply('Sum', [x, x.graph.whole(axes)], shape, attr), [x], (d) => [
    broadcastTo(reshape(d, kept), x.shape),
  ]);
}

/** Copies along axes of extent 1. */
const broadcastTo = (x: Tensor, shape: Shape): Tensor =>
  apply('BroadcastTo', [x, x.graph.whole(shape)], shape, { Tidx: type('int32') });

/** Float to whole number or back, or true/false to 1/0. Without a gradient. */
export const cast = (x: Tensor, dtype: DType): Tensor =>
  only(x.graph.node('Cast', [x], [[x.shape, dtype]], { attr: { SrcT: type(x.dtype), DstT: type(dtype) } }));

export const zeros = (like: Tensor, shape: Shape): Tensor =>
  apply('Fill', [like.graph.whole(shape), like.graph.constant([0], [])], shape, filled, 'float32');
const filled = { T: type('float32'), index_type: type('int32') };

const zerosLike = (x: Tensor): Tensor => zeros(x, x.shape);
