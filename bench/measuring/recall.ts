/** A symbol that has to be remembered over many steps, here and in other libraries. */
import { oursOnFiles, pythonPeers } from './contestants.ts';
import { type Case, measure } from './rounds.ts';
import { table } from './statistics.ts';
import { writeRecall } from './task.ts';

/** Trained with marks at any step, tested with the mark `lag` steps before the question. */
const task = { lag: 48, choices: 4 };
const trainSize = 1_500;
const usual = { units: 24, batch: 32, epochs: 9, learningRate: 0.005 };
const cases = (['rnn', 'attention'] as const).map(
  (network): Case => ({
    ...{ network, ...usual },
    ...{ steps: task.lag + 1, features: task.choices + 2, classes: task.choices },
  }),
);

/** The plain RNN and the attention network with everybody, in turns. Prints progress on standard error. */
export async function measureRecall(
  rounds: number,
  python?: string,
): Promise<{ markdown: string; json: object }> {
  const all = [oursOnFiles, ...pythonPeers(python)];
  const results = await measure(cases, all, rounds, trainSize, (size, seed) => writeRecall(task, size, seed));
  const cells = cases.flatMap((one) =>
    all.map((contestant) => ({
      ...{ network: one.network, contestant: contestant.name },
      ...results(one, contestant),
    })),
  );
  const own = (network: string) => cells.find((cell) => cell.network === network)?.best_epoch_s ?? Number.NaN;
  const rows = cells.map(({ network, contestant, accuracy, accuracy_sd, best_epoch_s, params }) => [
    ...[network, contestant, `${accuracy.toFixed(3)} ± ${accuracy_sd.toFixed(3)}`],
    ...[best_epoch_s.toFixed(3), (own(network) / best_epoch_s).toFixed(2), String(params)],
  ]);
  return {
    markdown: [
      `One symbol of ${task.choices} named ${task.lag} steps later: ${trainSize} sequences × ${usual.epochs} epochs, batch ${usual.batch}, ${usual.units} units; ${rounds} rounds with a seed each. Guessing gives ${1 / task.choices}.`,
      table(
        ['', '', 'right answers, mean ± standard deviation', 'best epoch, s', 'ours ÷ this', 'parameters'],
        rows,
      ),
    ].join('\n\n'),
    json: cells,
  };
}
