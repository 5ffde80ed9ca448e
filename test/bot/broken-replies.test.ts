/** Replies that Discord does not take, or that get lost on the way: whoever waits reads an answer all the same. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

beforeAll(async () => {
  unrolled = await startUnrolled({ LOG_LEVEL: 'fatal' });
});
afterAll(() => unrolled.stop());
beforeEach(() => unrolled.discord.faults.clear());

const lastEdit = /^PATCH \/webhooks\//;
const callback = /callback$/;
const read = (message: APIMessage) => readable(message, unrolled.discord);
const explain = () => unrolled.discord.answer('explain', { topic: 'lstm' }, { timeoutMs: 60_000 });

function expectExplained(message: APIMessage) {
  expect(message.embeds[0]?.title).toBe('Long short-term memory');
  expect(read(message)).not.toContain('report number');
}

describe('the last edit', () => {
  it.each(['before', 'after'] as const)(
    'arrives when its connection breaks %s it is dealt with',
    async (drop) => {
      unrolled.discord.faults.dropConnection(lastEdit, { drop });
      const message = await explain();
      expectExplained(message);
      expect(pictures(message, unrolled.discord)).toHaveLength(1);
    },
  );

  it('goes another way when every edit by the token breaks', async () => {
    unrolled.discord.faults.dropConnection(lastEdit, { times: 1_000 });
    expectExplained(await explain());
  });

  it('goes by a follow-up where the bot may not post', async () => {
    unrolled.discord.faults.dropConnection(lastEdit, { times: 1_000 });
    const message = await unrolled.discord.answer('explain', { topic: 'lstm' }, { channel: 'openings' });
    expectExplained(message);
    const help = await unrolled.discord.answer('help');
    expect(read(help)).toContain('Where to start');
    expect((help.flags ?? 0) & 64).toBe(64);
  });

  it.each([500, 502, 503])('arrives after more answers %i than the library retries', async (status) => {
    unrolled.discord.faults.serverError(lastEdit, 6, status);
    expectExplained(await explain());
  });

  it('arrives when Discord is away for some seconds', async () => {
    const everything = /^(PATCH|POST) \/(webhooks|channels)/;
    unrolled.discord.faults.serverError(everything, 1_000, 503);
    const waiting = explain();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    unrolled.discord.faults.clear();
    expectExplained(await waiting);
  });

  it.each([
    ['413', { status: 413, body: { message: 'Request entity too large', code: 40005 } }],
    ['400', { status: 400, body: { message: 'Invalid Form Body', code: 50035 } }],
  ])('comes without its picture after a %s', async (_, answer) => {
    unrolled.discord.faults.answer(lastEdit, answer);
    const message = await explain();
    expectExplained(message);
    expect(pictures(message, unrolled.discord)).toEqual([]);
    expect(read(message)).toContain('The picture could not be sent');
    expect(labels(message)).not.toEqual([]);
  });

  it('comes without its file where that is what is too large', async () => {
    const { discord } = unrolled;
    const file = {
      index: '0',
      name: 'a.md',
      type: 'text/markdown',
      data: Buffer.from('# Apples\n\nThey are red.\n'),
    };
    await discord.answer('documents add', { file }, { user: 'ada' });
    discord.faults.answer(lastEdit, {
      status: 413,
      body: { message: 'Request entity too large', code: 40005 },
    });
    const preview = await discord.answer('documents preview', { name: 'a.md' }, { user: 'ada' });
    expect(read(preview)).toMatch(/The file could not be sent[\s\S]*Apples/);
    expect(preview.attachments).toEqual([]);
  });

  it('is at least a sentence with the number of a report', async () => {
    const refused = { status: 400, body: { message: 'Invalid Form Body', code: 50035 } };
    unrolled.discord.faults.answer(lastEdit, refused, 2);
    const message = await explain();
    expect(read(message)).toMatch(/report number `[0-9a-f]{8}`/);
  });

  it('of a message with buttons leaves it whole, and is told to the presser', async () => {
    const { discord } = unrolled;
    const before = await explain();
    const refused = { status: 400, body: { message: 'Invalid Form Body', code: 50035 } };
    discord.faults.answer((request) => request.method === 'PATCH', refused, 1_000);
    await discord.click(before, 'In depth');
    const told = await discord.waitForMessage((message) => /report number/.test(read(message)), {
      after: before,
    });
    expect((told.flags ?? 0) & 64).toBe(64);
    expect(discord.message(before.id).embeds).toEqual(before.embeds);
  });
});

describe('the first word', () => {
  it.each(['before', 'after'] as const)(
    'is said again when its connection breaks %s it is heard',
    async (drop) => {
      const { discord } = unrolled;
      discord.faults.dropConnection(callback, { drop });
      expectExplained(await explain());
      const shown = await explain();
      // A message that changes, a new one, and one for one reader.
      discord.faults.dropConnection(callback, { drop });
      await discord.click(shown, 'In depth');
      const deep = await discord.waitForEdit(shown, (message) => labels(message).includes('First look'));
      discord.faults.dropConnection(callback, { drop });
      const related = labels(deep).at(-1) ?? '';
      const { message: opened } = await discord.click(deep, related);
      expect((await discord.waitForEdit(opened?.id ?? '')).embeds[0]?.title).toBe(related);
      discord.faults.dropConnection(callback, { drop });
      expect(read(await discord.answer('help'))).toContain('Where to start');
    },
  );

  it.each(['before', 'after'] as const)('of a form and of a reply at once, too: %s', async (drop) => {
    const { discord } = unrolled;
    const asked = await discord.answer('ask', { question: 'What is the forget gate of an LSTM?' });
    discord.faults.dropConnection(callback, { drop });
    const form = await discord.click(asked, 'Not helpful');
    expect(form.modal?.title).toBe('What was wrong with it?');
    discord.faults.dropConnection(callback, { drop });
    const { message } = await discord.submitModal(form, { reason: 'too short' });
    expect(read(await discord.waitForEdit(message?.id ?? ''))).toContain('Thank you');
  });
});
