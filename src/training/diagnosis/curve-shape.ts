/** What the numbers of a learning curve say by themselves. */
import type { EpochRecord } from '../../types/training.ts';

/**
 * `diverged`: a number overflowed, or the loss grew. `byHeart`: the validation loss rises while the training loss falls.
 * `unstable`: the validation loss jumps up and down. `stuck`: the training loss hardly fell. `unfinished`: both still fall
 * at the end. `steady`: the validation loss stays where it is.
 */
export type CurveShape = 'empty' | 'diverged' | 'byHeart' | 'unstable' | 'stuck' | 'unfinished' | 'steady';

/** The training loss has diverged when it ends at this multiple of its lowest value. */
const divergedRise = 2;
/** The training loss has hardly fallen when it keeps this share of its start. */
const stuckShare = 0.95;
/** Learned by heart: the validation loss ends at this multiple of its lowest value … */
const byHeartRise = 1.1;
/** … and stays above it for this many epochs. One epoch alone may be chance. */
const byHeartEpochs = 2;
/** A jump: the validation loss grows by this factor from one epoch to the next. */
const jumpRise = 1.25;
/** A curve with this many jumps, and with this share of its epochs, is unstable. */
const [unstableJumps, unstableShare] = [2, 0.2];
/** Below this share of the first loss, what is left is too small for its jumps to matter. */
const negligibleShare = 0.05;
/** Unfinished: the last validation loss is below this share of the lowest one two epochs before. */
const unfinishedShare = 0.95;

/** The epoch with the lowest validation loss. */
export const bestEpoch = (epochs: readonly EpochRecord[]): EpochRecord | undefined =>
  epochs
    .filter(({ valLoss }) => Number.isFinite(valLoss))
    .reduce<EpochRecord | undefined>((best, e) => (best && best.valLoss <= e.valLoss ? best : e), undefined);

/** Reads a curve; the first shape that fits, in the order of `CurveShape`. */
export function shapeOf(epochs: readonly EpochRecord[]): CurveShape {
  const [first, last, best] = [epochs[0], epochs.at(-1), bestEpoch(epochs)];
  if (!first || !last) return 'empty';
  if (!best || !epochs.every(({ loss, valLoss }) => Number.isFinite(loss + valLoss))) return 'diverged';
  const lowest = Math.min(...epochs.map(({ loss }) => loss));
  if (last.loss > divergedRise * lowest && last.loss > negligibleShare * first.loss) return 'diverged';
  const after = epochs.filter(({ epoch }) => epoch > best.epoch);
  if (
    after.length >= byHeartEpochs &&
    last.valLoss > byHeartRise * best.valLoss &&
    last.loss < best.loss &&
    best.valLoss > negligibleShare * first.valLoss
  )
    return 'byHeart';
  if (isUnstable(epochs)) return 'unstable';
  if (epochs.length > 1 && last.loss > stuckShare * first.loss) return 'stuck';
  const earlier = bestEpoch(epochs.slice(0, -2)) ?? first;
  const stillFalls = best === last && last.valLoss < unfinishedShare * earlier.valLoss;
  const isNegligible = best.valLoss < negligibleShare * first.valLoss;
  return epochs.length === 1 || (stillFalls && !isNegligible) ? 'unfinished' : 'steady';
}

function isUnstable(epochs: readonly EpochRecord[]): boolean {
  const negligible = negligibleShare * (epochs[0]?.valLoss ?? 0);
  const jumps = epochs.filter(({ valLoss }, at) => {
    const before = epochs[at - 1]?.valLoss;
    return before !== undefined && valLoss > negligible && valLoss > jumpRise * before;
  }).length;
  return jumps >= unstableJumps && jumps >= unstableShare * (epochs.length - 1);
}
