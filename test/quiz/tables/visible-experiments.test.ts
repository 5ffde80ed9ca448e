/** Whose experiments a quiz may ask about. */
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { joinServer } from '../../../src/db/servers.ts';
import { rememberUser } from '../../../src/db/users.ts';
import { createBank } from '../../../src/quiz/bank.ts';
import { experimentTemplates } from '../../../src/quiz/sources/experiments.ts';
import { changeLearner } from '../../../src/quiz/tables/learners.ts';
import { visibleExperiments } from '../../../src/quiz/tables/visible-experiments.ts';
import { addExperiment, finishExperiment } from '../../../src/training/tables/experiments.ts';
import { experiments } from '../../../src/training/tables/schema.ts';
import { temporaryDatabase } from '../../db/temporary.ts';
import { ownLibrary } from '../library.ts';
import { measured } from '../samples.ts';

test('those that everybody here could see, never those of the hidden; alone, one’s own too', () => {
  const db = temporaryDatabase();
  joinServer(db, { id: 's', name: 'Study' });
  joinServer(db, { id: 'chess', name: 'Chess' });
  for (const id of ['ada', 'bob', 'eve']) rememberUser(db, { id, name: id });
  changeLearner(db, 'eve', { visibility: 'hidden' });
  const { result } = measured[0] ?? {};
  if (!result) throw new Error('no sample');
  const run = (userId: string, serverId: string | null, isOpen: boolean) => {
    const { id } = addExperiment(db, { userId, serverId, options: result.options, isOpen });
    db.update(experiments).set({ status: 'running' }).where(eq(experiments.id, id)).run();
    finishExperiment(db, id, result);
    return id;
  };
  const open = run('ada', 's', true);
  const closed = run('ada', 's', false);
  run('ada', 'chess', true);
  const own = run('bob', null, false);
  const hidden = run('eve', 's', true);
  const seen = (where: Parameters<typeof visibleExperiments>[1]) =>
    visibleExperiments(db, where, 20).map(({ id }) => id);
  expect(seen({ serverId: 's' })).toEqual([open]);
  expect(seen({ serverId: 's', userId: 'bob' })).toEqual([own, open]);
  expect(seen({ serverId: null, userId: 'bob' })).toEqual([own]);
  expect(seen({ serverId: null })).toEqual([]);
  expect(seen({ serverId: 's', userId: 'eve' })).toEqual([hidden, open]);
  expect(seen({ serverId: 's' })).not.toContain(closed);
});

test('a topic brings runs of its own network alone', async () => {
  const library = await ownLibrary();
  const bank = await createBank(library);
  const under = (lesson: string) => new Set(bank.under(lesson));
  const about = (lesson: string) =>
    experimentTemplates(library, measured)
      .filter(({ topic }) => under(lesson).has(topic ?? ''))
      .map(({ id }) => id.split(':')[1]);
  // The samples are a CNN, an RNN and an LSTM.
  expect(new Set(about('lstm'))).toEqual(new Set(['3']));
  expect(new Set(about('rnn'))).toEqual(new Set(['2']));
});
