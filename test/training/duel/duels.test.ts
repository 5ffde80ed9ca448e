/** Voting, its end, who may do what, and what a restart finds, over a real database. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { OpenDatabase } from '../../../src/db/open.ts';
import { rememberUser } from '../../../src/db/users.ts';
import { Duels, votingMs } from '../../../src/training/duel/duels.ts';
import { defaultLimits } from '../../../src/training/queue-limits.ts';
import { duelVotes } from '../../../src/training/tables/duel-schema.ts';
import { countVotes, findDuel, isTokenInUse, votesOf } from '../../../src/training/tables/duels.ts';
import { seriesOf } from '../../../src/training/tables/experiments.ts';
import { findJob, waitingJobs } from '../../../src/training/tables/jobs.ts';
import { messageRef } from '../../db/samples.ts';
import { temporaryDatabase, temporaryFolder } from '../../db/temporary.ts';
import { startQueue } from '../queues.ts';

/** Duels over a queue that runs nothing. */
function startDuels(db: OpenDatabase = temporaryDatabase()) {
  const { queue, submit } = startQueue({ db });
  const faults: string[] = [];
  const duels = new Duels({
    ...{ db, training: queue, unnamed: () => [] },
    log: (sentence, error) => faults.push(`${sentence}: ${error}`),
  });
  onTestFinished(() => duels.stop());
  duels.start();
  for (const id of ['ada', 'bob', 'cyd']) rememberUser(db, { id, name: id });
  const open = (host = 'ada', now?: number) =>
    duels.open(
      {
        ...{ host: { id: host, name: host }, serverId: null, isOpen: false, messageRef },
        ...{ a: 'lstm', b: 'gru', dataset: 'recall', seeds: 3 },
      },
      now,
    );
  return { db, duels, queue, submit, open, faults };
}

test('members vote, may change their vote, and the host begins: pair by pair, with equal seeds', () => {
  const { db, duels, open } = startDuels();
  const { id } = open();
  expect(isTokenInUse(db, messageRef.token)).toBe(true);
  duels.vote(id, 'ada', 'a');
  duels.vote(id, 'bob', 'b');
  duels.vote(id, 'bob', 'none');
  expect(countVotes(db, id)).toBe(2);
  expect(() => duels.begin(id, 'bob')).toThrow(/Only <@ada>, who called this duel, can start it/);
  expect(() => duels.cancel(id, 'bob')).toThrow(/can cancel it/);

  const begun = duels.begin(id, 'ada');
  const runs = seriesOf(db, begun.series ?? 0);
  expect(runs.map(({ options }) => [options.network, options.seed, options.units])).toEqual(
    [1, 2, 3].flatMap((seed) => [
      ['lstm', seed, 55],
      ['gru', seed, 64],
    ]),
  );
  // The jobs hold the message from now on.
  expect(begun).toMatchObject({ status: 'started', token: null });
  expect(findJob(db, runs[0]?.id ?? 0)?.messageRef).toEqual(messageRef);
  expect(() => duels.begin(id, 'ada')).toThrow(/has begun already/);
  expect(() => duels.vote(id, 'cyd', 'a')).toThrow(/Voting is over/);
  expect(votesOf(db, id)).toEqual([
    { userId: 'ada', choice: 'a' },
    { userId: 'bob', choice: 'none' },
  ]);
});

test('voting ends by itself', async () => {
  const { db, duels, open } = startDuels();
  const closed = new Promise<number>((resolve) => duels.on('closed', ({ id }) => resolve(id)));
  const { id } = open('ada', Date.now() - votingMs + 30);
  expect(await closed).toBe(id);
  expect(findDuel(db, id)?.status).toBe('started');
  expect(waitingJobs(db)).toHaveLength(6);
});

test('a vote in the moment after the end does not count, although the duel has not begun', () => {
  const { duels, open } = startDuels();
  const { id, votesUntil } = open();
  expect(() => duels.vote(id, 'bob', 'a', votesUntil)).toThrow(/Voting is over/);
});

const most = defaultLimits.queuedPerUser;
const full = `You have ${most} jobs waiting`;

test('a duel counts as one among the things that wait, while votes are taken and afterwards', () => {
  const { duels, open, submit } = startDuels();
  for (let i = 1; i < most; i++) submit('ada');
  const { id } = open();
  expect(() => submit('ada')).toThrow(full);
  duels.begin(id, 'ada');
  expect(() => open()).toThrow(full);
  submit('bob');
  duels.cancel(id, 'ada');
  submit('ada');
});

test('cancelling ends the runs, and what is over cannot be cancelled', () => {
  const { db, duels, open } = startDuels();
  const { id: early } = open();
  duels.cancel(early, 'ada');
  expect(() => duels.vote(early, 'bob', 'a')).toThrow(/was cancelled/);
  expect(() => duels.begin(early, 'ada')).toThrow(/was cancelled/);
  const { id: late } = open();
  const { series } = duels.begin(late, 'ada');
  duels.cancel(late, 'ada');
  expect(seriesOf(db, series ?? 0).map(({ status }) => status)).toEqual(Array(6).fill('cancelled'));
  expect(() => duels.cancel(late, 'ada')).toThrow(/over already/);
});

test('a network does not fight itself, and a duel that is gone says so', () => {
  const { duels } = startDuels();
  const request = {
    ...{ host: { id: 'ada', name: 'ada' }, serverId: null, isOpen: false, messageRef },
    ...({ a: 'lstm', b: 'lstm', dataset: 'recall', seeds: 3 } as const),
  };
  expect(() => duels.open(request)).toThrow(/cannot fight itself/);
  expect(() => duels.vote(41, 'ada', 'a')).toThrow(/no longer kept/);
});

test('the next process goes on: what is due begins, the rest goes on taking votes', async () => {
  const file = join(temporaryFolder(), 'bot.sqlite');
  const first = startDuels(temporaryDatabase(file));
  first.duels.stop();
  const due = first.open('ada', Date.now() - votingMs - 5);
  const open = first.open('bob');
  first.db.insert(duelVotes).values({ duelId: due.id, userId: 'cyd', choice: 'b', votedAt: 1 }).run();

  const second = startDuels(temporaryDatabase(file));
  expect(findDuel(second.db, due.id)?.status).toBe('started');
  expect(countVotes(second.db, due.id)).toBe(1);
  second.duels.vote(open.id, 'cyd', 'a');
  expect(findDuel(second.db, open.id)?.status).toBe('voting');
  expect(second.faults).toEqual([]);
});

test('whoever leaves takes the open duels along', async () => {
  const { db, duels, open } = startDuels();
  const voting = open();
  const begun = duels.begin(open().id, 'ada');
  await duels.cancelAll('ada');
  expect([findDuel(db, voting.id)?.status, findDuel(db, begun.id)?.status]).toEqual([
    'cancelled',
    'cancelled',
  ]);
  expect(waitingJobs(db)).toEqual([]);
});
