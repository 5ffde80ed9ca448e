/** /prove over sockets: a claim is measured with real tensors, shown, stored and shown again. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const read = (message: APIMessage) => readable(message, unrolled.discord);
const isOver = (message: APIMessage) => labels(message).includes('Measure again');

it('measures a claim with several seeds, and refines the verdict in the same message', async () => {
  const { discord } = unrolled;
  const answer = await discord.answer('prove', { claim: 'memory' });
  const final = await discord.waitForEdit(answer, isOver, { timeoutMs: 60_000 });
  expect(read(final)).toMatch(
    /Holds\..*CNN's output does not move at all once the change is more than 8 steps back/,
  );
  expect(read(final)).toMatch(/Measured 5 times/);
  expect(pictures(final, discord)[0]?.png.subarray(1, 4).toString()).toBe('PNG');
  expect(labels(final)).toEqual(['Measure again', 'How it was measured', 'Explain: Memory']);
});

it('shows the stored result at once, to everybody', async () => {
  const { discord } = unrolled;
  const answer = await discord.answer('prove', { claim: 'memory of the past' }, { user: 'bob' });
  expect(isOver(answer)).toBe(true);
  const { message } = await discord.click(answer, 'How it was measured', { user: 'ada' });
  const method = await discord.waitForEdit(message as APIMessage);
  expect(read(method)).toMatch(/one single step of the past is changed/);
  expect(read(method)).toMatch(
    /It holds if the CNN's change is exactly 0 beyond its receptive field of 9 steps/,
  );
  expect(read(method)).toMatch(/5 seeds.*cores?, CPU · TensorFlow/);
});

it('measures again with other seeds, and keeps the first round', async () => {
  const { discord } = unrolled;
  const answer = await discord.answer('prove', { claim: 'memory' });
  const { message } = await discord.click(answer, 'Measure again');
  const final = await discord.waitForEdit(message as APIMessage, isOver, { timeoutMs: 60_000 });
  const { message: method } = await discord.click(final, 'How it was measured');
  expect(read(await discord.waitForEdit(method as APIMessage))).toMatch(
    /Measured before\s+- Holds \(5 seeds/,
  );
});

it('names the claims that it can measure where it does not know one', async () => {
  const answer = await unrolled.discord.answer('prove', { claim: 'pigs can fly' });
  expect(read(answer)).toMatch(/I cannot measure “pigs can fly”.*RNNs have a memory of the past/s);
});
