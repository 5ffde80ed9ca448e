/** What a probe is: a function from a seed and a size to measurements. */
import type { Measurement, ProbeSize } from '../../types/probe.ts';
import type { Native } from '../engine/native.ts';

export interface ProbeContext {
  seed: number;
  size: ProbeSize;
  native: Native;
}

/**
 * Measures with real tensors. The same seed and size give the same numbers, times excepted.
 * @throws UserError when something stands in the way that a learner may read
 */
export type Probe = (context: ProbeContext) => Promise<Measurement>;
