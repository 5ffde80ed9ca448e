import { expect, test } from 'vitest';
import { addOwnInput, findOwnInput, mostInputs } from '../../src/predict/tables/own-inputs.ts';
import { temporaryDatabase } from '../db/temporary.ts';

const ada = { id: '1', name: 'Ada' };
const sample = (word: string) => ({ kind: 'words' as const, words: [word] });

test('an input is seen by its owner, and by others only where everybody saw it', () => {
  const db = temporaryDatabase();
  const hidden = addOwnInput(db, ada, { sample: sample('hidden'), serverId: null });
  const shown = addOwnInput(db, ada, { sample: sample('shown'), serverId: '9' });
  const seenBy = (userId: string, serverId: string | null) =>
    [hidden, shown].map((id) => findOwnInput(db, id, { userId, serverId }) !== undefined);
  expect(seenBy('1', null)).toEqual([true, true]);
  expect(seenBy('2', '9')).toEqual([false, true]);
  expect(seenBy('2', '8')).toEqual([false, false]);
  expect(seenBy('2', null)).toEqual([false, false]);
  expect(findOwnInput(db, shown, { userId: '1', serverId: null })).toEqual(sample('shown'));
});

test('of each person the newest are kept', () => {
  const db = temporaryDatabase();
  const ids = Array.from({ length: mostInputs + 2 }, (_, at) =>
    addOwnInput(db, ada, { sample: sample(String(at)), serverId: null }),
  );
  const other = addOwnInput(db, { id: '2', name: 'Grace' }, { sample: sample('x'), serverId: null });
  const isThere = (id: number, userId: string) =>
    findOwnInput(db, id, { userId, serverId: null }) !== undefined;
  expect(ids.map((id) => isThere(id, '1'))).toEqual(ids.map((_, at) => at >= 2));
  expect(isThere(other, '2')).toBe(true);
});
