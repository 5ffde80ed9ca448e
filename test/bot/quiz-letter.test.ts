import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embedText as text, embedTitle as title } from '../support/messages.ts';
import { labels, startUnrolled, type Unrolled } from '../support/unrolled.ts';

describe('a teacher', () => {
  let unrolled: Unrolled;
  const admin = { user: 'ada' };
  const question = 'How many points do I lose for a late homework?';

  beforeAll(async () => {
    unrolled = await startUnrolled();
  });
  afterAll(() => unrolled.stop());

  it('gets a letter whose open question becomes a lesson', async () => {
    const { discord } = unrolled;
    expect(text(await discord.answer('ask', { question }, { user: 'bob' }))).not.toContain('Ten points');
    const view = await discord.answer('quiz class', {}, admin);
    const form = await discord.click(view, 'Send me a weekly letter…', admin);
    await discord.submitModal(form, { zone: 'vien' });
    const told = await discord.waitForMessage(
      (message) => title(message) === 'A letter is in your direct messages',
    );
    expect(text(told)).toMatch(/“vien” for Vienna, Austria \(Europe\/Vienna\)[\s\S]*every Monday/);

    const letter = await discord.waitForMessage((message) =>
      /Your weekly letter: Study group/.test(title(message)),
    );
    expect(letter.channel_id).toBe(discord.channel('dm', 'ada').id);
    expect(JSON.stringify(letter.embeds)).toContain(question);
    const shown = await discord.click(letter, 'Write an answer…', admin);
    expect(JSON.stringify(shown.modal)).toContain(question);
    await discord.submitModal(shown, {
      answer: 'Ten points for each day. After three days it is not marked.',
    });
    await discord.waitForMessage((message) => title(message) === 'Your answer is a lesson now');
    expect(text(await discord.answer('ask', { question }, { user: 'bob' }))).toContain('Ten points');
    const open = await discord.answer('documents unanswered', {}, admin);
    expect(JSON.stringify(open.embeds)).not.toContain(question);
  });

  it('stops it again', async () => {
    const { discord } = unrolled;
    const view = await discord.answer('quiz class', {}, admin);
    expect(text(view)).toMatch(/A letter about this comes to you/);
    await discord.click(view, 'Stop the weekly letter', admin);
    await discord.waitForMessage((message) => title(message) === 'No letter comes any more');
    expect(labels(await discord.answer('quiz class', {}, admin))).toContain('Send me a weekly letter…');
  });
});
