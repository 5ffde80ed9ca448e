/**
 * RNNs have memory, CNNs do not: one step of the past is changed, and the change of the newest output is measured. The
 * networks are untrained, because what can reach the output does not depend on training.
 */
import { createRandom } from '../engine/random.ts';
import { convolution1d, gru, type Layer, lstm, rnn } from '../layers/index.ts';
import { openNetwork } from './network.ts';
import type { Probe } from './probe.ts';

const [features, kernelSize] = [8, 5];

/** Steps that the newest output of the convolutions depends on: each layer adds its kernel's size less one. */
export const receptiveField = (layers: number, size = kernelSize): number => 1 + layers * (size - 1);

const convolutions = 2;

const networks = (units: number): Record<string, Layer[]> => ({
  CNN: Array.from({ length: convolutions }, (_, at) =>
    convolution1d({ name: `conv${at + 1}`, filters: units, size: kernelSize, activation: 'relu' }),
  ),
  RNN: [rnn({ units, sequences: true })],
  LSTM: [lstm({ units, sequences: true })],
  GRU: [gru({ units, sequences: true })],
});

export const memoryProbe: Probe = async ({ seed, size, native }) => {
  const [steps, units] = size === 'small' ? [16, 8] : [25, 32];
  const random = createRandom(seed, 'memory');
  const stream = Float32Array.from({ length: steps * features }, () => random.normal());
  const change = Float32Array.from({ length: features }, () => random.normal());
  const changedAt = (step: number) =>
    stream.map((value, at) =>
      Math.floor(at / features) === step ? value + (change[at % features] as number) : value,
    );
  const lags = Array.from({ length: steps }, (_, lag) => lag);
  const curves = [];
  const numbers: Record<string, number> = { receptiveField: receptiveField(convolutions), steps };
  for (const [name, layers] of Object.entries(networks(units))) {
    using network = await openNetwork({ native, seed, layers, input: [1, steps, features] });
    // One stream at a time: in a batch, the place of a row may change the rounding of its numbers.
    const newest = (input: Float32Array) =>
      network.session.run([network.y], [[network.x, input]])[0]?.slice(-units) as Float32Array;
    const unchanged = newest(stream);
    const y = lags.map((lag) => distance(unchanged, newest(changedAt(steps - 1 - lag))));
    const largest = Math.max(...y);
    curves.push({ panel: 'memory', name, x: lags, y: y.map((value) => value / largest) });
    numbers[`${name} at the end`] = (y.at(-1) ?? 0) / largest;
    numbers[`${name} reach`] = y.findLastIndex((value) => value > 0) + 1;
  }
  return { curves, numbers };
};

function distance(a: Float32Array, b: Float32Array): number {
  let total = 0;
  for (const [at, value] of a.entries()) total += (value - (b[at] as number)) ** 2;
  return Math.sqrt(total);
}
