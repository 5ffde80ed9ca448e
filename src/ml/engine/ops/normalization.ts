/** Sums and means along the last axis, and layer normalisation. */
import { bool, type } from '../attributes.ts';
import type { Tensor } from '../graph.ts';
import { apply, withGradient } from '../op.ts';
import { binary } from './arithmetic.ts';

/**
 * Layer normalisation (Ba et al. 2016): each row along the last axis gets mean 0 and variance 1. It has no gain and no
 * bias of its own: where a dense layer follows, that layer's weights can express both.
 */
export function layerNorm(x: Tensor, epsilon = layerNormEpsilon): Tensor {
  const { graph } = x;
  const centred = binary('Sub', x, meanOfRows(x));
  const variance = meanOfRows(apply('Square', [centred], x.shape));
  const shifted = binary('AddV2', variance, graph.constant([epsilon], []));
  const scale = apply('Rsqrt', [shifted], variance.shape);
  const y = binary('Mul', centred, scale);
  // dx = (dy − mean(dy) − y · mean(dy · y)) / σ
  return withGradient(y, [x], (dy) => {
    const along = binary('Mul', y, meanOfRows(binary('Mul', dy, y)));
    return [binary('Mul', binary('Sub', binary('Sub', dy, meanOfRows(dy)), along), scale)];
  });
}

/** Keeps a row of equal numbers from being divided by zero. */
export const layerNormEpsilon = 1e-5;

/** The sum along the last axis, which is kept with size 1. Without a gradient. */
export const sumOfRows = (x: Tensor): Tensor => alongRows('Sum', x);

const meanOfRows = (x: Tensor): Tensor => alongRows('Mean', x);

const alongRows = (op: string, x: Tensor): Tensor =>
  apply(op, [x, x.graph.intConstant([x.shape.length - 1])], x.shape.with(-1, 1), {
    Tidx: type('int32'),
    keep_dims: bool(true),
  });
