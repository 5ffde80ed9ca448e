/** Convolution and pooling over images [batch, height, width, channels]. */
import { type Attributes, ints, text, type } from '../attributes.ts';
import { dim, formatShape, type Tensor } from '../graph.ts';
import { apply, withGradient } from '../op.ts';

export type Padding = 'valid' | 'same';
export type Pair = readonly [height: number, width: number];

/** Output size along an axis. */
function outputSize(size: number, window: number, stride: number, padding: Padding): number {
  return padding === 'same' ? Math.ceil(size / stride) : Math.floor((size - window) / stride) + 1;
}

/** x [b, h, w, c] with filters [kh, kw, c, f] → [b, h′, w′, f]. @throws Error if the filters do not fit */
export function conv2d(x: Tensor, filter: Tensor, strides: Pair, padding: Padding): Tensor {
  const [kh, kw, depth, filters] = [0, 1, 2, 3].map((axis) => dim(filter, axis)) as Quad;
  if (depth !== dim(x, 3))
    throw x.graph.error(
      `filters ${formatShape(filter.shape)} do not fit an input of shape ${formatShape(x.shape)}`,
    );
  const [height, width] = outputSizes(x, [kh, kw], strides, padding);
  const attr = {
    strides: ints([1, ...strides, 1]),
    padding: text(padding.toUpperCase()),
    data_format: text('NHWC'),
    dilations: ints([1, 1, 1, 1]),
  };
  const { graph } = x;
  return withGradient(
    apply('Conv2D', [x, filter], [dim(x, 0), height, width, filters], attr),
    [x, filter],
    (dy) => [
      apply(
        'Conv2DBackpropInput',
        [graph.intConstant(x.shape), filter, dy],
        x.shape,
        withFloatType(attr),
        'float32',
      ),
      apply('Conv2DBackpropFilter', [x, graph.intConstant(filter.shape), dy], filter.shape, attr),
    ],
  );
}

/** The largest number under each window: x [b, h, w, c] → [b, h′, w′, c]. */
export function maxPool(x: Tensor, window: Pair, strides: Pair, padding: Padding): Tensor {
  const attr = poolingAttributes(window, strides, padding);
  const y = apply('MaxPool', [x], pooledShape(x, window, strides, padding), attr);
  return withGradient(y, [x], (dy) => [apply('MaxPoolGrad', [x, y, dy], x.shape, attr)]);
}

// `apply` takes the element type from the first input, which here is an int32 shape.
const withFloatType = (attr: Attributes): Attributes => ({ ...attr, T: type('float32') });

type Quad = [number, number, number, number];

const poolingAttributes = (window: Pair, strides: Pair, padding: Padding) => ({
  ksize: ints([1, ...window, 1]),
  strides: ints([1, ...strides, 1]),
  padding: text(padding.toUpperCase()),
  data_format: text('NHWC'),
});

const pooledShape = (x: Tensor, window: Pair, strides: Pair, padding: Padding): Quad => [
  dim(x, 0),
  ...outputSizes(x, window, strides, padding),
  dim(x, 3),
];

function outputSizes(x: Tensor, window: Pair, strides: Pair, padding: Padding): [number, number] {
  if (x.shape.length !== 4)
    throw x.graph.error(`expected [batch, height, width, channels], got ${formatShape(x.shape)}`);
  const height = outputSize(dim(x, 1), window[0], strides[0], padding);
  const width = outputSize(dim(x, 2), window[1], strides[1], padding);
  if (height < 1 || width < 1)
    throw x.graph.error(
      `a window of ${window.join(' × ')} does not fit an input of shape ${formatShape(x.shape)}`,
    );
  return [height, width];
}
