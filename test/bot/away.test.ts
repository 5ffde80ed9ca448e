/** Discord goes away while something runs, and comes back: what is owed then is paid, without a restart. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import type { LocalDiscord, RequestRecord } from 'local-discord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findExperiment } from '../../src/training/tables/experiments.ts';
import { eventually } from '../support/process.ts';
import { labels, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
beforeEach(async () => {
  unrolled = await startUnrolled({ LOG_LEVEL: 'fatal' });
});
afterEach(() => unrolled.stop());

const quick = { samples: 256, epochs: 1, units: 8 };
const description = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';
const done = (message: APIMessage) => /never seen before/.test(description(message));
const isEdit = /^PATCH .*messages/;
const edits = () => unrolled.discord.requests.filter(({ method, path }) => isEdit.test(`${method} ${path}`));

/** Of the only experiment, as it is stored. */
const status = () => findExperiment(unrolled.db, 1)?.status;

describe('the result of a training', () => {
  it('is shown once Discord takes edits again', async () => {
    const { discord } = unrolled;
    const message = await discord.answer('train', { network: 'cnn', ...quick });
    discord.faults.serverError(isEdit, 12, 503);
    await discord.waitForEdit(message, done);
    expect(edits().filter(({ status }) => status === 503)).toHaveLength(12);
  });

  it('is shown once a Discord is back that was away when the training ended', async () => {
    const { discord, bot } = unrolled;
    const message = await discord.answer('train', { network: 'lstm', ...quick, samples: 2_048, epochs: 2 });
    discord.faults.setAway();
    await expect.poll(() => bot.gateway.state().state).toBe('reconnecting');
    await eventually(() => status() === 'done', 30_000);
    expect(done(discord.message(message.id))).toBe(false);
    discord.faults.setAway(false);
    await discord.waitForEdit(message, done);
    await expect.poll(() => bot.gateway.state().state).toBe('connected');
  });

  it('is shown although it could not be read at first', async () => {
    const { discord, db } = unrolled;
    const message = await discord.answer('train', { network: 'cnn', ...quick });
    discord.faults.serverError(isEdit, 999, 503);
    await eventually(() => status() === 'done', 30_000);
    db.$client.exec('alter table epochs rename to epochs_elsewhere');
    // What was read before is sent three times more.
    await sleep(1_500);
    discord.faults.clear();
    await sleep(3_000);
    expect(done(discord.message(message.id))).toBe(false);
    db.$client.exec('alter table epochs_elsewhere rename to epochs');
    await discord.waitForEdit(message, done);
  });

  it.each([400, 413])('is named in plain words where Discord refuses it with %i', async (code) => {
    const { discord } = unrolled;
    const message = await discord.answer('train', { network: 'cnn', ...quick });
    const answer = { status: code, body: { message: 'Invalid Form Body', code: 50035 } };
    // What has a picture is refused.
    discord.faults.answer(({ method, files }) => method === 'PATCH' && files.length > 0, answer, 99);
    const plain = await discord.waitForEdit(message, (m) => /is over/.test(description(m)));
    expect(readable(plain, discord)).toMatch(/`\/experiments show id:1` shows it[\s\S]*Run again/);
  });
});

const isResults = ({ method, body }: RequestRecord) =>
  method === 'POST' && /: results/.test(JSON.stringify(body));

describe('the results of a quiz', () => {
  it.each<[string, (discord: LocalDiscord) => void]>([
    ['refuses them', ({ faults }) => faults.serverError(isResults, 999, 503)],
    ['takes them without an answer', ({ faults }) => faults.dropConnection(isResults, { drop: 'after' })],
  ])('are posted once where Discord %s and the bot starts anew', async (_, trouble) => {
    const { discord } = unrolled;
    const file = { name: 'deck.csv', type: 'text/csv', data: Buffer.from('question,answer\nWhich?,this\n') };
    await discord.answer('quiz import', { file }, { user: 'ada' });
    await discord.answer('quiz now', { deck: 'deck', length: 1, seconds: 600 });
    const question = await discord.waitForMessage((message) => labels(message).includes('End this question'));
    trouble(discord);
    await discord.click(question, 'End this question');
    await eventually(() => discord.requests.some(isResults), 30_000);
    await unrolled.restart();
    discord.faults.clear();
    const results = await discord.waitForMessage(({ embeds }) => /: results$/.test(embeds[0]?.title ?? ''));
    const owed = unrolled.db.$client.prepare('select results_owed from quizzes').pluck();
    await eventually(() => owed.get() === 0, 30_000);
    const all = [...discord.core.world.messages.values()].map(({ message }) => message);
    expect(all.filter(({ embeds }) => embeds[0]?.title === results.embeds[0]?.title)).toHaveLength(1);
    const { message: board } = await discord.click(results, 'Board');
    await discord.waitForEdit(board ?? '', ({ embeds }) => embeds[0]?.title === 'Quiz board this week');
  });
});
