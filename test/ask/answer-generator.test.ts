/** Answers of a language model: written, judged, shown whole or not at all. */
import { describe, expect, it } from 'vitest';
import {
  generate,
  judged,
  noon,
  payer,
  said,
  server,
  setUp,
  shown,
  task,
  used,
  useModelServer,
} from './generator.ts';
import {
  answers,
  type Behaviour,
  breaksAfter,
  fails,
  hangsAfter,
  isJudging,
  refuses,
  says,
  teaches,
  verdicts,
} from './model-server.ts';

useModelServer();

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
