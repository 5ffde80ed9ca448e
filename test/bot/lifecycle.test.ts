/** Starting, ending and dying: the bot as a real process, killed at bad moments. */
import fs from 'node:fs';
import path from 'node:path';
import Client from 'better-sqlite3';
import type { APIMessage } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { useBots } from '../support/bots.ts';
import { childrenOf, eventually, isAlive } from '../support/process.ts';
import { pictures } from '../support/unrolled.ts';
import { freePort } from '../training/redis-server.ts';

const bots = useBots();

const description = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';
const done = (message: APIMessage) => /never seen before/.test(description(message));
const isTraining = (message: APIMessage) => /Epoch \d+ of/.test(description(message));
/** Some seconds: long enough to be met in the middle. */
const job = { network: 'lstm', samples: 4_096, epochs: 10, units: 64 };

function statuses(): { status: string; rows: number }[] {
  const db = new Client(path.join(bots.folder, 'unrolled.sqlite'), { readonly: true });
  try {
    return db.prepare('select status, count(*) as rows from experiments group by status').all() as ReturnType<
      typeof statuses
    >;
  } finally {
    db.close();
  }
}

describe('a bot that dies', () => {
  it('leaves no process behind, and its next start brings the job and its message to their end', async () => {
    const bot = await bots.start();
    const message = await bots.discord.answer('train', job);
    await bots.discord.waitForEdit(message, isTraining);
    const children = childrenOf(bot.pid);
    expect(children.length).toBeGreaterThanOrEqual(2);
    await bot.end('SIGKILL');
    await eventually(() => !children.some(isAlive), 20_000);

    await bots.start();
    const final = await bots.discord.waitForEdit(message, done, { timeoutMs: 60_000 });
    expect(pictures(final, bots.discord)).not.toHaveLength(0);
    expect(statuses()).toEqual([{ status: 'done', rows: 1 }]);
  });

  it('shows a result after a crash between storing and showing it', async () => {
    const bot = await bots.start();
    bots.discord.faults.serverError(/^PATCH .*messages/, 1_000);
    const { message } = await bots.discord.slash('train', { network: 'cnn', samples: 256, epochs: 1 });
    await eventually(() => statuses().some(({ status }) => status === 'done'), 20_000);
    await bot.end('SIGKILL');
    bots.discord.faults.clear();
    await bots.start();
    await bots.discord.waitForEdit(message?.id ?? '', done);
    expect(statuses()).toEqual([{ status: 'done', rows: 1 }]);
  });

  it('ends the answer that it was giving when it died', async () => {
    const bot = await bots.start();
    bots.discord.faults.slow(/^(PATCH|POST) .*(@original|messages)/, 60_000);
    const { message } = await bots.discord.slash('explain', { topic: 'memory' });
    await bot.end('SIGKILL');
    bots.discord.faults.clear();
    await bots.start();
    const ended = await bots.discord.waitForEdit(message?.id ?? '');
    expect(description(ended)).toMatch(/^I was interrupted before I could answer this\./);
  });

  it('answers buttons that were sent before it died', async () => {
    const bot = await bots.start();
    const lesson = await bots.discord.answer('explain', { topic: 'memory' });
    const first = description(lesson);
    await bot.end('SIGKILL');
    await bots.start();
    await bots.discord.click(lesson, 'In depth');
    await bots.discord.waitForEdit(lesson, (message) => description(message) !== first);
  });
});

describe('a bot that is ended', () => {
  it('goes within ten seconds with all its processes, and loses no job', async () => {
    const bot = await bots.start();
    const message = await bots.discord.answer('train', job);
    await bots.discord.waitForEdit(message, isTraining);
    const children = childrenOf(bot.pid);
    // After nine seconds it would give up waiting and exit with 1.
    expect(await bot.end('SIGTERM')).toEqual({ code: 0, signal: null });
    await eventually(() => !children.some(isAlive), 20_000);
    // Nothing draws, writes or learns on after its database is closed.
    expect(bot.output()).not.toMatch(/"level"/);
    expect(statuses()).toEqual([{ status: 'queued', rows: 1 }]);
    await bots.start();
    await bots.discord.waitForEdit(message, done, { timeoutMs: 60_000 });
  });
});

describe('a child that dies', () => {
  it('fails its job with a sentence, and the next job works', async () => {
    const bot = await bots.start();
    const message = await bots.discord.answer('train', job);
    await bots.discord.waitForEdit(message, isTraining);
    for (const pid of childrenOf(bot.pid, /training/)) process.kill(pid, 'SIGKILL');
    const failed = await bots.discord.waitForEdit(message, (m) =>
      description(m).startsWith('This run ended without a result'),
    );
    expect(description(failed)).toMatch(/[.!?]$/);
    const next = await bots.discord.answer('train', { network: 'cnn', samples: 256, epochs: 1 });
    await bots.discord.waitForEdit(next, done);
  });

  it('takes no more than one picture with it', async () => {
    const bot = await bots.start();
    await bots.discord.answer('explain', { topic: 'cnn' });
    for (const pid of childrenOf(bot.pid, /drawing/)) process.kill(pid, 'SIGKILL');
    await bots.discord.answer('explain', { topic: 'cnn' });
    const after = await bots.discord.answer('explain', { topic: 'cnn' });
    expect(pictures(after, bots.discord)).toHaveLength(1);
  });
});

describe('a bot that cannot start says why in one sentence:', () => {
  const fails = async (environment: Record<string, string>, where?: string) => {
    const bot = bots.launch(environment, where);
    const code = bot.child.exitCode ?? (await new Promise((resolve) => bot.child.once('exit', resolve)));
    expect(code).toBe(1);
    expect(bot.output()).not.toMatch(/^\s+at /m);
    return bot.output();
  };

  it('a wrong token', async () =>
    expect(await fails({ DISCORD_TOKEN: 'wrong' })).toContain('Discord refused the token'));
  it('a Discord out of reach', async () =>
    expect(await fails({ DISCORD_API_URL: 'http://127.0.0.1:9/api' })).toContain(
      'Discord could not be reached',
    ));
  it('a data folder that cannot be written', async () =>
    expect(await fails({ DATA_DIR: '/dev/null/data' })).toContain('cannot be used'));
  it('a documents folder that is not there', async () =>
    expect(await fails({ DOCUMENTS_DIR: path.join(bots.folder, 'none') })).toContain('cannot be read'));
  it('a malformed setting, by its name', async () =>
    expect(await fails({ TRAINING_WORKERS: 'many' })).toContain('TRAINING_WORKERS'));
  it('a port that is taken', async () => {
    const port = new URL(bots.discord.api).port;
    const environment = { DISCORD_TOKEN: '', PLAYGROUND_PORT: port };
    expect(await fails(environment)).toContain(`Port ${port} is taken by another program`);
    expect(await fails({ HEALTH_PORT: port })).toContain('HEALTH_PORT');
  });
  it('a server that the bot is not in', async () => {
    const { id } = bots.discord.core.world.guild('Chess club');
    const said = await fails({ DISCORD_GUILD_ID: id });
    expect(said).toContain(`DISCORD_GUILD_ID is ${id}`);
    expect(said).toContain('invite the bot there');
  });
  it('a Discord in trouble', async () => {
    bots.discord.faults.serverError(/^PUT .*commands/, 99, 500);
    expect(await fails({})).toMatch(/trouble of its own: PUT .*commands was answered with HTTP 500/);
  });
  it('a malformed setting in .env', async () => {
    fs.writeFileSync(path.join(bots.folder, '.env'), 'PLAYGROUND_PORT=somewhere\n');
    expect(await fails({}, bots.folder)).toContain('PLAYGROUND_PORT');
  });
});

describe('a connection to Discord', () => {
  it.each([
    [4004, 78, 'DISCORD_TOKEN'],
    [4011, 75, 'Start again'],
  ])('that is closed for good with %i ends the bot with %i and a sentence', async (close, exit, words) => {
    const bot = await bots.start();
    const children = childrenOf(bot.pid);
    const ended = new Promise((resolve) => bot.child.once('close', resolve));
    bots.discord.faults.dropGateway({ code: close });
    expect(await ended).toBe(exit);
    const said = bot.output().trim().split('\n').at(-1);
    expect(said).toMatch(/^Discord closed the connection for good/);
    expect(said).toContain(words);
    await eventually(() => !children.some(isAlive), 20_000);
  });

  it('shows in /health, with its time', async () => {
    const port = await freePort();
    await bots.start({ HEALTH_PORT: String(port) });
    const health = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/health`);
      return { status: answer.status, ...((await answer.json()) as { gateway: string; since: string }) };
    };
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    const up = { status: 200, ok: true, commands: expect.any(Number), gateway: 'connected', since: time };
    const before = await health();
    expect(before).toEqual(up);
    bots.discord.faults.setAway();
    await expect.poll(health).toEqual({ ...up, status: 503, ok: false, gateway: 'reconnecting' });
    const down = await health();
    expect(Date.parse(down.since)).toBeGreaterThan(Date.parse(before.since));
    bots.discord.faults.setAway(false);
    await expect.poll(health).toEqual(up);
    expect(Date.parse((await health()).since)).toBeGreaterThan(Date.parse(down.since));
    expect((await fetch(`http://127.0.0.1:${port}/else`)).status).toBe(404);
  });
});

describe('a broken document', () => {
  it('is reported with file and line, and mended without a restart', async () => {
    const documents = path.join(bots.folder, 'documents');
    fs.cpSync('documents', documents, { recursive: true });
    fs.writeFileSync(
      path.join(documents, 'new.md'),
      '---\nid: new\nrelated: [nowhere]\n---\n\n# New\n\n## First look\n\nText.\n',
    );
    const bot = await bots.start({ DOCUMENTS_DIR: documents });
    await bot.says(/"file":"new\.md","line":3/);
    fs.writeFileSync(path.join(documents, 'new.md'), '# Brand new\n\nFresh words.\n');
    await eventuallyAnswers('brand new', 'Fresh words.');
  });

  async function eventuallyAnswers(topic: string, text: string) {
    for (let tries = 0; tries < 50; tries++) {
      const answer = await bots.discord.answer('explain', { topic });
      if (description(answer) === text) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`/explain ${topic} never said “${text}”`);
  }
});
