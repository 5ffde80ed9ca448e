/** /ask over sockets, with the real documents and without a key. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labels, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const ask = (question: string) => unrolled.discord.answer('ask', { question });
const title = (message: { embeds: { title?: string }[] }) => message.embeds[0]?.title;

describe('/ask', () => {
  it('answers in the words of the documents, and a button opens where they stand', async () => {
    const answer = await ask('what does stateful=True do in keras?');
    expect(answer.embeds[0]?.description).toMatch(/the last state of sample i in one batch/);
    expect(answer.embeds[0]?.footer).toBeUndefined();
    expect(labels(answer)).toEqual(['Hidden state', 'See it measured: memory', 'Helpful', 'Not helpful']);
  });

  it('puts both sides of a comparison first', async () => {
    const [embed] = (await ask('do cnns and rnns differ in memory?')).embeds;
    expect(embed?.description).toMatch(
      /^\*\*Memory\*\*\n- Convolutional neural network: None.*\n- Recurrent neural network: Yes/,
    );
  });

  it('suggests what learners ask: one question of each lesson, then those with the words typed', async () => {
    const { discord } = unrolled;
    const suggested = async (typed: string) =>
      (await discord.autocomplete('ask', { question: typed }, 'question')).map(({ value }) => `${value}`);
    expect((await suggested('')).length).toBeGreaterThanOrEqual(9);
    const [first = '', ...others] = await suggested('why forget');
    for (const question of [first, ...others])
      expect(question).toMatch(/\bwhy\b[\s\S]*\bforget|\bforget[\s\S]*\bwhy\b/i);
    expect(title(await ask(first))).toBe(`“${first}”`);
    expect(await suggested('zebra crossing')).toEqual([]);
  });

  it('opens the topic of the answer', async () => {
    const answer = await ask('what is pooling');
    const [first = ''] = labels(answer);
    const { message } = await unrolled.discord.click(answer, first);
    expect(title(await unrolled.discord.waitForEdit(message?.id ?? ''))).toBe(first);
  });

  it('says so when the documents do not know, and offers what is near', async () => {
    const answer = await ask('best filter for my fish tank');
    expect(title(answer)).toBe('The documents do not cover this');
    expect(labels(answer)).toContain('Filter');
  });

  it('points to the lessons when nothing is near', async () => {
    expect(readable(await ask('zxqvbk?'), unrolled.discord)).toMatch(/“zxqvbk\?”[\s\S]*\/help/);
  });
});
