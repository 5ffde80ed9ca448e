/** Joining, leaving, registering: what happens around the commands. */
import fs from 'node:fs';
import path from 'node:path';
import Client from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot } from '../../src/app/bot.ts';
import { createLog } from '../../src/app/log.ts';
import { eventually } from '../support/process.ts';
import { startUnrolled, temporaryFolder, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(async () => {
  await unrolled.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

function server(name: string) {
  const db = new Client(path.join(unrolled.config.dataDir, 'unrolled.sqlite'), { readonly: true });
  try {
    return db
      .prepare('select joined_at as joinedAt, left_at as leftAt from servers where name = ?')
      .get(name) as { joinedAt: number; leftAt: number | null } | undefined;
  } finally {
    db.close();
  }
}

/** The commands in a scope, as Discord has them. */
const registered = (scope: string) =>
  (unrolled.discord.core.world.commands.get(scope) ?? []).map(({ name }) => name).sort();
const puts = () =>
  unrolled.discord.requests.filter(
    ({ method, path: route }) => method === 'PUT' && route.endsWith('/commands'),
  );

const folder = temporaryFolder();

/** Another bot of the same application, on a data folder of its own. */
const again = (guildId?: string) =>
  startBot(
    { ...unrolled.config, dataDir: folder, ...(guildId && { discordGuildId: guildId }) },
    unrolled.discord,
    createLog('error'),
  );

describe('servers', () => {
  it('knows those it is in from the start', () => {
    expect(server('Study group')?.joinedAt).toBeGreaterThan(0);
    expect(server('Chess club')).toBeUndefined();
  });

  it('remembers being invited and removed, and works after coming back', async () => {
    const { discord } = unrolled;
    discord.invite('Chess club');
    await eventually(() => server('Chess club')?.leftAt === null, 5_000);
    discord.kick('Chess club');
    await eventually(() => (server('Chess club')?.leftAt ?? 0) > 0, 5_000);
    discord.invite('Chess club');
    await eventually(() => server('Chess club')?.leftAt === null, 5_000);
    expect((await discord.answer('help', {}, { channel: 'openings' })).embeds).toHaveLength(1);
  });

  it('keeps working when the connection breaks', async () => {
    const { discord } = unrolled;
    discord.faults.dropGateway();
    await eventually(
      () => [...discord.core.gateway.sessions.values()].some(({ socket }) => socket.open),
      10_000,
    );
    expect((await discord.answer('help')).embeds).toHaveLength(1);
  });
});

describe('a second bot', () => {
  it('is refused on the same data folder', async () => {
    await expect(startBot(unrolled.config, unrolled.discord, createLog('error'))).rejects.toThrow(
      /Another bot is using/,
    );
  });
});

describe('registration', () => {
  it('is sent once, and not again by a bot with the same commands', async () => {
    expect(registered('global')).toContain('train');
    const before = puts().length;
    await (await again()).close();
    expect(puts().length).toBe(before);
  });

  it('moves to one server and back without ever listing a command twice', async () => {
    const { discord } = unrolled;
    const guild = discord.core.world.guild('Evening class').id;
    await (await again(guild)).close();
    expect([registered(guild).includes('train'), registered('global')]).toEqual([true, []]);
    await (await again()).close();
    expect([registered(guild), registered('global').includes('train')]).toEqual([[], true]);
  });
});
