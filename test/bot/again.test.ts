/** Presses that come twice: sent again by Discord, or by somebody who saw no reply. And buttons from long ago. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { labels, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

const questions = [
  {
    kind: 'multiple',
    question: 'Which two?',
    explanation: 'Both are near.',
    options: [{ text: 'these', right: true }, { text: 'those', right: true }, { text: 'that' }],
  },
];

beforeAll(async () => {
  unrolled = await startUnrolled({ LOG_LEVEL: 'fatal' });
  const data = Buffer.from(JSON.stringify(questions));
  const file = { index: '0', name: 'two.json', type: 'application/json', data };
  await unrolled.discord.answer('quiz import', { file }, { user: 'ada' });
});
afterAll(() => unrolled.stop());

const read = (message: APIMessage) => readable(message, unrolled.discord);

it('an option of several stays, however often it is pressed or sent', async () => {
  const { discord } = unrolled;
  const start = await discord.answer('quiz now', { deck: 'two', length: 1, seconds: 600 });
  const question = await discord.waitForMessage((message) => labels(message).includes('End this question'), {
    ...{ after: start, timeoutMs: 30_000 },
  });
  const { message: first } = await discord.click(question, 'A');
  expect(read(first as APIMessage)).toMatch(/Your answer: \*\*A/);
  const replies = discord.messages.length;
  discord.faults.replayInteraction();
  // Every further press changes the one private message.
  await discord.click(question, 'A');
  await discord.click(question, 'B');
  const both = await discord.waitForEdit(first as APIMessage, (now) => labels(now).length === 2);
  expect(discord.messages.length).toBe(replies);
  expect(read(both)).toMatch(/Your answer: \*\*A, B\*\*/);
  expect(labels(both)).toEqual(['Take back A', 'Take back B']);
  await discord.click(both, 'Take back A');
  const left = await discord.waitForEdit(both, (now) => labels(now).length === 1);
  expect(read(left)).toMatch(/Your answer: \*\*B\*\*/);
  await discord.click(left, 'Take back B');
  await discord.waitForEdit(left, (now) => /taken your answer back/.test(read(now)));
  await discord.click(question, 'End this question');
});

it('a question of one’s own goes on where the reply to an answer was lost', async () => {
  const { discord } = unrolled;
  const question = await discord.answer('quiz now', { mode: 'own', deck: 'two', length: 1 });
  await discord.click(question, 'A');
  const marked = await discord.waitForEdit(
    question,
    (now) => JSON.stringify(now.components) !== JSON.stringify(question.components),
  );
  const edit = /^PATCH|^POST \/webhooks/;
  discord.faults.answer(edit, { status: 404, body: { message: 'Unknown Webhook', code: 10015 } }, 10);
  await discord.click(marked, 'Done');
  await new Promise((resolve) => setTimeout(resolve, 500));
  discord.faults.clear();
  expect(read(discord.message(question.id))).not.toContain('Solution');
  await discord.click(marked, 'Done');
  const solved = await discord.waitForEdit(question, (now) => /Solution:/.test(read(now)));
  expect(read(solved)).toMatch(/Not this time[\s\S]*you answered A\./);
  expect(labels(solved)).toContain('How did I do?');
});

it.each([
  ['explain:open:lstm:first', /Long short-term memory/],
  ['explain:open:vanishing-gradient:first', /Vanishing gradient/],
  ['compare:aspect:lstm:gru:%77hatever', /is not an aspect/],
  ['quiz:board:week', /Quiz board this week/],
])('a button of an earlier version works: %s', async (customId, says) => {
  const { discord } = unrolled;
  const source = await discord.answer('explain', { topic: 'lstm' });
  const { messages } = discord.core.world;
  const stored = discord.core.world.message(source.id);
  const button = { type: 2, style: 2, label: 'Of before', custom_id: customId } as const;
  messages.set(source.id, {
    ...stored,
    message: { ...stored.message, components: [{ type: 1, components: [button] }] },
  });
  await discord.click(source, 'Of before');
  // Some change their message, others answer with a new one.
  const isAnswer = (message: APIMessage) =>
    BigInt(message.id) >= BigInt(source.id) && !labels(message).includes('Of before');
  await discord.waitForMessage((message) => isAnswer(message) && says.test(read(message)));
});
