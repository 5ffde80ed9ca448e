/**
 * CNNs parallelise better, and mini-batches help RNNs: training examples in a second against the batch size. With equally
 * many parameters over equally many steps, the networks need about as many multiplications.
 */
import type { Probe } from './probe.ts';
import { interleaved, openTimed, type TimedNetwork } from './timed.ts';

const names = ['CNN', 'RNN', 'LSTM'] as const;
const params = 10_000;

export const parallelProbe: Probe = async ({ seed, size, native }) => {
  const [steps, batches, rounds] = size === 'small' ? [8, [1, 8], 3] : [96, [1, 4, 16, 64, 256], 25];
  using opened = new DisposableStack();
  const all: { batch: number; network: TimedNetwork }[] = [];
  for (const name of names)
    for (const batch of batches)
      all.push({
        batch,
        network: opened.use(await openTimed({ native, seed, name, params, batch, steps })),
      });
  const largest = batches.at(-1) as number;
  const divided = Math.min(largest, 64);
  const halves = [];
  for (const name of names)
    halves.push(
      opened.use(await openTimed({ native, seed, name, params, batch: divided, steps, isHalved: true })),
    );
  const seconds = interleaved(
    [...all.map(({ network }) => network), ...halves].map((network) => () => network.time('training')),
    rounds,
  );

  const numbers: Record<string, number> = { steps, largest, divided };
  const curves = names.map((name) => {
    const own = all.flatMap(({ network, batch }, at) =>
      network.name === name ? [{ params: network.params, rate: batch / (seconds[at] as number) }] : [],
    );
    const rates = own.map(({ rate }) => rate);
    numbers[`${name} parameters`] = own[0]?.params ?? Number.NaN;
    numbers[`${name} alone`] = rates[0] ?? Number.NaN;
    numbers[`${name} in the largest batch`] = rates.at(-1) ?? Number.NaN;
    numbers[`${name} gain`] = (rates.at(-1) ?? Number.NaN) / (rates[0] ?? Number.NaN);
    numbers[`${name} gain of two halves`] =
      divided /
      (rates[batches.indexOf(divided)] ?? Number.NaN) /
      (seconds[all.length + names.indexOf(name)] as number);
    return { panel: 'throughput', name, x: batches, y: rates };
  });
  return { curves, numbers };
};
