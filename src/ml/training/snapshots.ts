/** When a run takes a snapshot of the network's guesses. The untrained network and each epoch's end always have one. */
import type { Frame } from '../../types/recording.ts';

/** With so many epochs, their ends show enough. */
const enoughEpochs = 8;
/** A recording has at least so many frames, if the run has as many batches. */
const fewestFrames = 6;
/** Frames that a recording keeps. */
const mostFrames = 11;
/** Snapshots within the first epoch, in which a network learns most, as shares of it. */
const shares = [1 / 12, 1 / 3, 1 / 6, 2 / 3, 1 / 24, 1 / 2];
/** The evaluations for snapshots may cost so much of the training steps, unless there would be too few frames. */
const budget = 0.015;

export interface SnapshotPlan {
  epochs: number;
  batchesPerEpoch: number;
  /** Cost of one evaluation, in training steps. */
  evaluationCost: number;
}

/** The batches, counted from 1 over all epochs, after which a snapshot is due. Ends of epochs are not among them. */
export function snapshotBatches({ epochs, batchesPerEpoch, evaluationCost }: SnapshotPlan): Set<number> {
  if (epochs >= enoughEpochs) return new Set();
  const affordable = Math.floor((budget * epochs * batchesPerEpoch) / evaluationCost) - 1;
  const missing = fewestFrames - 1 - epochs;
  const wanted = Math.max(missing, Math.min(affordable, shares.length));
  const preferred = shares.map((share) => Math.round(share * batchesPerEpoch));
  const others = Array.from({ length: epochs * batchesPerEpoch }, (_, batch) => batch + 1);
  const possible = new Set([...preferred, ...others].filter((batch) => batch > 0 && batch % batchesPerEpoch));
  return new Set([...possible].slice(0, Math.max(0, wanted)));
}

/** At most eleven of the frames: the first, the last, and more of the early ones, in which most changes. */
export function thinned(frames: readonly Frame[]): Frame[] {
  const last = frames.length - 1;
  const kept = new Set([0, last]);
  for (let nth = 0; nth < mostFrames - 1; nth++) kept.add(Math.round(last ** (nth / (mostFrames - 2))));
  // Early positions coincide, which leaves room for more.
  for (let at = 1; at < last && kept.size < mostFrames; at++) kept.add(at);
  return frames.filter((_, at) => kept.has(at));
}
