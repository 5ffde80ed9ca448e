/** The connection to Discord, with discord.js on a local one: down, silent, back, closed for good, refused at the start. */
import { once } from 'node:events';
import { Client, GatewayIntentBits } from 'discord.js';
import { LocalDiscord } from 'local-discord';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/app/log.ts';
import { type Connection, connect, type MessageAccess } from '../../src/discord/connect.ts';
import { watchGateway } from '../../src/discord/gateway.ts';
import { UserError } from '../../src/types/errors.ts';

const log = createLog('silent');
let discord: LocalDiscord;
const open: Connection[] = [];

beforeEach(async () => {
  discord = await LocalDiscord.start({ heartbeatMs: 200 });
});
afterEach(async () => {
  for (const { client } of open.splice(0)) await client.destroy();
  await discord.stop();
});

async function start(reading: MessageAccess = 'mentions'): Promise<Connection> {
  const connection = await connect(discord, reading, log, () => undefined);
  open.push(connection);
  return connection;
}

/** The sentence that a start ends with; anything but a sentence for users fails the test. */
async function refusal(reading: MessageAccess = 'mentions'): Promise<string> {
  const error: unknown = await start(reading).then(
    () => 'it started',
    (reason: unknown) => reason,
  );
  if (!(error instanceof UserError)) throw error;
  return error.message;
}

describe('while it runs', () => {
  test.each([
    [4004, false, /no longer accepts the token.*DISCORD_TOKEN/],
    [4010, true, /number of connections/],
    [4011, true, /more connections/],
    [4012, false, /newer version/],
    [4013, false, /newer version/],
    [4014, true, /Message Content Intent/],
  ])('close %i is final, and says what to do', async (code, startAgain, words) => {
    const { gateway } = await start();
    expect(gateway.state().state).toBe('connected');
    discord.faults.dropGateway({ code });
    const loss = await gateway.lost;
    expect(loss).toEqual({ sentence: expect.stringMatching(words), startAgain });
    expect(loss.sentence).toContain(`(${code})`);
    expect(gateway.state().state).toBe('closed');
  });

  test.each([1000, 1001, 4000, 4001, 4003, 4007, 4008, 4009, 1006])(
    'after close %i it connects again',
    async (code) => {
      const { gateway } = await start();
      const back = new Promise<void>((resolve) => gateway.onReconnect(resolve));
      discord.faults.dropGateway({ code });
      await back;
      expect(gateway.state().state).toBe('connected');
    },
  );

  test('a Discord that is away is noticed at once, and so is its return', async () => {
    const { gateway } = await start();
    const since = gateway.state().since;
    let returns = 0;
    const back = new Promise<void>((resolve) =>
      gateway.onReconnect(() => {
        returns += 1;
        resolve();
      }),
    );
    discord.faults.setAway();
    await expect.poll(() => gateway.state().state).toBe('reconnecting');
    const down = gateway.state();
    expect(down.since).toBeGreaterThanOrEqual(since);
    // Several attempts fail meanwhile: it is down since the first.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(gateway.state()).toEqual(down);
    discord.faults.setAway(false);
    await back;
    expect(gateway.state()).toMatchObject({ state: 'connected' });
    expect(gateway.state().since).toBeGreaterThan(down.since);
    expect(returns).toBe(1);
  });

  test('heartbeats without an answer are silence, from the last one that had one', async () => {
    // discord.js itself gives up such a connection one interval later: slower here than our own limit.
    await discord.stop();
    discord = await LocalDiscord.start({ heartbeatMs: 2_000 });
    const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: discord.api } });
    const gateway = watchGateway(client, log, { silentMs: 300 });
    discord.faults.ignoreHeartbeats();
    await Promise.all([once(client, 'clientReady'), client.login(discord.token)]);
    const { state, since } = gateway.state();
    expect(state).toBe('connected');
    await expect.poll(() => gateway.state()).toEqual({ state: 'silent', since });
    discord.faults.ignoreHeartbeats(false);
    await expect.poll(() => gateway.state().state).toBe('connected');
    await client.destroy();
  });
});

describe('at the start', () => {
  test.each([
    [4004, /^Discord refused the token.*DISCORD_TOKEN/],
    [4010, /number of connections/],
    [4011, /more connections/],
    [4012, /newer version/],
    [4013, /newer version/],
    [4014, /Message Content Intent/],
  ])('close %i is one sentence', async (code, words) => {
    discord.faults.refuseSessions(code);
    expect(await refusal()).toMatch(words);
  });

  test('without the right to read messages it starts all the same', async () => {
    await discord.stop();
    discord = await LocalDiscord.start({ privilegedIntents: 0 });
    expect((await start('all')).messageAccess).toBe('mentions');
  });

  const answers = [
    [500, {}, /trouble of its own.*HTTP 500/],
    [503, {}, /trouble of its own.*HTTP 503/],
    [403, { message: '403: Forbidden', code: 0 }, /refused GET .*gateway\/bot: 403: Forbidden \(HTTP 403/],
    [404, { message: '404: Not Found', code: 0 }, /refused GET .*HTTP 404/],
    [401, { message: '401: Unauthorized', code: 0 }, /refused the token/],
  ] as const;
  test.each(answers)('HTTP %i is one sentence', async (status, body, words) => {
    discord.faults.answer(/gateway\/bot/, { status, body }, 99);
    expect(await refusal()).toMatch(words);
  });

  test('a bot that was started too often is told when it may start again', async () => {
    const limit = { total: 1_000, remaining: 0, reset_after: 3_600_000, max_concurrency: 1 };
    const body = { url: discord.core.url, shards: 1, session_start_limit: limit };
    discord.faults.answer(/gateway\/bot/, { status: 200, body }, 99);
    expect(await refusal()).toMatch(/no further start before \d{4}-\d\d-\d\dT/);
  });

  test('a Discord that is away, and something that is no Discord, are told apart', async () => {
    discord.faults.setAway();
    expect(await refusal()).toMatch(/^Discord could not be reached at http/);
    discord.faults.setAway(false);
    discord.faults.answer(/gateway\/bot/, { status: 200 }, 99);
    expect(await refusal()).toMatch(/is not Discord/);
  });
});
