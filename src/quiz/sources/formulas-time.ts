/** Calculations about batches, updates and computing time. */
import { integer, pick } from '../random.ts';
import type { Family } from './formulas.ts';
import { writeNumber } from './numbers.ts';

export const timeFamilies: readonly Family[] = [
  {
    id: 'batches',
    taught: ['mini-batches', 'epochs'],
    task(random) {
      const [samples, batch] = [integer(random, 200, 5000), pick(random, [16, 32, 50, 64, 128])];
      const epochs = integer(random, 2, 10);
      const perEpoch = Math.ceil(samples / batch);
      return {
        prompt: `A network is trained on ${writeNumber(samples)} examples in mini-batches of ${batch} for ${epochs} epochs. The last batch of an epoch may be smaller. How often are the weights updated?`,
        explanation: `Updates = ⌈examples / batch⌉ · epochs = ⌈${samples} / ${batch}⌉ · ${epochs} = ${perEpoch} · ${epochs} = ${writeNumber(perEpoch * epochs)}. Each mini-batch makes one update, a smaller last one too.`,
        right: perEpoch * epochs,
        wrong: [
          [perEpoch, 'These are the updates of a single epoch.'],
          [samples * epochs, 'There is one update for each batch, not for each example.'],
          [(perEpoch + 2) * epochs, 'An epoch has fewer batches.'],
        ],
      };
    },
  },
  {
    id: 'time-bound',
    taught: ['parallelisation'],
    task(random) {
      const [chain, processors] = [pick(random, [50, 100, 200, 500]), pick(random, [4, 8, 16, 64])];
      const work = processors * integer(random, 2, 90) * 10;
      const right = Math.max(work / processors, chain);
      return {
        prompt: `A calculation has ${writeNumber(work)} operations, each of which takes one unit of time. The longest chain of operations that wait for each other has ${chain}. What is the shortest possible time on ${processors} processors?`,
        explanation: `The work takes at least ${writeNumber(work)} / ${processors} = ${writeNumber(work / processors)} units, the chain at least ${chain}. The larger of the two counts: ${writeNumber(right)}. More processors make the work shorter, never the chain.`,
        right,
        wrong: [
          [Math.min(work / processors, chain), 'Both limits hold, so the larger one counts.'],
          [work / processors + chain, 'Chain and work go on at the same time.'],
          [work / chain, 'The work is shared out among processors.'],
          [work, 'That is the time on a single processor.'],
        ],
      };
    },
  },
  {
    id: 'batch-throughput',
    taught: ['throughput', 'mini-batches'],
    task(random) {
      const [start, each] = [pick(random, [10, 20, 30, 40]), pick(random, [0.25, 0.5, 1])];
      const batch = pick(random, [20, 40, 60, 80, 120]);
      const time = start + each * batch;
      const right = (1000 * batch) / time;
      return {
        prompt: `A batch takes ${start} ms to start and ${each} ms for each of its examples. How many examples per second are processed in batches of ${batch}?`,
        explanation: `A batch takes ${start} + ${each} · ${batch} = ${writeNumber(time)} ms = ${writeNumber(time / 1000)} s. So ${batch} / ${writeNumber(time / 1000)} ≈ ${writeNumber(Math.round(right))} examples per second. The start is paid once per batch, which is why larger batches are quicker per example.`,
        right,
        tolerance: right / 100,
        wrong: [
          [1000 / each, 'The time to start a batch is left out.'],
          [1000 / (start + each), 'The start is paid once per batch, not once per example.'],
          [(1000 * batch) / start, 'The time for the examples themselves is left out.'],
        ],
      };
    },
  },
];
