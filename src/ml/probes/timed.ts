/** Networks over sequences that have equally many parameters, to be timed beside each other. */
import { gradients } from '../engine/gradients.ts';
import { nodeName, sizeOf, type Tensor } from '../engine/graph.ts';
import type { Native } from '../engine/native.ts';
import { square } from '../engine/ops/arithmetic.ts';
import { concat, split, sum } from '../engine/ops/shape.ts';
import { globalNorm } from '../engine/optimizers.ts';
import { createRandom } from '../engine/random.ts';
import { convolution1d, globalPooling, type Layer, lstm, rnn } from '../layers/index.ts';
import { openNetwork } from './network.ts';

export const timedNetworks = ['CNN', 'RNN', 'LSTM'] as const;
export type TimedNetworkName = (typeof timedNetworks)[number];

/** Numbers at each step. */
export const features = 16;
const kernelSize = 5;

/** Parameters with `units` filters or units. The CNN has two convolutions. */
const paramsOf: Record<TimedNetworkName, (units: number) => number> = {
  CNN: (units) => units * (kernelSize * (features + units) + 2),
  RNN: (units) => units * (features + units + 1),
  LSTM: (units) => 4 * units * (features + units + 1),
};

/** The number of units with which a network has as nearly as possible `params` parameters. */
export function unitsFor(name: TimedNetworkName, params: number): number {
  const off = (units: number) => Math.abs(paramsOf[name](units) - params);
  let units = 1;
  while (off(units + 1) < off(units)) units++;
  return units;
}

const along = { size: kernelSize, padding: 'same', activation: 'relu' } as const;

const layersOf: Record<TimedNetworkName, (units: number) => Layer[]> = {
  CNN: (filters) => [
    convolution1d({ name: 'conv1', filters, ...along }),
    convolution1d({ name: 'conv2', filters, ...along }),
    globalPooling({ name: 'pool' }),
  ],
  RNN: (units) => [rnn({ units })],
  LSTM: (units) => [lstm({ units })],
};

export interface TimedNetwork extends Disposable {
  name: TimedNetworkName;
  params: number;
  /** Operations in a row, of which each waits for the one before. */
  chain: Record<Pass, number>;
  /** Seconds of one pass: forward alone, or forward and backward. */
  time(pass: Pass): number;
}

export type Pass = 'forward' | 'training';

export interface TimedOptions {
  native: Native;
  seed: number;
  name: TimedNetworkName;
  params: number;
  batch: number;
  steps: number;
  /** Divides the batch in two halves, which TensorFlow may compute on two cores. */
  isHalved?: boolean;
}

/** Loads a network and a batch of random numbers. Each fetches one number, so that nothing is copied in the time. */
export async function openTimed({
  native,
  seed,
  name,
  params,
  batch,
  steps,
  isHalved = false,
}: TimedOptions): Promise<TimedNetwork> {
  const whole = layersOf[name](unitsFor(name, params));
  const layers = isHalved ? [halved(whole)] : whole;
  const made: { loss?: Tensor; trained?: Tensor; params: number } = { params: 0 };
  const network = await openNetwork({
    ...{ native, seed, layers, input: [batch, steps, features] },
    extend({ y }, pass) {
      const weights = [...pass.weightTensors.values()];
      made.params = weights.reduce((total, { shape }) => total + sizeOf(shape), 0);
      made.loss = sum(square(y));
      made.trained = globalNorm(gradients(made.loss, weights));
    },
  });
  const random = createRandom(seed, 'timed');
  const x = Float32Array.from({ length: batch * steps * features }, () => random.normal());
  const fetches = { forward: made.loss as Tensor, training: made.trained as Tensor };
  return {
    name,
    params: made.params,
    chain: { forward: chainTo(fetches.forward, steps), training: chainTo(fetches.training, steps) },
    time(pass) {
      const started = performance.now();
      network.session.run([fetches[pass]], [[network.x, x]]);
      return (performance.now() - started) / 1000;
    },
    [Symbol.dispose]: () => network[Symbol.dispose](),
  };
}

/** The same layers over the first and the second half of the batch. They share their weights. */
const halved = (layers: readonly Layer[]): Layer => ({
  ...{ name: 'halves', keras: { className: 'Halves', config: {} } },
  forward: (x, pass) => concat(split(x, 2, 0).map((half) => pass.run(half, layers)) as [Tensor, Tensor], 0),
});

/** The most operations on one way through the graph that ends at `end`. A block op of the LSTM does all `steps` in it. */
function chainTo(end: Tensor, steps: number): number {
  const longest = new Map<string, number>();
  // Nodes are added after their inputs.
  for (const { name, op, input } of end.graph.nodes) {
    const before = input.map((one) => longest.get(one.replace(/^\^|:\d+$/g, '')) ?? 0);
    longest.set(name, Math.max(0, ...before) + (op.startsWith('BlockLSTM') ? steps : 1));
  }
  return longest.get(nodeName(end)) ?? 0;
}

/** A slow pass is timed until this many seconds are used, but at least three times. */
const secondsForPass = 0.5;
const leastRounds = 3;

/**
 * Times every pass once a round, so that a disturbance meets all of them, and returns the typical time of each.
 */
export function interleaved(passes: readonly (() => number)[], rounds: number): number[] {
  for (const pass of passes) for (let warmUp = 0; warmUp < 2; warmUp++) pass();
  const times = passes.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [at, pass] of passes.entries()) {
      const own = times[at] as number[];
      const used = own.reduce((total, time) => total + time, 0);
      if (own.length < leastRounds || used < secondsForPass) own.push(pass());
    }
  return times.map(typicalTime);
}

/** The time below which a quarter of them lie: what else the machine does makes times longer, never shorter. */
export function typicalTime(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 4)] ?? Number.NaN;
}
