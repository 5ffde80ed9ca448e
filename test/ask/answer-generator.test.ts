/** Answers of a language model: written, judged, shown whole or not at all, within an allowance, asked once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerGenerator } from '../../src/ask/answer-generator.ts';
import type { Evidence } from '../../src/ask/evidence.ts';
import { createModel } from '../../src/ask/model.ts';
import { modelUse } from '../../src/ask/tables/schema.ts';
import { verdictFormat } from '../../src/ask/verdicts.ts';
import { closeDatabase, type OpenDatabase, openDatabase } from '../../src/db/open.ts';
import { temporaryFolder } from '../support/unrolled.ts';
import {
  answers,
  type Behaviour,
  breaksAfter,
  fails,
  hangsAfter,
  isJudging,
  type ModelServer,
  refuses,
  says,
  startModelServer,
  teaches,
  verdicts,
} from './model-server.ts';

let server: ModelServer;
let db: OpenDatabase;

beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
  db = openDatabase(`${temporaryFolder()}/db.sqlite`);
  server.asked.splice(0);
  server.behave(teaches(said));
  return () => closeDatabase(db);
});

const said = 'The Moon pulls the water [1].';
const shown = { claims: [{ text: 'The Moon pulls the water.', cites: [0] }] };
const evidence: Evidence[] = [{ label: 'Tides, first look', text: 'The Moon pulls the water.' }];
const payer = { userId: 'ann', serverId: 'school' };
const noon = Date.UTC(2026, 0, 31, 12);

function setUp(
  allowance: Partial<Parameters<typeof createAnswerGenerator>[0]['allowance']> = {},
  now = () => noon,
  deadlineMs = 10_000,
) {
  const model = { apiKey: 'k', baseUrl: server.url, model: 'm', deadlineMs: 10_000, maxTokens: 50 };
  return createAnswerGenerator({
    db,
    now,
    deadlineMs,
    maxTokens: 50,
    prices: { input: 1, output: 10 },
    allowance: { userTokens: 50_000, serverTokens: 500_000, cost: 1e6, ...allowance },
    writer: createModel(model),
    judge: createModel({ ...model, format: verdictFormat() }),
  });
}
const task = (question: string) => ({ question, evidence, level: 'first' as const, history: [] });
const used = () => db.select().from(modelUse).all();
const generate = (question = 'Why?') => setUp().generate(task(question), payer);
const judged = () => server.asked.filter(isJudging).length;

describe('an answer', () => {
  it('of which every sentence is supported is shown whole', async () => {
    server.behave(teaches('No. The Moon pulls the water [1]. It draws the sea to itself [1].'));
    expect(await generate()).toEqual({
      claims: [
        { text: 'No. The Moon pulls the water.', cites: [0] },
        { text: 'It draws the sea to itself.', cites: [0] },
      ],
    });
    expect([server.asked.length, judged()]).toEqual([2, 1]);
  });

  it('is inert', async () => {
    server.behave(teaches('The *Moon* pulls_the_water ||twice|| a day [1].'));
    expect((await generate('pulls_the_water?')).claims.map(({ text }) => text).join()).not.toMatch(
      /(?<!\\)[*_|`]/,
    );
  });

  it.each(['contradicted', 'not_stated'] as const)(
    'with one sentence %s is not shown at all',
    async (verdict) => {
      const more = 'The Moon pulls the water [1]. The water pulls the Moon [1].';
      server.behave(teaches(more, () => verdicts(['supported', verdict])));
      expect(await generate()).toEqual({ claims: [], fault: 'empty' });
      // The model is asked twice to write, and told why.
      expect([server.asked.length, judged()]).toEqual([4, 2]);
      expect(server.asked[2]?.body.messages.slice(-2)).toMatchObject([
        { role: 'assistant', content: more },
        { role: 'user', content: expect.stringContaining('- “The water pulls the Moon.”') },
      ]);
    },
  );

  it('that does not answer the question is not shown', async () => {
    server.behave(teaches(said, () => verdicts(['supported'], false)));
    expect(await generate()).toEqual({ claims: [], fault: 'empty' });
    expect(server.asked[2]?.body.messages.at(-1)?.content).toContain('It does not answer the question');
  });

  it('is shown where a second try stands up', async () => {
    const wrong = 'The water pulls the Moon [1].';
    server.behave(
      teaches([wrong, said], ([sentence]) =>
        verdicts([sentence === 'The Moon pulls the water.' ? 'supported' : 'contradicted']),
      ),
    );
    expect(await generate()).toEqual(shown);
    expect([server.asked.length, judged()]).toEqual([4, 2]);
  });

  it('with a number, a name or a link of its own is not shown, whatever the verdicts say', async () => {
    for (const lie of ['It pulls 17 times', 'Newton was told it', 'See https://example.invalid']) {
      server.behave(teaches(`${said} So ${lie} [1].`));
      expect(await generate(`Why ${lie.length}?`), lie).toEqual({ claims: [], fault: 'empty' });
    }
    expect(judged()).toBe(0);
  });

  it.each([
    ['missing', ''],
    ['malformed', 'Every sentence is supported.'],
    ['contradictory', verdicts(['supported', 'supported']).replace('"sentence":2', '"sentence":1')],
    ['of too few sentences', verdicts([])],
  ])('with %s verdicts is not shown, nor asked for again', async (_, text) => {
    server.behave(teaches(said, () => text));
    expect(await generate()).toMatchObject({ claims: [], fault: expect.stringMatching(/unjudged|empty/) });
    expect(server.asked).toHaveLength(2);
  });

  it.each([
    'NOT IN THE SOURCES',
    '**Not in the sources.**',
    'The documents do not say what pulls the water.',
  ])('%j says that the documents do not cover it', async (text) => {
    server.behave(teaches(text));
    expect(await generate()).toEqual({ claims: [], fault: 'uncovered' });
  });

  it('may come from a server that knows no form and thinks aloud', async () => {
    const plain = teaches(`<think>The water pulls the Moon [1].</think>${said}`, () => {
      return `<think>Is it supported?</think>\n${verdicts(['supported'])}`;
    });
    server.behave((response, asked) =>
      'response_format' in asked.body
        ? answers(400, { error: { message: 'unknown parameter' } })(response, asked)
        : plain(response, asked),
    );
    expect(await generate()).toEqual(shown);
    expect(server.asked).toHaveLength(3);
  });
});

describe('a call', () => {
  it('is paid by what the server counted', async () => {
    await generate();
    expect(used()).toEqual([
      {
        day: '2026-01-31',
        userId: 'ann',
        serverId: 'school',
        calls: 2,
        tokens: 240,
        cost: 2 * (100 + 20 * 10),
      },
    ]);
  });

  it.each([[{ prompt_tokens: 5, total_tokens: 5 }], [{ completion_tokens: 7 }], [{}]])(
    'is given where the server counts in part, and what it did not count is estimated: %j',
    async (usage) => {
      server.behave((response, asked) =>
        says(isJudging(asked) ? verdicts(['supported']) : said, usage as never)(response, asked),
      );
      expect(await generate()).toEqual(shown);
      expect(used()).toMatchObject([{ calls: 2 }]);
      expect(used()[0]?.tokens).toBeGreaterThan(20);
    },
  );

  it('costs nothing where the server did nothing', async () => {
    server.behave(fails(429, 'insufficient_quota'));
    expect(await generate()).toEqual({ claims: [], fault: 'quota' });
    expect(used()[0]).toMatchObject({ calls: 1, tokens: 0, cost: 0 });
  });

  const failing: [fault: string, behaviour: Behaviour][] = [
    ['broken', breaksAfter('The Moon pulls the water [1]. The water fo')],
    ['server', fails(500, 'server_error')],
    ['refused', refuses('refusal')],
  ];
  it.each(failing)(
    'to write that ends as %s leaves nothing, is paid, and is not made again',
    async (fault, behaviour) => {
      server.behave(behaviour);
      expect(await generate()).toEqual({ claims: [], fault });
      expect(server.asked).toHaveLength(1);
    },
  );

  it.each(failing)('to judge that ends as %s leaves nothing', async (fault, behaviour) => {
    server.behave((response, asked) => (isJudging(asked) ? behaviour : says(said))(response, asked));
    expect(await generate()).toEqual({ claims: [], fault });
    expect(server.asked).toHaveLength(2);
    expect(used()[0]?.tokens).toBeGreaterThan(100);
  });

  it.each([
    ['to write', 1, hangsAfter('')],
    [
      'to judge',
      2,
      ((response, asked) => (isJudging(asked) ? hangsAfter('{') : says(said))(response, asked)) as Behaviour,
    ],
  ])('%s that says nothing ends at the deadline of all', async (_, calls, behaviour) => {
    server.behave(behaviour);
    expect(await setUp({}, () => noon, 400).generate(task('Why?'), payer)).toEqual({
      claims: [],
      fault: 'timeout',
    });
    expect(server.asked).toHaveLength(calls);
  });
});

describe('the allowance', () => {
  const ask = async (answerGenerator: ReturnType<typeof setUp>, n: number, who = payer) =>
    (await answerGenerator.generate(task(`Why ${n}?`), who)).fault;

  /** The reservation for an answer while the model writes it. */
  async function reserved(): Promise<number> {
    let tokens = 0;
    server.behave((response, asked) => {
      tokens = used().find(({ userId }) => userId === 'eve')?.tokens ?? 0;
      return fails(429, 'rate_limit_exceeded')(response, asked);
    });
    await ask(setUp(), 0, { userId: 'eve', serverId: 'elsewhere' });
    server.behave(teaches(said));
    server.asked.splice(0);
    expect(tokens).toBeGreaterThan(4 * 50);
    return tokens;
  }

  it('is set aside for all four calls, and what was not needed is given back', async () => {
    const most = await reserved();
    expect(await ask(setUp({ userTokens: most - 1 }), 1)).toBe('user');
    expect(await ask(setUp({ userTokens: most }), 2)).toBeUndefined();
    expect(used().find(({ userId }) => userId === 'ann')).toMatchObject({ calls: 2, tokens: 240 });
  });

  it('of a person ends with the day', async () => {
    let now = noon;
    const most = await reserved();
    const answerGenerator = setUp({ userTokens: most + 700 }, () => now);
    const faults = [];
    for (let n = 0; n < 6; n++) faults.push(await ask(answerGenerator, n));
    expect(faults.slice(-1)).toEqual(['user']);
    expect(await ask(answerGenerator, 7, { userId: 'bob', serverId: 'school' })).toBeUndefined();
    now += 12 * 3_600_000;
    expect(await ask(answerGenerator, 8)).toBeUndefined();
  });

  it('of a server is shared, and direct messages have none', async () => {
    const answerGenerator = setUp({ serverTokens: 0 });
    expect(await ask(answerGenerator, 1)).toBe('server_share');
    expect(await ask(answerGenerator, 2, { userId: 'ann', serverId: null as never })).toBeUndefined();
    expect(server.asked).toHaveLength(2);
  });

  it('in money is for all together', async () => {
    expect(await ask(setUp({ cost: 10 }), 1)).toBe('money');
    expect(server.asked).toHaveLength(0);
  });

  it('holds for calls side by side', async () => {
    const answerGenerator = setUp({ userTokens: 3 * (await reserved()) });
    const faults = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(answerGenerator, n)));
    expect(faults).toContain('user');
    expect(server.asked.length).toBe(2 * faults.filter((fault) => fault === undefined).length);
  });

  it('survives a restart', async () => {
    await ask(setUp(), 1);
    expect(await ask(setUp({ userTokens: (await reserved()) + 200 }), 2)).toBe('user');
  });
});

describe('the same question', () => {
  it('is asked once, at a time and later', async () => {
    const answerGenerator = setUp();
    const both = [
      answerGenerator.generate(task('Why?'), payer),
      answerGenerator.generate(task('Why?'), payer),
    ];
    const [first, second] = await Promise.all(both);
    expect(first).toEqual(second);
    expect(await answerGenerator.generate(task('Why?'), { userId: 'bob', serverId: null })).toEqual(first);
    expect(server.asked).toHaveLength(2);
  });

  it('is asked anew by a person after a fault', async () => {
    const answerGenerator = setUp();
    server.behave(fails(500, 'server_error'));
    await answerGenerator.generate(task('Why?'), payer);
    server.behave(teaches(said));
    expect((await answerGenerator.generate(task('Why?'), payer)).claims).toHaveLength(1);
  });
});
