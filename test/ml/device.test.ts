import { describe, expect, it } from 'vitest';
import { chooseDevice } from '../../src/ml/engine/device.ts';
import { train } from '../../src/ml/training/train.ts';
import type { Device } from '../../src/types/training.ts';

const never = () => Promise.reject(new Error('measured without a choice'));
const times = (seconds: Record<Device, number>) => async (device: Device) => seconds[device];

describe('chooseDevice', () => {
  it('measures nothing where there is nothing to choose', async () => {
    expect(await chooseDevice('auto', 'cpu', 10_000, never)).toBe('cpu');
    expect(await chooseDevice('gpu', 'cpu', 10_000, never)).toBe('cpu');
    expect(await chooseDevice('cpu', 'gpu', 10_000, never)).toBe('cpu');
    expect(await chooseDevice('gpu', 'gpu', 10_000, never)).toBe('gpu');
    expect(await chooseDevice('auto', 'gpu', 100, never)).toBe('cpu');
  });

  it('takes whichever was faster', async () => {
    expect(await chooseDevice('auto', 'gpu', 10_000, times({ cpu: 2, gpu: 1 }))).toBe('gpu');
    expect(await chooseDevice('auto', 'gpu', 10_000, times({ cpu: 1, gpu: 2 }))).toBe('cpu');
  });
});

describe('a job', () => {
  it('names the device that did its work', async () => {
    const options = { network: 'rnn', dataset: 'recall', samples: 64, epochs: 1 } as const;
    const result = await train(
      { ...options, units: 4, batch: 16, learningRate: 0.01, seed: 1 },
      { device: 'cpu' },
    );
    expect(result.device).toBe('cpu');
  });
});
