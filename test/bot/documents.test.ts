/** /documents over sockets: a server's own lessons, and nobody else's. */
import { readFileSync } from 'node:fs';
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putDocument } from '../../src/lessons/tables/documents.ts';
import { labels, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const types: Record<string, string> = { md: 'text/markdown', html: 'text/html', pdf: 'application/pdf' };
const file = (name: string, data: Buffer | string = readFileSync(`test/fixtures/rivers/${name}`)) => ({
  ...{ part: 0, name, data: Buffer.from(data), type: types[name.split('.').at(-1) ?? ''] ?? 'text/plain' },
});
const add = (sent: ReturnType<typeof file>, user = 'ada') =>
  unrolled.discord.answer('documents add', { file: sent }, { user });
const read = (message: Parameters<typeof readable>[0]) => readable(message, unrolled.discord);

describe('a server’s own document', () => {
  it.each(['rivers.md', 'rivers.html', 'rivers.pdf'])(
    '%s is read, taught, compared, asked and removed',
    async (name) => {
      const { discord } = unrolled;
      const added = read(await add(file(name)));
      expect(added).toMatch(/Topics:\*\* Rivers · Sources · Brooks and streams · Mouth/);
      expect(added).toMatch(/Comparisons:\*\* Brook \/\u200b Stream/);

      expect(read(await discord.answer('explain', { topic: 'mouth' }))).toContain('delta');
      expect(read(await discord.answer('compare', { a: 'brook', b: 'stream', aspect: 'fish' }))).toContain(
        'barbel',
      );
      const asked = await discord.answer('ask', { question: 'where does a delta grow?' });
      expect(read(asked)).toMatch(/carries much sand/);
      expect(labels(asked)).toContain('Mouth');
      expect(await discord.autocomplete('explain', { topic: 'brooks' }, 'topic')).toHaveLength(1);

      expect(read(await discord.answer('documents list', {}, { user: 'ada' }))).toContain('rivers');
      const preview = await discord.answer('documents preview', { name }, { user: 'ada' });
      expect(preview.attachments[0]?.filename).toBe('as-read.md');
      expect(read(await discord.answer('documents remove', { name }, { user: 'ada' }))).toContain('removed');
      expect(read(await discord.answer('ask', { question: 'where does a delta grow?' }))).toContain(
        'do not cover',
      );
    },
  );

  it('is not there for another server, nor in direct messages', async () => {
    const { discord } = unrolled;
    await add(file('rivers.md'));
    const elsewhere = discord.addServer('Elsewhere', 'hall');
    discord.invite(elsewhere.id);
    for (const channel of ['hall', 'dm'])
      expect(
        read(await discord.answer('ask', { question: 'where does a delta grow?' }, { channel })),
      ).toContain('do not cover');
    expect(read(await discord.answer('ask', { question: 'where does a delta grow?' }))).toContain('sand');
  });

  it('is offered only to those who manage the server, unless its admins decide otherwise', async () => {
    await expect(add(file('rivers.md'), 'alice')).rejects.toThrow('alice has no command /documents');
  });

  it.each([
    ['virus.exe', 'MZ', 'Only Markdown'],
    ['empty.md', '', 'no text'],
    ['not.pdf', 'no', 'cannot be read as a PDF'],
    ['large.txt', 'x'.repeat(5_000_001), 'larger than 5 MB'],
  ])('%s is refused with the reason', async (name, content, reason) => {
    expect(read(await add(file(name, content)))).toContain(reason);
  });

  it.each(['sup.html', 'sup.md', 'superscript.pdf'])('%s keeps its powers up to the answer', async (name) => {
    const { discord } = unrolled;
    await add(file(name, readFileSync(`test/fixtures/conversion/${name}`)));
    const asked = read(await discord.answer('explain', { topic: 'Sizes' }));
    expect(asked).toMatch(
      name.endsWith('pdf') ? /about 10⁹ weights.*10⁻³/ : /6×10⁷ weights, a small one 10⁶/,
    );
    await discord.answer('documents remove', { name }, { user: 'ada' });
  });

  it('is told what was left out', async () => {
    const page =
      '<h1>Lakes</h1><p>Still <a href="https://a.invalid">water</a>.</p><img src="lake.png"><script>x()</script>';
    const added = read(await add(file('lakes.html', page)));
    expect(added).toMatch(
      /Left out\*\*\n- 1 picture was left out.*\n- 1 link.*\n- Left out of the page:\u200b? 1 script\./,
    );
    await unrolled.discord.answer('documents remove', { name: 'lakes.html' }, { user: 'ada' });
  });

  it('is told where it is broken', async () => {
    const broken = read(
      await add(file('broken.md', '# Lakes\n\nStill water.\n\n## Empty\n\n## Ponds\n\nSmall.')),
    );
    expect(broken).toMatch(/Line 5: .*Empty/);
  });
});

describe('what was not answered', () => {
  it('is answered in the list, and becomes a lesson', async () => {
    const { discord } = unrolled;
    const ada = { user: 'ada' };
    const question = 'Which room has the oven?';
    await discord.answer('ask', { question });
    const list = await discord.answer('documents unanswered', {}, ada);
    const [, at = ''] = new RegExp(`^(\\d+)\\. .*${question.slice(0, -1)}`, 'm').exec(read(list)) ?? [];
    const label = labels(list).find((each) => each === `Answer ${at}…` || each === 'Write an answer…');
    const form = await discord.click(list, label ?? '', ada);
    expect(JSON.stringify(form.modal)).toContain(question);
    await discord.submitModal(form, { answer: 'The oven stands in room 12, beside the library.' });
    const done = await discord.waitForEdit(list, (now) => /is a lesson now/.test(read(now)));
    expect(read(done)).not.toMatch(/^\d+\. .*oven/m);
    expect(read(await discord.answer('ask', { question }))).toContain('room 12');
  });

  it('is listed for those who manage the server until they have dealt with it', async () => {
    const { discord } = unrolled;
    await discord.answer('ask', { question: 'how do I tune a piano' });
    const answer = await discord.answer('ask', { question: 'what is padding' });
    await discord.click(answer, 'Helpful');
    const list = await discord.answer('documents unanswered', {}, { user: 'ada' });
    expect(read(list)).toContain('tune a piano');
    expect(read(list)).not.toContain('what is padding');
    expect(labels(list).at(-1)).toBe('Set these aside');
    const open = read(list).match(/^\d+\. /gm)?.length;
    expect(open).toBeGreaterThan(0);
    await discord.click(list, 'Set these aside', { user: 'ada' });
    const isEmpty = ({ embeds }: APIMessage) => embeds[0]?.title === 'Nothing is open';
    expect(read(await discord.waitForEdit(list, isEmpty))).toMatch(
      new RegExp(`set \\*\\*${open} questions?\\*\\* aside\\. They were not answered\\.`),
    );
    await discord.click(list, 'Undo', { user: 'ada' });
    const back = await discord.waitForEdit(list, (message) => !isEmpty(message));
    expect(read(back).match(/^\d+\. /gm)).toHaveLength(open ?? 0);
    await discord.click(back, 'Set these aside', { user: 'ada' });
    await discord.waitForEdit(list, isEmpty);
    const empty = await discord.answer('documents unanswered', {}, { user: 'ada' });
    expect(read(empty)).toMatch(/or it was set aside here/);
  });
});

it('whoever added a document that a newer version cannot read is told so in private, once', async () => {
  const { discord, db } = unrolled;
  const serverId = discord.core.world.guild('Study group').id;
  const ada = discord.core.world.user('ada').id;
  // As an earlier version has stored it.
  putDocument(db, {
    ...{ serverId, name: 'heavy.md', markdown: `# Heavy\n\n${'>'.repeat(5_000)} a\n` },
    ...{ addedBy: ada, addedAt: 1 },
  });
  await unrolled.restart();
  await discord.answer('explain', { topic: 'lstm' });
  const isNews = ({ embeds }: APIMessage) => /heavy\.md.* put aside/.test(embeds[0]?.description ?? '');
  await discord.waitForMessage(isNews, { timeoutMs: 60_000 });
  await unrolled.restart();
  await discord.answer('explain', { topic: 'lstm' });
  expect(
    unrolled.db.$client.prepare('select aside_told from documents where name = ?').pluck().all('heavy.md'),
  ).toEqual([1]);
  expect(discord.messages.filter(isNews)).toHaveLength(1);
});
