/** A long answer of /ask in pages, over sockets. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buttonsOf, labels, startUnrolled, temporaryFolder, type Unrolled } from '../support/unrolled.ts';

const sentence = (n: number) => `Gull ${n} of the harbour eats ${n} fish before noon and sleeps on a mast.`;
const lesson = `# Gulls

The gulls of the harbour are listed here:

${Array.from({ length: 60 }, (_, n) => `- ${sentence(n)}`).join('\n')}
`;

let unrolled: Unrolled;
const folder = temporaryFolder();
beforeAll(async () => {
  fs.writeFileSync(path.join(folder, 'gulls.md'), lesson);
  unrolled = await startUnrolled({ DOCUMENTS_DIR: folder, MEANING: 'off' });
});
afterAll(async () => {
  await unrolled.stop();
  fs.rmSync(folder, { recursive: true });
});

it('turns from the first page to the last and back, and nothing is cut', async () => {
  const { discord } = unrolled;
  let answer = await discord.answer('ask', { question: 'which gulls are in the harbour?' });
  const first = answer.embeds[0];
  expect(first?.footer?.text).toMatch(/^Page 1 of [345]$/);
  expect(labels(answer)).toEqual(['‹', '›', 'Gulls', 'Helpful', 'Not helpful']);
  let all = first?.description ?? '';
  while (buttonsOf(answer).find((button) => 'label' in button && button.label === '›')?.disabled !== true) {
    await discord.click(answer, '›');
    answer = await discord.waitForEdit(answer.id);
    all += `\n${answer.embeds[0]?.description}`;
  }
  for (let n = 0; n < 60; n++) expect(all).toContain(sentence(n));
  await discord.click(answer, '‹');
  const back = await discord.waitForEdit(answer.id);
  expect(back.embeds[0]?.title).toBe(first?.title);
  expect(labels(back)).toEqual(['‹', '›', 'Gulls', 'Helpful', 'Not helpful']);
});

it('of a mention are turned by whoever asked; others turn a private copy', async () => {
  const { discord } = unrolled;
  const bot = discord.core.world.user('bot').id;
  const asked = discord.say(`<@${bot}> which gulls are in the harbour?`, { user: 'alice' });
  const answer = await discord.waitForMessage((reply) => reply.message_reference?.message_id === asked.id);
  const { message } = await discord.click(answer, '›', { user: 'bob' });
  const copy = await discord.waitForEdit(message ?? '');
  expect((copy.flags ?? 0) & 64).toBe(64);
  expect(copy.embeds[0]?.footer?.text).toMatch(/^Page 2/);
  expect(discord.message(answer.id).embeds).toEqual(answer.embeds);
  await discord.click(answer, '›', { user: 'alice' });
  await discord.waitForEdit(answer, ({ embeds }) => embeds[0]?.footer?.text.startsWith('Page 2') ?? false);
});
