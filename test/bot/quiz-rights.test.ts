/** Schedules for a channel that the bot may not post in: refused at once, with what it lacks there. */
import { type APIMessage, PermissionFlagsBits } from 'discord.js';
import type { Channel } from 'local-discord';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embedText as text, embedTitle as title } from '../support/messages.ts';
import { labels, startUnrolled, type Unrolled } from '../support/unrolled.ts';

describe('an admin is told at once what the bot lacks', () => {
  let unrolled: Unrolled;
  const admin = { user: 'ada' };
  const weekly = { days: 'mon, thu', time: '6:30 pm', time_zone: 'Europe/Vienna', channel: 'lab', length: 2 };

  beforeAll(async () => {
    unrolled = await startUnrolled();
  });
  afterAll(() => unrolled.stop());

  const lacks = (channelId: string, rights: string) =>
    `Quizzes cannot be posted in <#${channelId}>: I lack ${rights} there. Grant it, or choose another channel. Nothing was changed.`;
  const { AttachFiles, EmbedLinks, SendMessagesInThreads } = PermissionFlagsBits;

  /** Takes permissions of a channel away from everybody; none gives all back. */
  function deny(channel: string, ...bits: bigint[]): void {
    const { discord } = unrolled;
    const at = discord.channel(channel);
    const denied = bits.reduce((all, bit) => all | bit, 0n).toString();
    const everybody = { id: at.guild_id ?? '', type: 0 as const, allow: '0', deny: denied };
    discord.changeChannel(at.id, { permission_overwrites: [everybody] });
  }

  async function remove(card: APIMessage): Promise<void> {
    const { discord } = unrolled;
    await discord.click(card, 'Delete', admin);
    await discord.waitForEdit(card, (message) => labels(message).includes('Delete it'));
    await discord.click(card, 'Delete it', admin);
    await discord.waitForEdit(card, (message) => labels(message).includes('Undo'));
  }

  const storedNone = async () =>
    expect(title(await unrolled.discord.answer('quiz schedules', {}, admin))).toBe('No scheduled quizzes');

  it.each([
    ['announcements', '“Send Messages”'],
    ['staff', '“View Channel”'],
  ])('in %s: %s', async (channel, rights) => {
    const { discord } = unrolled;
    const refused = await discord.answer('quiz schedule', { ...weekly, channel }, admin);
    expect(text(refused)).toContain(lacks(discord.channel(channel).id, rights));
    await storedNone();
  });

  it('in a thread: “Send Messages in Threads”, and does not wake it for that', async () => {
    const { discord } = unrolled;
    const thread = discord.openThread('homework');
    const asleep = { ...thread.thread_metadata, archived: true };
    discord.changeChannel(thread.id, { thread_metadata: asleep } as Partial<Channel>);
    deny('general', SendMessagesInThreads);
    const refused = await discord.answer('quiz schedule', { ...weekly, channel: 'homework' }, admin);
    expect(text(refused)).toContain(lacks(thread.id, '“Send Messages in Threads”'));
    await storedNone();
    deny('general');
    const made = await discord.answer('quiz schedule', { ...weekly, channel: 'homework' }, admin);
    expect(text(made)).toContain(`in <#${thread.id}>`);
    expect(discord.channel('homework').thread_metadata?.archived).toBe(true);
    await remove(made);
  });

  it('when it changes, resumes or runs a schedule, which stays as it was', async () => {
    const { discord } = unrolled;
    const made = await discord.answer('quiz schedule', weekly, admin);
    const id = Number(/\d+/.exec(title(made))?.[0]);
    await discord.click(made, 'Pause', admin);
    await discord.waitForEdit(made, (message) => /Now: paused/.test(text(message)));
    deny('lab', EmbedLinks, AttachFiles);
    const refusal = lacks(discord.channel('lab').id, '“Embed Links” and “Attach Files”');
    const refusals = () => discord.messages.filter((message) => text(message).includes(refusal)).length;
    await discord.click(made, 'Run now', admin);
    await expect.poll(refusals).toBe(1);
    await discord.click(made, 'Resume', admin);
    await expect.poll(refusals).toBe(2);
    const setUp = await discord.answer('quiz schedule', { ...weekly, id, days: 'daily' }, admin);
    await expect.poll(refusals).toBe(3);
    expect(text(discord.message(made.id))).toMatch(/on Mon, Thu[\s\S]*Now: paused/);

    deny('lab');
    await discord.click(setUp, 'Save', admin);
    await discord.waitForEdit(setUp, (message) => /every day[\s\S]*Now: next/.test(text(message)));
    await remove(setUp);
  });
});
