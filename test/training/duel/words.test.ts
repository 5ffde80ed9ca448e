/** What a duel says of each kind of outcome, for somebody who knows no statistics. */
import { expect, it } from 'vitest';
import { metricOf } from '../../../src/charts/metric.ts';
import { judge } from '../../../src/training/duel/verdict.ts';
import type { Duel } from '../../../src/training/tables/duels.ts';
import { verdictWords } from '../../../src/training/views/duel-result.ts';

const duel: Duel = {
  ...{ id: 1, hostId: '1', serverId: null, a: 'lstm', b: 'gru', dataset: 'recall', seeds: 3 },
  ...{ status: 'started', votesUntil: 0, series: 1, isOpen: true, channelId: '2', messageId: '3' },
  ...{ token: null, tokenExpiresAt: 0, canPost: true, createdAt: 0 },
};

type Value = number | undefined | 'diverged';
const runs = (values: Value[]) =>
  values.map((value, at) => ({
    seed: at + 1,
    ...(value === 'diverged' ? { diverged: true } : { value }),
  }));

it.each<[string, Value[], Value[], RegExp]>([
  [
    'a winner',
    [0.9, 0.91, 0.9],
    [0.5, 0.52, 0.5],
    /^LSTM wins\. .*right more often: \*\*90\.3%\*\* against \*\*50\.7%/,
  ],
  ['the other winner', [0.5, 0.52, 0.5], [0.9, 0.91, 0.9], /^GRU wins\. .*\*\*90\.3%\*\* against \*\*50\.7%/],
  ['luck', [0.9, 0.8, 0.95], [0.85, 0.86, 0.8], /^No clear winner\. LSTM 88\.3%, GRU 83\.7%.*may be luck\.$/],
  ['a small gap', [0.991, 0.992, 0.993], [0.99, 0.991, 0.992], /^No clear winner\. .*too small to matter/],
  ['a tie', [1, 1, 1], [1, 1, 1], /^No clear winner\. Both did equally well: \*\*100%\*\*/],
  [
    'a broken side',
    ['diverged', 'diverged', 'diverged'],
    [0.5, 0.5, 0.5],
    /^GRU wins\. All runs of LSTM blew up/,
  ],
  ['broken runs', ['diverged', 0.5, 0.5], [0.5, 0.5, 0.5], /^No clear winner\. .*blew up.*Only 2 pairs/],
  ['runs cancelled', [undefined, 0.5, 0.5], [0.5, 0.5, 0.5], /^No verdict\. Only 2 of 3 pairs/],
])('says what to think of %s', (_, a, b, expected) => {
  const { headline, reason } = verdictWords(
    duel,
    judge(runs(a), runs(b), 'accuracy'),
    [],
    metricOf('recall'),
  );
  expect(`${headline}. ${reason}`).toMatch(expected);
});

it('takes a smaller error for the better one', () => {
  const judged = judge(runs([2.4, 2.5, 2.45]), runs([3.1, 3.2, 3.1]), 'error');
  const { headline, reason } = verdictWords({ ...duel, dataset: 'weather' }, judged, [], metricOf('weather'));
  expect(`${headline}. ${reason}`).toMatch(
    /^LSTM wins\. It was off by less: \*\*2\.45 °C\*\* against \*\*3\.13 °C/,
  );
});
