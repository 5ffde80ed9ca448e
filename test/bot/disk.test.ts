/** A bot whose database cannot be written or read: reading goes on, and every sentence is true. */
import Client from 'better-sqlite3';
import type { APIMessage } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crowd } from '../support/crowd.ts';
import { damagePages } from '../support/damage.ts';
import { startUnrolled, type Unrolled } from '../support/unrolled.ts';

const text = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';
const reading = [
  ['help', {}],
  ['explain', { topic: 'lstm' }],
  ['compare', { a: 'lstm', b: 'gru' }],
  ['ask', { question: 'What does the forget gate of an LSTM do?' }],
] as const;
const schedule = { days: 'mon', time: '18:30', time_zone: 'Europe/Vienna' };

let unrolled: Unrolled;

beforeEach(async () => {
  unrolled = await startUnrolled({ LOG_LEVEL: 'silent' });
});
afterEach(() => unrolled.stop());

/** Every reading command, by somebody who was never seen before. */
async function everythingIsRead(): Promise<void> {
  const users = crowd(unrolled.discord, reading.length);
  for (const [i, [command, options]] of reading.entries()) {
    const answer = await unrolled.discord.answer(command, options, { user: users[i] ?? '' });
    expect(text(answer), command).not.toMatch(/went wrong|could not be stored|report number/);
    expect(text(answer).length, command).toBeGreaterThan(30);
  }
}

describe('a disk that may not be written', () => {
  it('leaves reading as it was, and names itself where something was to be stored', async () => {
    const { discord, db } = unrolled;
    db.$client.pragma('query_only = on');
    await everythingIsRead();
    const refused = await discord.answer('quiz schedule', schedule, { user: 'ada' });
    expect(text(refused)).toMatch(/may not write to its disk, so this could not be stored/);
    expect(text(refused)).not.toMatch(/is lost/);
    db.$client.pragma('query_only = off');
    const made = await discord.answer('quiz schedule', schedule, { user: 'ada' });
    expect(text(made)).toMatch(/The quiz is set up/);
  });
});

describe('a full disk', () => {
  it('is named where something was to be stored, and never taken for a success', async () => {
    const { discord, db } = unrolled;
    await discord.answer('help', {}, { user: 'ada' });
    // Pages that a migration left free would still take something.
    db.$client.exec('vacuum');
    db.$client.pragma('max_page_count = 1');
    await everythingIsRead();
    // More than fits into the pages that there are.
    const large = { ...schedule, topics: 'lstm,'.repeat(1_000) };
    const refused = await discord.answer('quiz schedule', large, { user: 'ada' });
    expect(text(refused)).toMatch(/disk is full, so this could not be stored/);
    db.$client.pragma('max_page_count = 1000000');
    const list = await discord.answer('quiz schedules', {}, { user: 'ada' });
    expect(list.embeds[0]?.title).toBe('No scheduled quizzes');
    expect(text(await discord.answer('quiz schedule', large, { user: 'ada' }))).toMatch(/The quiz is set up/);
  });
});

describe('a database that another program keeps locked', () => {
  it('is waited for while everybody else is answered', async () => {
    const { discord, db } = unrolled;
    const other = new Client(db.$client.name, { timeout: 0 });
    other.exec('begin immediate');
    await everythingIsRead();
    const waiting = discord.answer('quiz schedule', schedule, { user: 'ada' });
    await discord.answer('help', {}, { user: 'bob' });
    other.exec('rollback');
    other.close();
    expect(text(await waiting)).toMatch(/The quiz is set up/);
  });
});

describe('a database that is damaged while the bot runs', () => {
  it('is named, and the bot goes on', async () => {
    const { discord, db } = unrolled;
    await discord.answer('help', {}, { user: 'ada' });
    damagePages(db.$client.name);
    const answer = await discord.answer('quiz schedules', {}, { user: 'ada' });
    expect(text(answer)).toMatch(/database is damaged/);
    expect(text(answer)).not.toMatch(/Nothing you stored is lost/);
    expect(unrolled.bot.gateway.state().state === 'connected').toBe(true);
  });
});
