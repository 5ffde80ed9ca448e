/** Chooses the device of a job by measurement: for small networks a GPU is often slower than the CPU. */
import type { Device } from '../../types/training.ts';

export type DeviceChoice = 'auto' | Device;

/** In a job of fewer steps the measurement costs more than it can save. */
const minStepsToMeasure = 500;

/** Training steps of one measurement: the first ones warm up, the others are timed. */
export const measuredSteps = { warmUp: 5, timed: 20 } as const;

/**
 * The device for a job of `steps` training steps. `time` measures the seconds of `measuredSteps.timed` steps on a
 * device. It is called only if both devices are possible.
 */
export async function chooseDevice(
  wanted: DeviceChoice,
  available: Device,
  steps: number,
  time: (device: Device) => Promise<number>,
): Promise<Device> {
  if (available === 'cpu' || wanted === 'cpu') return 'cpu';
  if (wanted === 'gpu') return 'gpu';
  if (steps < minStepsToMeasure) return 'cpu';
  return (await time('gpu')) < (await time('cpu')) ? 'gpu' : 'cpu';
}
