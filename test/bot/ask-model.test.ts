/** /ask with a language model behind a socket: judged, shown whole or not at all, never worse than the documents. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Behaviour,
  breaksAfter,
  fails,
  isJudging,
  type ModelServer,
  type Query,
  refuses,
  says,
  sends,
  startModelServer,
  teaches,
  verdicts,
} from '../ask/model-server.ts';
import { labels, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer();
  unrolled = await startUnrolled({
    OPENAI_API_KEY: 'sk-secret',
    OPENAI_BASE_URL: server.url,
    OPENAI_MODEL: 'small',
  });
});
afterAll(async () => {
  await unrolled.stop();
  await server.close();
});
beforeEach(() => void server.asked.splice(0));

const ask = (question: string, user?: string) =>
  unrolled.discord.answer('ask', { question }, user === undefined ? {} : { user });
const text = async (question: string) => readable(await ask(question), unrolled.discord);

/** The number of the source that holds these words. */
const sourceWith = (words: string, { body }: Query) =>
  (body.messages.find(({ content }) => content.startsWith('Sources:'))?.content ?? '')
    .split(/\n\[(?=\d+\] )/)
    .findIndex((passage) => passage.includes(words));

const claim = 'A forget gate gives a number between 0 and 1 for every entry of the cell state';
/** Writes a text from the number of the source on the forget gate. */
const writes =
  (write: (source: number) => string): Behaviour =>
  (response, asked) =>
    teaches(write(sourceWith('between 0 and 1', asked)))(response, asked);

describe('with a model', () => {
  it('tells it the passages as numbered data, and shows what it says with its sources', async () => {
    server.behave(writes((source) => `${claim} [${source}].`));
    const answer = await ask('what does the forget gate do?');
    expect(answer.embeds[0]?.description).toBe(`${claim}. ¹`);
    expect(answer.embeds[0]?.footer?.text).toMatch(/^¹ .*(Forget gate|Cell state|LSTM)[\s\S]*language model/);
    const prompt = server.asked[0]?.body.messages.map(({ content }) => content).join('\n') ?? '';
    expect(prompt).toMatch(/\[1\] .*\n[\s\S]*Question: what does the forget gate do\?/);
  });

  it('shows nothing of what it thinks', async () => {
    server.behave(
      writes(
        (source) => `<think>I should cite [${source}]. ${claim} of cheese [1].</think> ${claim} [${source}].`,
      ),
    );
    const answer = await ask('what does the forget gate give?');
    expect(answer.embeds[0]?.description).toBe(`${claim}. ¹`);
  });

  it('shows nothing of an answer with one sentence that does not stand up', async () => {
    server.behave((response, asked) => {
      const source = sourceWith('between 0 and 1', asked);
      const wrong = `${claim} [${source}]. The input gate forgets it all [${source}].`;
      return teaches(wrong, () => verdicts(['supported', 'contradicted']))(response, asked);
    });
    const answer = await text('what does a forget gate forget?');
    expect(answer).toContain('From the documents alone: the language model said nothing that the documents');
    expect(answer).not.toMatch(/Written by a language model|forgets it all/);
    expect(server.asked).toHaveLength(4);
  });

  it('says that the documents do not cover what it finds no answer to', async () => {
    server.behave(says('NOT IN THE SOURCES'));
    const answer = await text('which forget gate does my washing machine have?');
    expect(answer).toContain('The documents do not cover this');
    expect(answer).not.toContain('language model');
  });

  it('takes a partial count, and cites in a way of its own', async () => {
    server.behave((response, asked) => {
      const usage = { prompt_tokens: 5, total_tokens: 5 } as never;
      const said = `${claim}【${sourceWith('between 0 and 1', asked)}】.`;
      return says(isJudging(asked) ? verdicts(['supported']) : said, usage)(response, asked);
    });
    expect(await text('what does a forget gate do to the cell state?')).toMatch(
      /every entry of the cell state\. ¹/,
    );
  });

  it('does not ask it what the documents do not cover', async () => {
    server.behave(says('Paris [1].'));
    expect(await text('what is the capital of france')).toContain('do not cover this');
    expect(server.asked).toHaveLength(0);
  });

  it.each([
    [1, 'quota is used up', fails(429, 'insufficient_quota')],
    [2, 'asked too much', fails(429, 'rate_limit_exceeded')],
    [3, 'did not accept the key', fails(401, 'invalid_api_key')],
    [4, 'failed', fails(500, 'server_error')],
    [5, 'did not want to answer', refuses('content_filter')],
    [6, 'broke off', breaksAfter('Stride is')],
    [7, 'could not be checked', says('The stride says how many pixels a filter moves [1].')],
    [8, 'broke off', sends('text/html', '<html>502</html>')],
  ])('(%i) says that it “%s” and answers from the documents', async (n, reason, behaviour) => {
    server.behave(behaviour);
    const answer = await text(`what is the stride of a filter${'?'.repeat(n)}`);
    expect(answer).toMatch(/how many pixels a filter moves/i);
    expect(answer).toContain('From the documents alone: ');
    expect(answer).toContain(reason);
    expect(answer).not.toMatch(/secret|502|I would|Written by/);
    expect(server.asked).toHaveLength(n === 7 ? 2 : 1);
  });
});

describe('/explain', () => {
  it('explains differently, checked alike, or as before with the reason', async () => {
    const { discord } = unrolled;
    const lesson = await discord.answer('explain', { topic: 'stride' });
    const differently = async () => {
      const { message } = await discord.click(lesson, 'Explain differently');
      const isDone = ({ embeds }: APIMessage) => !/Writing this out/.test(embeds[0]?.description ?? '');
      return (await discord.waitForEdit(message?.id ?? '', isDone)).embeds[0];
    };
    server.behave(
      teaches('A stride of 2 skips every other pixel [1]. It skips cheese [1].', () =>
        verdicts(['supported', 'not_stated']),
      ),
    );
    expect((await differently())?.description).toMatch(
      /how far a filter jumps[\s\S]*From the documents alone: the language model said nothing/i,
    );
    server.behave(teaches('A stride of 2 skips every other pixel [1].'));
    expect(await differently()).toMatchObject({
      title: 'Stride',
      description: 'A stride of 2 skips every other pixel. ¹',
    });
  });
});

describe('a slow answer', () => {
  it('is there at once from the documents, and nothing is shown that is not judged', async () => {
    const { discord } = unrolled;
    const said = 'Dropout switches off randomly chosen units [1].';
    server.behave(async (response, asked) => {
      if (isJudging(asked)) await sleep(2_500);
      return teaches(said)(response, asked);
    });
    const seen: string[] = [];
    discord.happenings.on('edit', ({ message }) => seen.push(message.embeds[0]?.description ?? ''));
    const { message } = await discord.slash('ask', { question: 'dropout?' });
    const last = await discord.waitForEdit(
      message?.id ?? '',
      ({ components }) => (components?.length ?? 0) > 0,
    );
    const unfinished = seen.filter((text) => text.includes('Writing this out, 20 seconds at most'));
    expect(unfinished.length).toBeGreaterThan(0);
    for (const text of unfinished)
      expect(text).not.toContain('Dropout switches off randomly chosen units. ¹');
    expect(last.embeds[0]?.description).toBe('Dropout switches off randomly chosen units. ¹');
  });
});

describe('feedback', () => {
  it('is taken with a reason', async () => {
    const { discord } = unrolled;
    server.behave(teaches('Padding adds a frame around the image [1].'));
    const answer = await ask('padding');
    expect(labels(answer)).toEqual(expect.arrayContaining(['Helpful', 'Not helpful']));
    const { message } = await discord.click(answer, 'Helpful');
    expect(readable(await discord.waitForEdit(message?.id ?? ''), discord)).toMatch(/Glad that it helped/);
  });
});
