/**
 * RNNs process their input step by step, CNNs in parallel: the time of one sequence against its length, at equally many
 * parameters, and the operations of which each waits for the one before.
 */
import type { Probe } from './probe.ts';
import { interleaved, openTimed, type Pass, type TimedNetwork } from './timed.ts';

const names = ['CNN', 'RNN', 'LSTM'] as const;
const passes: Pass[] = ['forward', 'training'];
const params = 10_000;
/** Sequences in the batch that keeps a core busy. */
const fullBatch = 16;

export const sequentialProbe: Probe = async ({ seed, size, native }) => {
  const [lengths, rounds] = size === 'small' ? [[6, 12], 3] : [[6, 12, 24, 48, 96, 192, 384], 25];
  const [from, to] = [lengths.at(-4) ?? (lengths[0] as number), lengths.at(-1) as number];
  using opened = new DisposableStack();
  const open = async (name: (typeof names)[number], steps: number, batch = 1) =>
    opened.use(await openTimed({ native, seed, name, params, batch, steps }));
  const all: { network: TimedNetwork; steps: number; pass: Pass }[] = [];
  for (const name of names)
    for (const steps of lengths) {
      const network = await open(name, steps);
      all.push(...passes.map((pass) => ({ network, steps, pass })));
    }
  const batches = [await open('CNN', from, fullBatch), await open('CNN', to, fullBatch)];
  const timed = [...all, ...batches.map((network) => ({ network, pass: 'training' as const }))];
  const seconds = interleaved(
    timed.map(
      ({ network, pass }) =>
        () =>
          network.time(pass),
    ),
    rounds,
  );

  const numbers: Record<string, number> = { from, to, fullBatch };
  const curves = names.flatMap((name) =>
    passes.map((pass) => {
      const own = all.flatMap((one, at) =>
        one.network.name === name && one.pass === pass ? [{ ...one, seconds: seconds[at] as number }] : [],
      );
      const at = (steps: number) => own.find((one) => one.steps === steps) as (typeof own)[number];
      numbers[`${name} parameters`] = at(to).network.params;
      numbers[`${name} ${pass} growth`] = perDoubling(at(from).seconds, at(to).seconds, to / from);
      numbers[`${name} ${pass} chain ${from}`] = at(from).network.chain[pass];
      numbers[`${name} ${pass} chain ${to}`] = at(to).network.chain[pass];
      return { panel: pass, name, x: lengths, y: own.map((one) => 1000 * one.seconds) };
    }),
  );
  const [short = Number.NaN, long = Number.NaN] = seconds.slice(all.length);
  numbers['CNN growth in a batch'] = perDoubling(short, long, to / from);
  return { curves, numbers };
};

/** By how much the time is multiplied when the length doubles, where the length grows by the factor `longer`. */
export const perDoubling = (before: number, after: number, longer: number): number =>
  (after / before) ** (1 / Math.log2(longer));
