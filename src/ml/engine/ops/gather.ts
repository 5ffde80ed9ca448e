/** Selects rows by index: for embeddings, mini-batches and the last real step of a sequence. */
import { int, type } from '../attributes.ts';
import { dim, formatShape, type Tensor } from '../graph.ts';
import { apply, withGradient } from '../op.ts';

/**
 * Rows of `table` [n, ...] by `indices` [...], int32 → [...indices, ...]. A row that is selected several times gets the
 * sum of the gradients.
 */
export function gather(table: Tensor, indices: Tensor): Tensor {
  const { graph } = table;
  const [rows = 0, ...rest] = table.shape;
  if (indices.dtype !== 'int32') throw graph.error('indices must be int32');
  const attr = {
    Tparams: type(table.dtype),
    Tindices: type('int32'),
    Taxis: type('int32'),
    batch_dims: int(0),
  };
  const picked = graph.node(
    'GatherV2',
    [table, indices, graph.intConstant([0], [])],
    [[[...indices.shape, ...rest], table.dtype]],
    { attr },
  );
  return withGradient(picked[0] as Tensor, [table], (dy) => [
    apply('UnsortedSegmentSum', [dy, indices, graph.intConstant([rows], [])], table.shape, {
      Tindices: type('int32'),
      Tnumsegments: type('int32'),
    }),
  ]);
}

/** For each example b the row `x[steps[b], b]`: x [t, b, f], steps [b] int32 → [b, f]. */
export function gatherSteps(x: Tensor, steps: Tensor): Tensor {
  const { graph } = x;
  const batch = dim(x, 1);
  if (formatShape(steps.shape) !== formatShape([batch]))
    throw graph.error(`steps must be of shape [${batch}], got ${formatShape(steps.shape)}`);
  const examples = graph.intConstant(Int32Array.from({ length: batch }, (_, index) => index));
  const positions = apply('Pack', [steps, examples], [batch, 2], { N: int(2), axis: int(1) });
  const indices = { Tindices: type('int32') };
  const picked = graph.node('GatherNd', [x, positions], [[[batch, dim(x, 2)]]], {
    attr: { Tparams: type(x.dtype), ...indices },
  });
  return withGradient(picked[0] as Tensor, [x], (dy) => [
    graph.node('ScatterNd', [positions, dy, graph.intConstant(x.shape)], [[x.shape]], {
      attr: { T: type(x.dtype), ...indices },
    })[0],
  ]);
}
