/** Scheduled quizzes: posted exactly once however often the bot is killed, and trouble told once. */
import path from 'node:path';
import Client from 'better-sqlite3';
import type { APIMessage } from 'discord.js';
import type { Channel, LocalDiscord } from 'local-discord';
import { describe, expect, it } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { joinServer } from '../../src/db/servers.ts';
import { rememberUser } from '../../src/db/users.ts';
import { addSchedule } from '../../src/quiz/tables/schedules.ts';
import { useBots } from '../support/bots.ts';
import { embedText as text, embedTitle as title } from '../support/messages.ts';
import { labels } from '../support/unrolled.ts';

const isQuestion = (message: APIMessage) => labels(message).includes('End this question');

describe('a bot that is killed', () => {
  const bots = useBots();

  function database<T>(work: (db: Client.Database) => T): T {
    const db = new Client(path.join(bots.folder, 'unrolled.sqlite'));
    try {
      return work(db);
    } finally {
      db.close();
    }
  }

  /** A schedule of two questions, due before the bot is up. */
  async function scheduled(dueAt: number, channel = 'lab'): Promise<void> {
    const { world } = bots.discord.core;
    const server = world.guild('Study group');
    const db = openDatabase(path.join(bots.folder, 'unrolled.sqlite'));
    joinServer(db, server);
    rememberUser(db, { id: world.user('ada').id, name: 'Ada' });
    const plan = {
      ...{
        days: [1, 2, 3, 4, 5, 6, 7],
        time: '12:00',
        timeZone: 'UTC',
        channelId: bots.discord.channel(channel).id,
      },
      ...{
        deckId: null,
        deckName: null,
        topics: [],
        questions: 2,
        openMinutes: 60,
        pingRoleId: null,
        adapt: true,
      },
    };
    const occurrence = `${new Date(dueAt).toISOString().slice(0, 10)}T12:00`;
    addSchedule(db, { serverId: server.id, ownerId: world.user('ada').id }, plan, { at: dueAt, occurrence });
    closeDatabase(db);
  }

  const questions = () => bots.discord.messages.filter(isQuestion).map(title);
  const statuses = () =>
    database((db) => db.prepare('select status, count(*) as n from occurrences group by status').all());

  it('again and again around the moment of posting posts each question once', async () => {
    await scheduled(Date.now() - 1_000);
    // Discord takes its time to answer: what was sent is not known to be there when the bot dies.
    bots.discord.faults.slow(/^POST .*messages/, 400);
    for (const afterMs of [50, 300, 700]) {
      const bot = await bots.start();
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await bot.end('SIGKILL');
    }
    bots.discord.faults.clear();
    const last = await bots.start();
    await bots.discord.waitForMessage((message) => isQuestion(message) && /2 of 2/.test(title(message)), {
      timeoutMs: 20_000,
    });
    // The end of a bot waits for what it is doing.
    await last.end('SIGTERM');
    expect(questions()).toEqual(['Quiz · question 1 of 2', 'Quiz · question 2 of 2']);
    const openings = bots.discord.messages.filter((message) => labels(message).includes('Stop'));
    expect(openings.map(text)).toEqual([expect.stringMatching(/^2 questions[\s\S]*Open until <t:\d+:F>/)]);
    expect(statuses()).toEqual([{ status: 'posted', n: 1 }]);
    // Four starts take their time on a busy machine.
  }, 240_000);

  it('in the moment of posting, and back much later, finds the question that it had posted', async () => {
    await scheduled(Date.now() - 1_000);
    bots.discord.faults.slow(/^POST .*messages/, 2_000);
    const bot = await bots.start();
    const posted = await bots.discord.waitForMessage(isQuestion, { timeoutMs: 10_000 });
    await bot.end('SIGKILL');
    bots.discord.faults.clear();
    expect(statuses()).toEqual([{ status: 'claimed', n: 1 }]);
    // Discord has forgotten the nonce by now.
    database((db) =>
      db.prepare("update asked set opened_at = opened_at - 180000 where status = 'sending'").run(),
    );
    await bots.start();
    await bots.discord.waitForMessage((message) => isQuestion(message) && /2 of 2/.test(title(message)), {
      timeoutMs: 20_000,
    });
    expect(questions()).toEqual(['Quiz · question 1 of 2', 'Quiz · question 2 of 2']);
    expect(statuses()).toEqual([{ status: 'posted', n: 1 }]);
    await bots.discord.click(posted, 'End this question', { user: 'ada' });
    await bots.discord.waitForEdit(posted, (message) => /Solution/.test(text(message)));
  });

  it('and comes back days later catches up once, and says so', async () => {
    const day = 24 * 3_600_000;
    const noon = Math.floor(Date.now() / day) * day + day / 2;
    const latest = noon <= Date.now() ? noon : noon - day;
    await scheduled(latest - 3 * day);
    await bots.start();
    const first = await bots.discord.waitForMessage(isQuestion, { timeoutMs: 10_000 });
    expect(first.embeds[0]?.footer?.text).toMatch(/posted late/);
    const report = await bots.discord.waitForMessage((message) => /3 runs were missed/.test(text(message)), {
      timeoutMs: 10_000,
    });
    expect(report.channel_id).toBe(bots.discord.channel('dm', 'ada').id);
    await expect.poll(statuses).toEqual([
      { status: 'missed', n: 3 },
      { status: 'posted', n: 1 },
    ]);
  });

  it('leaves buttons behind that work after it, and counts what was answered before', async () => {
    await scheduled(Date.now() - 1_000);
    const bot = await bots.start();
    await bots.discord.waitForMessage((message) => isQuestion(message) && /2 of 2/.test(title(message)), {
      timeoutMs: 20_000,
    });
    const question = bots.discord.messages.find(
      (message) => isQuestion(message) && /1 of 2/.test(title(message)),
    );
    if (!question) throw new Error('there is no first question');
    const answer = async (user: string) => {
      const pressed = await bots.discord.click(question, labels(question)[0] ?? '', { user });
      const { message } = pressed.modal ? await bots.discord.submitModal(pressed, { answer: '7' }) : pressed;
      return message ? bots.discord.waitForEdit(message.id) : undefined;
    };
    await answer('alice');
    await bot.end('SIGKILL');
    await bots.start();
    await answer('bob');
    await bots.discord.click(question, 'End this question', { user: 'ada' });
    const solved = await bots.discord.waitForEdit(question, (message) => /Solution/.test(text(message)));
    expect(solved.embeds[0]?.footer?.text).toBe('2 answers');
  });

  it.each([
    ['is gone', (at: LocalDiscord) => at.deleteChannel('lab'), 'lab', /its channel is gone/],
    ['may not be written in', () => undefined, 'announcements', /I may not post in its channel/],
  ] as const)('tells the admin once when the channel %s', async (_, change, channel, sentence) => {
    await scheduled(Date.now() - 1_000, channel);
    change(bots.discord);
    const bot = await bots.start();
    const report = await bots.discord.waitForMessage((message) => sentence.test(text(message)), {
      timeoutMs: 10_000,
    });
    expect(report.channel_id).toBe(bots.discord.channel('dm', 'ada').id);
    await bot.end('SIGKILL');
    database((db) =>
      db
        .prepare('update schedules set next_at = ?, next_occurrence = ?, paused = 0')
        .run(Date.now() - 500, '2026-01-01T12:00'),
    );
    const again = await bots.start();
    await expect.poll(statuses, { timeout: 20_000 }).toEqual([{ status: 'failed', n: 2 }]);
    // The end of a bot waits for what it is doing.
    await again.end('SIGTERM');
    expect(bots.discord.messages.filter((message) => sentence.test(text(message)))).toHaveLength(1);
  });

  it.each([
    [false, 'wakes an archived thread'],
    [true, 'tells the admin of one that is locked'],
  ])('%s: %s', async (locked) => {
    const thread = bots.discord.openThread('homework');
    await scheduled(Date.now() - 1_000, 'homework');
    const asleep = { ...thread.thread_metadata, archived: true, locked };
    bots.discord.changeChannel('homework', {
      thread_metadata: asleep,
    } as Partial<Channel>);
    await bots.start();
    if (locked)
      await bots.discord.waitForMessage((message) => /archived and locked/.test(text(message)), {
        timeoutMs: 10_000,
      });
    else {
      const question = await bots.discord.waitForMessage(isQuestion, { timeoutMs: 10_000 });
      expect(question.channel_id).toBe(thread.id);
    }
  });
});
