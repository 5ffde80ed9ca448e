/** The keeper: it forgets in time, and erases only when nothing of the person is under way. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Client from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/app/config.ts';
import { addVectors, vectorsOf } from '../../src/ask/tables/vectors.ts';
import type { OpenDatabase } from '../../src/db/open.ts';
import { isOverwriteDue } from '../../src/db/overwrite.ts';
import { leaveServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { heldAbout } from '../../src/privacy/export.ts';
import { type KeeperLimits, PrivacyKeeper } from '../../src/privacy/keeper.ts';
import { saveImport } from '../../src/quiz/tables/deck-imports.ts';
import { deckImports } from '../../src/quiz/tables/deck-schema.ts';
import { addModelQuestions, modelQuestionsAbout } from '../../src/quiz/tables/model-questions.ts';
import { temporaryDatabase } from '../db/temporary.ts';
import { findIn, leaveTraces, serverId } from './traces.ts';

const ada = { id: '424242424242424242', name: 'Ada Traceable', mark: 'zebrafish' };
const bob = { id: '535353535353535353', name: 'Bob Bystander', mark: 'axolotl' };
const day = 24 * 60 * 60_000;

function keeperOf(
  db: OpenDatabase,
  limits: Partial<KeeperLimits> = {},
  environment: Record<string, string> = {},
) {
  const [said, failed, forgotten]: [string[], unknown[], string[]] = [[], [], []];
  const keeper = new PrivacyKeeper(
    {
      ...{ db, retention: readConfig(environment).retention },
      async cancelJobs(userId) {
        db.$client.prepare("update experiments set status = 'cancelled' where user_id = ?").run(userId);
        db.$client.exec('delete from jobs');
      },
      serverForgotten: (id) => forgotten.push(id),
      log: (sentence, error) => void (error === undefined ? said.push(sentence) : failed.push(error)),
    },
    limits,
  );
  onTestFinished(() => keeper.stop());
  return { keeper, said, failed, forgotten };
}

const count = (db: OpenDatabase, table: string) =>
  db.$client.prepare(`select count(*) from ${table}`).pluck().get();
const held = (db: OpenDatabase, id: string) => heldAbout(db, id).map(({ table }) => table.sql);

describe('what is too old', () => {
  it('is forgotten at the start: questions with what was said about them, and the use of the model', () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada, Date.now() - 366 * day);
    leaveTraces(db, bob, Date.now() - 89 * day);
    const { keeper } = keeperOf(db);
    keeper.start();
    expect(held(db, ada.id)).not.toEqual(expect.arrayContaining(['questions']));
    expect(held(db, ada.id)).not.toEqual(expect.arrayContaining(['feedback']));
    expect(held(db, ada.id)).not.toEqual(expect.arrayContaining(['model_use']));
    expect(held(db, ada.id)).toEqual(expect.arrayContaining(['experiments', 'answers', 'memories']));
    expect(held(db, bob.id)).toEqual(expect.arrayContaining(['questions', 'feedback', 'model_use']));
    expect(isOverwriteDue(db.$client)).toBe(false);
    expect(findIn(dirname(db.$client.name), ['zebrafish private question'])).toEqual([]);
  });

  it('is what the settings say', () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada, Date.now() - 10 * day);
    keeperOf(db, {}, { RETAIN_QUESTIONS_DAYS: '11', RETAIN_MODEL_USE_DAYS: '9' }).keeper.sweep();
    expect([count(db, 'questions'), count(db, 'model_use')]).toEqual([40, 0]);
    keeperOf(db, {}, { RETAIN_QUESTIONS_DAYS: '9' }).keeper.sweep();
    expect(count(db, 'questions')).toBe(0);
    expect(() => readConfig({ RETAIN_QUESTIONS_DAYS: '0' })).toThrow(/RETAIN_QUESTIONS_DAYS/);
  });

  it('includes a server that removed the bot, and leaves to learners what is theirs', () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada);
    leaveServer(db, serverId, Date.now() - 29 * day);
    const { keeper, forgotten } = keeperOf(db);
    keeper.sweep();
    expect([count(db, 'documents'), forgotten]).toEqual([1, []]);
    leaveServer(db, serverId, Date.now() - 31 * day);
    keeper.sweep();
    expect(forgotten).toEqual([serverId]);
    for (const table of ['servers', 'documents', 'study_channels', 'schedules', 'questions'])
      expect([table, count(db, table)]).toEqual([table, 0]);
    expect([count(db, 'decks'), count(db, 'cards'), count(db, 'quizzes')]).toEqual([1, 1, 2]);
    expect([count(db, 'experiments'), count(db, 'memories')]).toEqual([3, 1]);
    expect(findIn(dirname(db.$client.name), ['zebrafish shared'])).toEqual([]);
  });

  it('includes what was made from documents, and decks that nobody decided about', () => {
    const db = temporaryDatabase();
    for (const [name, days] of [
      ['old', 181],
      ['new', 179],
    ] as const) {
      addVectors(db, new Map([[name, Float32Array.of(1)]]), Date.now() - days * day);
      addModelQuestions(db, { section: name, topic: 'lstm' }, [{ question: name }], Date.now() - days * day);
    }
    rememberUser(db, bob);
    saveImport(db, { userId: bob.id, serverId: null, name: 'old', cards: [] }, Date.now() - day);
    rememberUser(db, ada);
    db.insert(deckImports).values({ userId: ada.id, name: 'new', cards: [], createdAt: Date.now() }).run();
    keeperOf(db).keeper.sweep();
    expect([...vectorsOf(db, ['old', 'new']).keys()]).toEqual(['new']);
    expect(modelQuestionsAbout(db, ['old', 'new']).map(({ section }) => section)).toEqual(['new']);
    expect(db.$client.prepare('select name from deck_imports').pluck().all()).toEqual(['new']);
  });

  it('includes copies, by the time in their names', () => {
    const db = temporaryDatabase();
    const folder = join(dirname(db.$client.name), 'backups');
    mkdirSync(folder);
    const stamp = (days: number) => new Date(Date.now() - days * day).toISOString().replaceAll(':', '-');
    const [old, recent] = [`${stamp(91)}-bot.sqlite`, `${stamp(89)}-bot.sqlite`];
    for (const name of [old, recent]) writeFileSync(join(folder, name), '');
    const { keeper, said } = keeperOf(db);
    keeper.sweep();
    expect(readdirSync(folder)).toEqual([recent]);
    expect(said).toEqual([expect.stringContaining(`${old}: it was more than 90 days old`)]);
  });

  it('waits for the next night when the database refuses', () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada, Date.now() - 366 * day);
    const other = new Client(db.$client.name);
    other.exec('begin immediate');
    const { keeper, failed } = keeperOf(db);
    keeper.start();
    expect(failed).toHaveLength(1);
    expect(count(db, 'questions')).toBe(40);
    other.close();
    keeper.sweep();
    expect(count(db, 'questions')).toBe(0);
  });
});

describe('erasing', () => {
  it('waits until everything else of the person has ended, and then erases that too', async () => {
    const db = temporaryDatabase();
    const { keeper } = keeperOf(db);
    const { promise, resolve } = Promise.withResolvers<void>();
    const asking = keeper.requests.track(ada.id, async () => {
      await promise;
      leaveTraces(db, ada);
    });
    let isErased = false;
    const erasing = keeper.requests
      .track(ada.id, () => keeper.erase(ada.id))
      .then(() => {
        isErased = true;
      });
    await sleep(100);
    expect(isErased).toBe(false);
    resolve();
    await Promise.all([asking, erasing]);
    expect(held(db, ada.id)).toEqual([]);
  });

  it('says so when that does not end, and has changed nothing', async () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada);
    const { keeper } = keeperOf(db, { requestsMs: 50 });
    const { promise, resolve } = Promise.withResolvers<void>();
    const asking = keeper.requests.track(ada.id, () => promise);
    const before = held(db, ada.id).filter((table) => table !== 'jobs');
    await expect(keeper.requests.track(ada.id, () => keeper.erase(ada.id))).rejects.toThrow(
      /still being answered/,
    );
    expect(held(db, ada.id)).toEqual(before);
    resolve();
    await asking;
  });

  it('twice at the same time, and beside others, comes to its end', async () => {
    const db = temporaryDatabase();
    leaveTraces(db, ada);
    leaveTraces(db, bob);
    const { keeper } = keeperOf(db);
    const erase = (id: string) => keeper.requests.track(id, () => keeper.erase(id));
    const other = Promise.withResolvers<void>();
    void keeper.requests.track(bob.id, () => other.promise);
    await Promise.all([erase(ada.id), erase(ada.id)]);
    other.resolve();
    expect([held(db, ada.id), held(db, bob.id).length > 0]).toEqual([[], true]);
  });

  it('that may not overwrite the file at once says so, and does it in the next night', async () => {
    const db = temporaryDatabase();
    const { keeper } = keeperOf(db);
    const erase = (id: string) => keeper.requests.track(id, () => keeper.erase(id));
    leaveTraces(db, ada);
    expect(await erase(ada.id)).toEqual({ isOverwritten: true });
    leaveTraces(db, bob);
    expect(await erase(bob.id)).toEqual({ isOverwritten: false });
    expect(isOverwriteDue(db.$client)).toBe(true);
    keeper.sweep();
    expect(isOverwriteDue(db.$client)).toBe(false);
    expect(findIn(dirname(db.$client.name), [bob.id, bob.name, 'axolotl private'])).toEqual([]);
  });
});
