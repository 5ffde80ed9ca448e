/** What a language model may cost: within an allowance, and the same question asked once. */
import { describe, expect, it } from 'vitest';
import { noon, payer, said, server, setUp, task, used, useModelServer } from './generator.ts';
import { fails, teaches } from './model-server.ts';

useModelServer();

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
