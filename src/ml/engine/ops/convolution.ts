/** Convolution and pooling over images [batch, height, width, channels]. */
import { type Attributes, ints, text, type } from '../attributes.ts';
import { dim, formatShape, type Tensor } from '../graph.ts';
import { apply, derive } from '../op.ts';

export type Padding = 'valid' | 'same';
export type Pair = readonly [height: number, width: number];

/** Positions of a window along an axis. */
function positions(size: number, window: number, stride: number, padding: Padding): number {
  return padding === 'same' ? Math.ceil(size / stride) : Math.floor((size - window) / stride) + 1;
}

/** x [b, h, w, c] with filters [kh, kw, c, f] → [b, h′, w′, f]. */
export function conv2d(x: Tensor, filter: Tensor, strides: Pair, padding: Padding): Tensor {
  const [kh, kw, depth, filters] = [0, 1, 2, 3].map((axis) => dim(filter, axis)) as Quad;
  if (depth !== dim(x, 3))
    throw x.graph.error(
      `filters ${formatShape(filter.shape)} do not fit an input of shape ${formatShape(x.shape)}`,
    );
  const [height, width] = slide(x, [kh, kw], strides, padding);
  const attr = {
    strides: ints([1, ...strides, 1]),
    padding: text(padding.toUpperCase()),
    data_format: text('NHWC'),
    dilations: ints([1, 1, 1, 1]),
  };
  const { graph } = x;
  return derive(apply('Conv2D', [x, filter], [dim(x, 0), height, width, filters], attr), [x, filter], (d) => [
    apply('Conv2DBackpropInput', [graph.whole(x.shape), filter, d], x.shape, ofFloats(attr), 'float32'),
    apply('Conv2DBackpropFilter', [x, graph.whole(filter.shape), d], filter.shape, attr),
  ]);
}

/** The largest number under each window. */
export function maxPool(x: Tensor, window: Pair, strides: Pair, padding: Padding): Tensor {
  const attr = pooling(window, strides, padding);
  const y = apply('MaxPool', [x], pooled(x, window, strides, padding), attr);
  return derive(y, [x], (d) => [apply('MaxPoolGrad', [x, y, d], x.shape, attr)]);
}

// Ops whose first input is a shape would be taken for whole-number arithmetic.
const ofFloats = (attr: Attributes): Attributes => ({ ...attr, T: type('float32') });

type Quad = [number, number, number, number];

const pooling = (window: Pair, strides: Pair, padding: Padding) => ({
  ksize: ints([1, ...window, 1]),
  strides: ints([1, ...strides, 1]),
  padding: text(padding.toUpperCase()),
  data_format: text('NHWC'),
});

const pooled = (x: Tensor, window: Pair, strides: Pair, padding: Padding): Quad => [
  dim(x, 0),
  ...slide(x, window, strides, padding),
  dim(x, 3),
];

function slide(x: Tensor, window: Pair, strides: Pair, padding: Padding): [number, number] {
  if (x.shape.length !== 4)
    throw x.graph.error(`expected [batch, height, width, channels], got ${formatShape(x.shape)}`);
  const height = positions(dim(x, 1), window[0], strides[0], padding);
  const width = positions(dim(x, 2), window[1], strides[1], padding);
  if (height < 1 || width < 1)
    throw x.graph.error(
      `a window of ${window.join(' × ')} does not fit an input of shape ${formatShape(x.shape)}`,
    );
  return [height, width];
}
