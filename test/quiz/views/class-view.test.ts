/** What a teacher reads of a class: list and chart agree, and every picture names this week. */
import { expect, test } from 'vitest';
import type { ClassTally } from '../../../src/quiz/class.ts';
import { classReply } from '../../../src/quiz/views/class-view.ts';
import type { Chart } from '../../../src/types/chart.ts';
import { specOf, withKey } from '../../charts/samples.ts';

const now = Date.UTC(2026, 10, 27, 12);
/** Right answers of how many, by concept: all of this week. */
const viewOf = (concepts: Record<string, [right: number, answered: number]>) => {
  const shares = Object.entries(concepts).map(([topic, [right, answered]]) => ({ topic, right, answered }));
  const sum = (of: 'right' | 'answered') => shares.reduce((total, share) => total + share[of], 0);
  const tally: ClassTally = {
    answered: sum('answered'),
    right: sum('right'),
    scores: [],
    topics: shares.map((share) => ({ ...share, learners: 1 })),
    weeks: shares.map((share) => ({ ...share, week: 5 })),
  };
  const answer = classReply({ tally, titleOf: (concept) => `Title of ${concept}`, now, letter: undefined });
  if (!answer.chart) throw new Error('There is no chart.');
  return { text: answer.text ?? '', chart: answer.chart };
};

const charted = ({ alt }: Chart) => [
  ...new Set([...alt.matchAll(/Title of (\w+) /g)].map(([, concept]) => concept)),
];
const listed = (text: string) => [...text.matchAll(/^Title of (\w+) –/gm)].map(([, concept]) => concept);

test('concepts with too few answers are neither the weakest of the list nor of the chart', () => {
  const { text, chart } = viewOf({
    rnn: [0, 1],
    gru: [0, 2],
    lstm: [0, 1],
    counting: [2, 4],
    padding: [3, 3],
  });
  expect(listed(text)).toEqual(['counting', 'padding']);
  expect(charted(chart)).toEqual(['counting', 'padding']);
  expect(text).toContain('Title of counting – 2 of 4 right');
});

test('where no concept has enough answers, the chart shows those that there are', () => {
  const { text, chart } = viewOf({ rnn: [0, 1], gru: [1, 2] });
  expect(listed(text)).toEqual([]);
  expect(text).not.toContain('Weakest');
  expect(charted(chart)).toEqual(['rnn', 'gru']);
});

test('every week has a label, and this week says so', () => {
  const { chart } = viewOf({ rnn: [1, 3] });
  const [axis] = withKey(specOf(chart), 'sort').filter(({ field }) => field === 'week');
  expect(axis?.sort).toEqual(['17 Oct', '24 Oct', '31 Oct', '7 Nov', '14 Nov', 'this week']);
  const cells = withKey(specOf(chart), 'week').filter(
    (cell) => cell.share !== undefined && cell.share !== null,
  );
  expect(cells).toMatchObject([{ concept: 'Title of rnn', week: 'this week', text: '33' }]);
});
