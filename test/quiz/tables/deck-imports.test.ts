/** What was read waits for an hour, for one person, and becomes one deck. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../../src/db/open.ts';
import { servers, users } from '../../../src/db/schema.ts';
import { cardsOf } from '../../../src/quiz/tables/cards.ts';
import { confirmImport, findImport, saveImport } from '../../../src/quiz/tables/deck-imports.ts';
import { decksOf } from '../../../src/quiz/tables/decks.ts';
import { temporaryDatabase } from '../../db/temporary.ts';

const hour = 3_600_000;
const cards = [{ written: { question: 'q' }, topic: null, tags: ['leech'] }];
let db: OpenDatabase;

beforeEach(() => {
  db = temporaryDatabase();
  for (const id of ['ada', 'bob']) db.insert(users).values({ id, name: id, firstSeenAt: 0 }).run();
  db.insert(servers).values({ id: 's', name: 'Class', joinedAt: 0 }).run();
});

const keep = (userId: string, serverId: string | null, now: number) =>
  saveImport(db, { userId, serverId, name: `of ${userId}`, cards }, now);

describe('a deck that waits', () => {
  it('is imported once, with its tags', () => {
    const kept = keep('ada', null, 0);
    expect(confirmImport(db, kept, hour)?.name).toBe('of ada');
    expect(confirmImport(db, kept, hour)).toBeUndefined();
    const [deck, ...others] = decksOf(db, { userId: 'ada' });
    expect(others).toEqual([]);
    expect(cardsOf(db, deck?.id ?? 0)).toMatchObject([{ position: 0, topic: null, tags: ['leech'] }]);
  });

  it('is found for an hour, and deleted when the next one comes', () => {
    const { id } = keep('ada', 's', 0);
    expect(findImport(db, id, hour)).toMatchObject({ userId: 'ada', serverId: 's' });
    expect(findImport(db, id, hour + 1)).toBeUndefined();
    const other = keep('bob', 's', hour + 1);
    expect(other.id).not.toBe(id);
    expect(findImport(db, id, 0)).toBeUndefined();
  });

  it('gives way to the next one of the same person in the same place, and to no other', () => {
    const [first, elsewhere, ofBob] = [keep('ada', 's', 0), keep('ada', null, 0), keep('bob', 's', 0)];
    const next = keep('ada', 's', 1);
    expect([first, elsewhere, ofBob, next].map(({ id }) => findImport(db, id, 1) !== undefined)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});
