/** Scheduled quizzes as their admins set them up, correct and end them. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embedText as text, embedTitle as title } from '../support/messages.ts';
import { labels, startUnrolled, type Unrolled } from '../support/unrolled.ts';

const isQuestion = (message: APIMessage) => labels(message).includes('End this question');

describe('an admin', () => {
  let unrolled: Unrolled;
  const admin = { user: 'ada' };
  const weekly = { days: 'mon, thu', time: '6:30 pm', time_zone: 'Europe/Vienna', channel: 'lab', length: 2 };

  /** Deletes a schedule by its card. */
  async function remove(discord: Unrolled['discord'], card: APIMessage): Promise<void> {
    await discord.click(card, 'Delete', admin);
    await discord.waitForEdit(card, (message) => labels(message).includes('Delete it'));
    await discord.click(card, 'Delete it', admin);
    await discord.waitForEdit(card, (message) => labels(message).includes('Undo'));
  }

  beforeAll(async () => {
    unrolled = await startUnrolled();
  });
  afterAll(() => unrolled.stop());

  it('sets up a quiz, and nobody else does', async () => {
    const { discord } = unrolled;
    expect(text(await discord.answer('quiz schedule', weekly))).toMatch(/permission “Manage Server”/);
    expect(text(await discord.answer('quiz schedule', weekly, { channel: 'dm' }))).toMatch(
      /belongs to a server/,
    );
    const { time_zone, ...without } = weekly;
    expect(text(await discord.answer('quiz schedule', without, admin))).toMatch(
      /Still to do: set the time zone/,
    );
    const made = await discord.answer('quiz schedule', weekly, admin);
    expect(title(made)).toBe('Scheduled quiz 1');
    expect(text(made)).toMatch(
      /2 questions from all topics, on Mon, Thu at 18:30 \(Europe\/Vienna\), in <#\d+>/,
    );
    expect(text(made)).toMatch(/next quiz on <t:\d+:f>/);
  });

  it.each([
    [{ days: 'someday', time: '18:30', time_zone: 'UTC' }, /names no days/],
    [{ days: 'mon', time: 'noon', time_zone: 'UTC' }, /no time of day/],
    [
      { days: 'mon', time: '18:30', time_zone: 'Nowhere at all' },
      /No city or country .* called “Nowhere at all”/,
    ],
    [{ days: 'mon', time: '18:30', time_zone: 'BST' }, /Several places fit “BST”/],
    [{ days: 'mon', time: '18:30', time_zone: 'UTC', topics: 'lstm, bananas and cream' }, /is not a topic/],
    [{ days: 'mon', time: '18:30', time_zone: 'UTC', deck: 'none' }, /has no deck/],
    [{ ...weekly, channel: 'announcements' }, /cannot be posted in <#\d+>: I lack “Send Messages” there/],
    [{ id: 99, days: 'mon', time: '18:30', time_zone: 'UTC' }, /no schedule 99/],
  ])('is told what is wrong with %j', async (options, sentence) => {
    expect(text(await unrolled.discord.answer('quiz schedule', options, admin))).toMatch(sentence);
  });

  it('takes the time zone of the server’s newest schedule', async () => {
    const { discord } = unrolled;
    const { time_zone, ...without } = weekly;
    const made = await discord.answer('quiz schedule', without, admin);
    expect(text(made)).toContain('(Europe/Vienna)');
    await remove(discord, made);
  });

  it('skips one run only, however often and by whomever it is pressed', async () => {
    const { discord, db } = unrolled;
    const views: APIMessage[] = [];
    const dueAt = db.$client.prepare('update schedules set next_at = ? where id = 1');
    dueAt.run(Date.now() + 3_600_000);
    for (let i = 0; i < 3; i++) {
      const list = await discord.answer('quiz schedules', {}, admin);
      await discord.click(list, 'Show 1', admin);
      views.push(await discord.waitForEdit(list, (message) => labels(message).includes('Skip next')));
    }
    const state = () => db.$client.prepare('select skip_next, next_at from schedules where id = 1').get();
    const runs = () => db.$client.prepare('select status from occurrences order by due_at').pluck().all();
    const [first, second, late] = views;
    if (!first || !second || !late) throw new Error('There are not three views.');
    for (const message of [first, second]) {
      await discord.click(message, 'Skip next', admin);
      await discord.waitForEdit(message, (now) => /The next run is skipped/.test(text(now)));
    }
    discord.faults.replayInteraction();
    expect(state()).toMatchObject({ skip_next: 1 });

    dueAt.run(Date.now() - 1_000);
    // The host looks when a quiz begins.
    const other = await discord.answer('quiz now', { length: 1 }, { ...admin, channel: 'lab' });
    await expect.poll(runs, { timeout: 10_000 }).toEqual(['skipped']);
    await discord.click(other, 'Stop', admin);
    const after = state();
    expect(after).toMatchObject({ skip_next: 0 });
    await discord.click(late, 'Skip next', admin);
    await discord.waitForEdit(late, (now) => /is over or was moved/.test(text(now)));
    expect(state()).toEqual(after);
    db.$client.exec('delete from occurrences');
  });

  it('pauses, skips, edits, runs and deletes it from its list', async () => {
    const { discord } = unrolled;
    const list = await discord.answer('quiz schedules', {}, admin);
    expect(text(list)).toMatch(/`1` \*\*on Mon, Thu at 18:30/);
    const press = async (label: string, expected: RegExp) => {
      await discord.click(list, label, admin);
      return discord.waitForEdit(list, (message) => expected.test(text(message)));
    };
    await press('Show 1', /Now: next/);
    await press('Skip next', /The next run is skipped/);
    await press('Do not skip', /The next run takes place/);
    await press('Pause', /Now: paused/);
    await press('Resume', /It goes on/);

    await press('Run now', /It is being posted now/);
    for (const number of [/1 of 2/, /2 of 2/]) {
      const posted = (message: APIMessage) => isQuestion(message) && number.test(title(message));
      const question = await discord.waitForMessage(posted, { timeoutMs: 10_000 });
      expect(question.channel_id).toBe(discord.channel('lab').id);
      await discord.click(question, 'End this question', admin);
    }
    await discord.waitForMessage((message) => title(message) === 'Quiz: results', { timeoutMs: 10_000 });

    await press('Delete', /No further quiz would be posted/);
    await press('Keep it', /Now: next quiz on/);
    await remove(discord, list);
    await press('Undo', /It is back/);
    await remove(discord, list);
    await discord.click(list, 'All schedules', admin);
    await discord.waitForEdit(list, (message) => title(message) === 'No scheduled quizzes');
  });

  it('has its quiz paused while its deck is away', async () => {
    const { discord, db } = unrolled;
    const deck = {
      name: 'basics.csv',
      type: 'text/csv',
      data: Buffer.from('question,answer\nIs it?,yes\n1?,no\n'),
    };
    await discord.answer('quiz import', { file: deck }, admin);
    const made = await discord.answer('quiz schedule', { ...weekly, deck: 'basics' }, admin);
    expect(text(made)).toMatch(/from the deck “basics”, on/);
    const decks = await discord.answer('quiz decks', {}, admin);
    const deckId = db.$client.prepare("select id from decks where name = 'basics'").pluck().get();
    await discord.select(decks, 'quiz:opendeck', [String(deckId)], admin);
    await discord.waitForEdit(decks, (message) => labels(message).includes('Delete the deck'));
    await discord.click(decks, 'Delete the deck', admin);
    await discord.waitForEdit(decks, (message) => /Scheduled quiz \d+ would pause/.test(text(message)));
    await discord.click(decks, 'Delete it', admin);
    await discord.waitForEdit(decks, (message) => labels(message).includes('Undo'));
    // A minute later it cannot be undone any more.
    db.$client.prepare('update decks set deleted_at = 1 where id = ?').run(deckId);
    await discord.answer('quiz import', { file: { ...deck, name: 'another.csv' } }, admin);
    const news = await discord.waitForMessage((message) =>
      /“basics” was deleted, so I have paused/.test(text(message)),
    );
    expect(news.channel_id).toBe(discord.channel('dm', 'ada').id);
    await discord.click(made, 'All schedules', admin);
    await discord.waitForEdit(made, (message) =>
      /paused until its deck is imported again/.test(text(message)),
    );
    await discord.answer('quiz import', { file: deck }, admin);
    await discord.waitForMessage((message) => /“basics” is there again, so it goes on/.test(text(message)));
    const list = await discord.answer('quiz schedules', {}, admin);
    expect(text(list)).toMatch(/next quiz on <t:/);
    const [number = ''] = labels(list);
    await discord.click(list, number, admin);
    await discord.waitForEdit(list, (message) => labels(message).includes('Delete'));
    await remove(discord, list);
  });

  it('has a role called only when it was configured, and then only that one', async () => {
    const { discord } = unrolled;
    const made = await discord.answer('quiz schedule', { ...weekly, ping: 'Muted' }, admin);
    await discord.click(made, 'Run now', admin);
    const opening = await discord.waitForMessage((message) => labels(message).includes('Stop'), {
      after: made,
      timeoutMs: 10_000,
    });
    const first = await discord.waitForMessage(
      (message) => isQuestion(message) && /1 of 2/.test(title(message)),
      { after: made, timeoutMs: 10_000 },
    );
    const second = await discord.waitForMessage(
      (message) => isQuestion(message) && /2 of 2/.test(title(message)),
      { after: made, timeoutMs: 10_000 },
    );
    expect(opening.mention_roles).toHaveLength(1);
    expect([first, second].flatMap((message) => message.mention_roles)).toEqual([]);
    await discord.click(first, 'End this question', admin);
    await discord.click(second, 'End this question', admin);
    await remove(discord, made);
  });
});
