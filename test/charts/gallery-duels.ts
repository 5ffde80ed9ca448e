/** Pictures of duels: far apart, close, equal, and under way. */
import { type DuelSide, duelChart } from '../../src/charts/duel.ts';
import { meanInterval } from '../../src/training/duel/statistics.ts';
import type { Chart } from '../../src/types/chart.ts';
import { epoch } from './samples.ts';

/** Runs of a duel that come near these values. */
const duelSide = (network: DuelSide['network'], results: number[], epochs: number): DuelSide => ({
  network,
  results,
  curves: results.map((result, run) =>
    Array.from({ length: epochs }, (_, i) => epoch(i + 1, result * (1 - 0.7 ** (i + 1 + run)))),
  ),
  interval: results.length > 1 ? meanInterval(results) : undefined,
});

export const duelPictures: [string, Chart][] = [
  [
    'duel of the same',
    duelChart(
      'LSTM against GRU on Fashion: no clear winner',
      'fashion',
      [duelSide('lstm', [1, 1, 1], 100), duelSide('gru', [1, 1, 1], 100)],
      100,
    ),
  ],
  [
    'duel far apart',
    duelChart(
      'LSTM against RNN on Recall: LSTM wins',
      'recall',
      [
        duelSide('lstm', [0.981, 0.992, 0.975, 0.99, 0.9, 0.97, 0.98, 0.97], 10),
        duelSide('rnn', [0.21, 0.15, 0.26, 0.19, 0.22, 0.2, 0.3, 0.12], 10),
      ],
      10,
    ),
  ],
  [
    'duel close',
    duelChart(
      'CNN against GRU on Digits: no clear winner',
      'digits',
      [duelSide('cnn', [0.9432, 0.9437, 0.9441], 5), duelSide('gru', [0.9439, 0.9441, 0.9434], 5)],
      5,
    ),
  ],
  [
    'duel on the weather',
    duelChart(
      'CNN against LSTM on Weather: no clear winner',
      'weather',
      [duelSide('cnn', [2.94, 3.31, 3.02], 15), duelSide('lstm', [2.45, 2.51, 2.6], 15)],
      15,
    ),
  ],
  [
    'duel under way',
    duelChart(
      'CNN against RNN on Spam: 1 of 6 runs done',
      'spam',
      [duelSide('cnn', [0.9], 2), { network: 'rnn', results: [], curves: [] }],
      5,
    ),
  ],
];
