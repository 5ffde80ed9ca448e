/** Every fact that must be taught, asked for as a learner would, and looked for in the reply as Discord shows it. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { facts, type Request } from '../fixtures/facts.ts';
import { labels, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

/** The paragraphs that the learner reads. */
async function read(ask: Request): Promise<string[]> {
  const { discord } = unrolled;
  if ('compare' in ask) {
    const [a, b] = ask.compare;
    const answer = await discord.answer('compare', { a, b, aspect: ask.aspect });
    const side = ask.compare.indexOf(ask.about);
    const cell = answer.embeds[0]?.description?.split('\n')[side] ?? '';
    return [cell.replace(/^> \*\*.*?:\*\* /, '')];
  }
  const topics = 'explain' in ask ? [ask.explain] : await suggestions(ask.search);
  const answers = topics.flatMap((topic) =>
    ['first', 'deep'].map((level) => discord.answer('explain', { topic, level })),
  );
  return (await Promise.all(answers)).flatMap(paragraphs);
}

/** What the bot offers when a question is no topic's name. */
async function suggestions(question: string): Promise<string[]> {
  return labels(await unrolled.discord.answer('explain', { topic: question })).slice(0, 3);
}

const paragraphs = ({ embeds: [embed] }: APIMessage) =>
  [embed?.title, embed?.description].join('\n\n').split(/\n{2,}/);

describe('the replies teach that', () => {
  test.each(facts)('$fact', async ({ ask, says }) => {
    const shown = await read(ask);
    const telling = shown.filter((paragraph) => says.every((words) => words.test(paragraph)));
    expect(
      telling,
      `${says.join(' ')} in reply to ${JSON.stringify(ask)}:\n${shown.join('\n\n')}`,
    ).not.toEqual([]);
  });
});
