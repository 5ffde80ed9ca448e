/**
 * RNN training is slower: the time until handwritten digits are recognised with the same accuracy. The networks have
 * about as many parameters. Time is the number of updates times the time of an update, so that a disturbance of the
 * machine during one of them changes little.
 */
import { setImmediate } from 'node:timers/promises';
import type { Measurement } from '../../types/probe.ts';
import type { Network } from '../../types/training.ts';
import { architectures, inputShape, layersFor } from '../architectures/index.ts';
import { loadDataset } from '../datasets/index.ts';
import type { Dataset } from '../datasets/types.ts';
import type { Native } from '../engine/native.ts';
import { createRandom, sample } from '../engine/random.ts';
import { compileModel } from '../training/compiled-model.ts';
import { Trainer } from '../training/trainer.ts';
import type { Probe } from './probe.ts';
import { typicalTime } from './timed.ts';

/** Units for some 5,300 parameters: the CNN has 8 and 16 filters, the others these many hidden units. */
const unitsOf: Partial<Record<Network, number>> = { cnn: 64, rnn: 55, lstm: 24, gru: 29 };
const [batch, learningRate] = [32, 0.003];
const checkedExamples = 500;
/** Where the curves have a point: the time that the CNN takes is 1. */
const shownTimes = Array.from({ length: 33 }, (_, at) => 2 ** (at / 4 - 3));

interface Runner {
  network: Network;
  trainer: Trainer;
  params: number;
  /** Seconds of each update. */
  seconds: number[];
  /** The accuracy at each check. */
  accuracies: number[];
}

export const speedProbe: Probe = async ({ seed, size, native }) => {
  const { samples, epochs, target, every } =
    size === 'small'
      ? { samples: 256, epochs: 2, target: 0.3, every: 4 }
      : { samples: 3_000, epochs: 14, target: 0.85, every: 10 };
  const dataset = await loadDataset('digits', { samples, seed });
  using opened = new DisposableStack();
  const runners: Runner[] = [];
  for (const [network, units] of Object.entries(unitsOf) as [Network, number][])
    runners.push(await open({ network, units }, dataset, { seed, native }, opened));

  const shuffling = createRandom(seed, 'shuffle');
  const updates = Math.ceil(dataset.train.size / batch);
  const order = Array.from({ length: epochs }, () => sample(shuffling, dataset.train.size)).flatMap((all) =>
    Array.from({ length: updates }, (_, at) => all.subarray(at * batch, (at + 1) * batch)),
  );
  const isDone = ({ accuracies }: Runner) => (accuracies.at(-1) ?? 0) >= target;
  for (let from = 0; from < order.length; from += every) {
    const running = runners.filter((runner) => !isDone(runner));
    // One update each in turn, so that a disturbance meets all of them.
    for (const examples of order.slice(from, from + every))
      for (const { trainer, seconds } of running) {
        const started = performance.now();
        trainer.step(examples, learningRate);
        seconds.push((performance.now() - started) / 1000);
      }
    for (const { trainer, accuracies } of running) accuracies.push(accuracyOf(trainer, dataset));
    // Messages to this process, such as one to cancel, are heard only between two tasks.
    await setImmediate();
  }
  return summary(runners, { target, every, epochs, isDone });
};

async function open(
  { network, units }: { network: Network; units: number },
  dataset: Dataset,
  { seed, native }: { seed: number; native: Native },
  opened: DisposableStack,
): Promise<Runner> {
  const { clipNorm } = architectures[network];
  const model = compileModel(dataset, {
    ...{
      input: inputShape(network, dataset),
      layers: layersFor(network, dataset, { units }),
    },
    ...{ batch, evaluationBatch: checkedExamples / 2, seed, ...(clipNorm !== undefined && { clipNorm }) },
  });
  const trainer = opened.use(await Trainer.load(model, dataset, native));
  const params = model.layers.reduce((total, layer) => total + layer.params, 0);
  return { network, trainer, params, seconds: [], accuracies: [] };
}

/** On the first examples of the test split, which no network learns from. */
function accuracyOf(trainer: Trainer, { train, validation, test }: Dataset): number {
  const first = train.size + validation.size;
  const classes = 10;
  let right = 0;
  for (let from = 0; from < checkedExamples; from += trainer.evaluationBatch) {
    const examples = Int32Array.from({ length: trainer.evaluationBatch }, (_, at) => first + from + at);
    const { outputs } = trainer.evaluate(examples);
    for (let at = 0; at < examples.length; at++) {
      const row = outputs.subarray(at * classes, (at + 1) * classes);
      if (row.indexOf(Math.max(...row)) === test.y[from + at]) right++;
    }
  }
  return right / checkedExamples;
}

interface Summarised {
  target: number;
  every: number;
  epochs: number;
  isDone(runner: Runner): boolean;
}

function summary(runners: readonly Runner[], { target, every, epochs, isDone }: Summarised): Measurement {
  // The updates during which all networks were running: a disturbance met all of them.
  const together = Math.min(...runners.map(({ seconds }) => seconds.length));
  const numbers: Record<string, number> = { target, epochs };
  const timed = runners.map((runner) => {
    const name = runner.network.toUpperCase();
    const updates = runner.seconds.length;
    // The first two updates warm up.
    const update = typicalTime(runner.seconds.slice(2, together));
    numbers[`${name} parameters`] = runner.params;
    numbers[`${name} reached`] = Number(isDone(runner));
    numbers[`${name} updates`] = updates;
    numbers[`${name} update`] = update;
    return { runner, name, update, seconds: updates * update };
  });
  const unit = timed.find(({ name }) => name === 'CNN') as (typeof timed)[number];
  for (const { name, update, seconds } of timed) {
    numbers[`${name} times as long`] = seconds / unit.seconds;
    numbers[`${name} update times as long`] = update / unit.update;
  }
  const curves = timed.map(({ runner, name, update }) => ({
    ...{ panel: 'accuracy', name, x: shownTimes },
    // The accuracy at the last check until then; it stays as it is once the network has stopped.
    y: shownTimes.map((time) => {
      const checks = Math.floor((time * unit.seconds) / (update * every) + 1e-9);
      return checks === 0 ? 0.1 : (runner.accuracies[Math.min(checks, runner.accuracies.length) - 1] ?? 0.1);
    }),
  }));
  return { curves, numbers };
}
