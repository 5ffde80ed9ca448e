/** Where a job runs. Measured, not assumed: on small networks a GPU loses more time than it gains. */
import type { Device } from '../../types/training.ts';

export type DeviceChoice = 'auto' | Device;

/** A job of fewer steps is over before measuring would pay. */
const worthMeasuring = 500;

/** Steps that plan and warm up, and steps that are timed. */
export const trial = { warm: 5, timed: 20 } as const;

/**
 * The device for a job of `steps` training steps. `time` gives the seconds of `trial.timed` steps on a device; it is
 * asked only where there is a choice.
 */
export async function chooseDevice(
  wanted: DeviceChoice,
  available: Device,
  steps: number,
  time: (device: Device) => Promise<number>,
): Promise<Device> {
  if (available === 'cpu' || wanted === 'cpu') return 'cpu';
  if (wanted === 'gpu') return 'gpu';
  if (steps < worthMeasuring) return 'cpu';
  return (await time('gpu')) < (await time('cpu')) ? 'gpu' : 'cpu';
}
