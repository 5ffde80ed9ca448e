/** What a model may cost, kept in the database; nothing is asked twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/ask/excerpt.ts';
import { createModel } from '../../src/ask/model.ts';
import { indexPassages, type PassageIndex } from '../../src/ask/retrieve.ts';
import { createTutor } from '../../src/ask/tutor.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { modelUse } from '../../src/db/schema.ts';
import { temporaryFolder } from '../support/unrolled.ts';
import { libraryFrom } from './library.ts';
import { breaksAfter, fails, hangsAfter, type ModelServer, says, startModelServer } from './model-server.ts';

let server: ModelServer;
let index: PassageIndex;
let db: OpenDatabase;

beforeAll(async () => {
  server = await startModelServer();
  index = await indexPassages(libraryFrom({ 'tides.md': '# Tides\n\nThe Moon pulls the water.' }));
});
afterAll(async () => {
  index.close();
  await server.close();
});
beforeEach(() => {
  db = openDatabase(`${temporaryFolder()}/db.sqlite`);
  server.asked.splice(0);
  server.behave(says('The Moon pulls the water [1].'));
  return () => closeDatabase(db);
});

const evidence: Evidence[] = [{ label: 'Tides, first look', text: 'The Moon pulls the water.' }];
const payer = { userId: 'ann', serverId: 'school' };
const noon = Date.UTC(2026, 0, 31, 12);

const setUp = (
  allowance: Partial<Parameters<typeof createTutor>[0]['allowance']> = {},
  now = () => noon,
  deadlineMs = 10_000,
) =>
  createTutor({
    db,
    now,
    deadlineMs,
    maxTokens: 50,
    prices: { input: 1, output: 10 },
    allowance: { userTokens: 10_000, serverTokens: 100_000, cost: 1e6, ...allowance },
    model: createModel({
      ...{ apiKey: 'k', baseUrl: server.url, model: 'm', deadlineMs, maxTokens: 50 },
    }),
  });
const task = (question: string) => ({ question, evidence, level: 'first' as const, history: [] });
const used = () => db.select().from(modelUse).all();

describe('a call', () => {
  it('is paid by what the server counted', async () => {
    const lesson = await setUp().teach(task('Why?'), index, payer);
    expect(lesson).toEqual({ claims: [{ text: 'The Moon pulls the water.', cites: [0] }] });
    expect(used()).toEqual([
      { day: '2026-01-31', userId: 'ann', serverId: 'school', calls: 1, tokens: 120, cost: 100 + 20 * 10 },
    ]);
  });

  it.each([
    [{ prompt_tokens: 5, total_tokens: 5 }, 5 + 10],
    [{ completion_tokens: 7 }, undefined],
    [{}, undefined],
  ])(
    'is given where the server counts in part, and what it did not count is estimated: %j',
    async (usage, tokens) => {
      server.behave(says('The Moon pulls the water [1].', usage as never));
      const lesson = await setUp().teach(task('Why?'), index, payer);
      expect(lesson).toEqual({ claims: [{ text: 'The Moon pulls the water.', cites: [0] }] });
      expect(used()).toHaveLength(1);
      if (tokens !== undefined) expect(used()[0]?.tokens).toBe(tokens);
      else expect(used()[0]?.tokens).toBeGreaterThan(10);
    },
  );

  it('shows none of its thoughts', async () => {
    const draft = 'The Moon pulls the water twice [1]. Wait, maybe the water pulls the Moon [1].';
    for (const text of [
      `<think>${draft}</think> The Moon pulls the water [1].`,
      `${draft}</think> The Moon pulls the water [1].`,
      `<think>${draft}`,
    ]) {
      server.behave(says(text));
      const seen: string[] = [];
      const lesson = await setUp().teach(task(`Why ${text.length}?`), index, payer, (claims) =>
        seen.push(...claims.map((claim) => claim.text)),
      );
      const whole = lesson.claims.map((claim) => claim.text);
      expect([...seen, ...whole].filter((claim) => claim !== 'The Moon pulls the water.')).toEqual([]);
      expect(whole).toHaveLength(text.startsWith('<think>') && !text.includes('</think>') ? 0 : 1);
    }
  });

  it('costs nothing where the server did nothing', async () => {
    server.behave(fails(429, 'insufficient_quota'));
    expect(await setUp().teach(task('Why?'), index, payer)).toEqual({ claims: [], fault: 'quota' });
    expect(used()[0]).toMatchObject({ tokens: 0, cost: 0 });
  });

  it('that broke off keeps its whole sentences, says so, and is paid', async () => {
    server.behave(breaksAfter('The Moon pulls the water [1]. The water fo'));
    expect(await setUp().teach(task('Why?'), index, payer)).toEqual({
      claims: [{ text: 'The Moon pulls the water.', cites: [0] }],
      fault: 'broken',
    });
    expect(used()[0]?.tokens).toBeGreaterThan(100);
  });

  it('that says nothing ends at the deadline', async () => {
    server.behave(hangsAfter(''));
    expect(await setUp({}, () => noon, 300).teach(task('Why?'), index, payer)).toEqual({
      claims: [],
      fault: 'timeout',
    });
  });

  it('that says nothing supported counts as empty', async () => {
    server.behave(says('As a large language model I love cheese.'));
    expect(await setUp().teach(task('Why?'), index, payer)).toEqual({ claims: [], fault: 'empty' });
  });
});

describe('the allowance', () => {
  const ask = async (tutor: ReturnType<typeof setUp>, n: number, who = payer) =>
    (await tutor.teach(task(`Why ${n}?`), index, who)).fault;

  it('of a person ends with the day', async () => {
    let now = noon;
    const tutor = setUp({ userTokens: 700 }, () => now);
    const faults = [];
    for (let n = 0; n < 6; n++) faults.push(await ask(tutor, n));
    expect(faults.slice(-1)).toEqual(['user']);
    expect(await ask(tutor, 7, { userId: 'bob', serverId: 'school' })).toBeUndefined();
    now += 12 * 3_600_000;
    expect(await ask(tutor, 8)).toBeUndefined();
  });

  it('of a server is shared, and direct messages have none', async () => {
    const tutor = setUp({ serverTokens: 0 });
    expect(await ask(tutor, 1)).toBe('server_share');
    expect(await ask(tutor, 2, { userId: 'ann', serverId: null as never })).toBeUndefined();
    expect(server.asked).toHaveLength(1);
  });

  it('in money is for all together', async () => {
    expect(await ask(setUp({ cost: 10 }), 1)).toBe('money');
    expect(server.asked).toHaveLength(0);
  });

  it('holds for calls side by side', async () => {
    const tutor = setUp({ userTokens: 1_000 });
    const faults = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(tutor, n)));
    expect(faults).toContain('user');
    expect(server.asked.length).toBe(faults.filter((fault) => fault === undefined).length);
  });

  it('survives a restart', async () => {
    await ask(setUp(), 1);
    expect(await ask(setUp({ userTokens: 350 }), 2)).toBe('user');
  });
});

describe('the same question', () => {
  it('is asked once, at a time and later', async () => {
    const tutor = setUp();
    const both = [tutor.teach(task('Why?'), index, payer), tutor.teach(task('Why?'), index, payer)];
    const [first, second] = await Promise.all(both);
    expect(first).toEqual(second);
    expect(await tutor.teach(task('Why?'), index, { userId: 'bob', serverId: null })).toEqual(first);
    expect(server.asked).toHaveLength(1);
  });

  it('is asked anew by a person after a fault', async () => {
    const tutor = setUp();
    server.behave(fails(500, 'server_error'));
    await tutor.teach(task('Why?'), index, payer);
    server.behave(says('The Moon pulls the water [1].'));
    expect((await tutor.teach(task('Why?'), index, payer)).claims).toHaveLength(1);
  });
});
