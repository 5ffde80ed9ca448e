/** /ask with a language model behind a socket: streamed, checked, and never worse than the documents alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Asked,
  breaksAfter,
  fails,
  type ModelServer,
  refuses,
  says,
  sends,
  startModelServer,
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

/** Which number the passage has got that has these words. */
const sourceWith = (words: string, { body }: Asked) =>
  (body.messages.at(-1)?.content ?? '')
    .split(/\n\[(?=\d+\] )/)
    .findIndex((passage) => passage.includes(words));

describe('with a model', () => {
  it('tells it the passages as numbered data, and shows what it says with its sources', async () => {
    server.behave((response, asked) => {
      const source = sourceWith('between 0 and 1', asked);
      const claim = `A forget gate gives a number between 0 and 1 for every entry of the cell state [${source}].`;
      return says(`${claim} Cheese is tasty [1].`)(response, asked);
    });
    const answer = await ask('what does the forget gate do?');
    expect(answer.embeds[0]?.description).toBe(
      'A forget gate gives a number between 0 and 1 for every entry of the cell state. ¹',
    );
    expect(answer.embeds[0]?.footer?.text).toMatch(/^¹ .*(Forget gate|Cell state|LSTM)[\s\S]*language model/);
    const prompt = server.asked[0]?.body.messages.map(({ content }) => content).join('\n') ?? '';
    expect(prompt).toMatch(/\[1\] .*\n[\s\S]*Question: what does the forget gate do\?/);
  });

  it('shows nothing of what it thinks', async () => {
    server.behave((response, asked) => {
      const source = sourceWith('between 0 and 1', asked);
      const draft = `A forget gate gives a number between 0 and 1 for the hidden state [${source}].`;
      const claim = `A forget gate gives a number between 0 and 1 for every entry of the cell state [${source}].`;
      return says(`<think>I should cite [${source}]. ${draft}</think> ${claim}`)(response, asked);
    });
    const answer = await ask('what does the forget gate give?');
    expect(answer.embeds[0]?.description).toBe(
      'A forget gate gives a number between 0 and 1 for every entry of the cell state. ¹',
    );
  });

  it('takes a partial count, and cites in a way of its own', async () => {
    server.behave((response, asked) =>
      says(
        `A forget gate gives a number between 0 and 1 for every entry of the cell state【${sourceWith('between 0 and 1', asked)}】.`,
        { prompt_tokens: 5, total_tokens: 5 } as never,
      )(response, asked),
    );
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
    [7, 'nothing that the documents support', says('I am a large language model and love cheese.')],
    [8, 'broke off', sends('text/html', '<html>502</html>')],
  ])('(%i) says that it “%s” and answers from the documents', async (n, reason, behaviour) => {
    server.behave(behaviour);
    const answer = await text(`what is the stride of a filter${'?'.repeat(n)}`);
    expect(answer).toMatch(/how far a filter jumps/i);
    expect(answer).toContain(`From the documents alone: the language model`);
    expect(answer).toContain(reason);
    expect(answer).not.toMatch(/secret|cheese|502|I would/);
    expect(server.asked).toHaveLength(1);
  });

  it('marks a part as a part', async () => {
    server.behave((response, asked) => {
      const source = sourceWith('between two positions', asked);
      const claim = `The stride says how far a filter jumps between two positions [${source}].`;
      return breaksAfter(`${claim} With stride`)(response, asked);
    });
    expect(await text('stride of a filter, please')).toMatch(
      /jumps between two positions\. ¹[\s\S]*only a part/,
    );
  });
});

describe('/explain', () => {
  it('explains differently, checked alike', async () => {
    const { discord } = unrolled;
    server.behave(says('A stride of 2 skips every other pixel [1]. The stride is a kind of cheese [1].'));
    const lesson = await discord.answer('explain', { topic: 'stride' });
    const { message } = await discord.click(lesson, 'Explain differently');
    const answer = await discord.waitForEdit(message?.id ?? '');
    expect(answer.embeds[0]).toMatchObject({
      title: 'Stride',
      description: 'A stride of 2 skips every other pixel. ¹',
    });
  });
});

describe('a slow answer', () => {
  it('is there at once from the documents, and grows', async () => {
    const { discord } = unrolled;
    server.behave(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const event = (content: string, finish: string | null) =>
        response.write(
          `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`,
        );
      event('Dropout switches off randomly chosen units [1]. In each', null);
      await sleep(4_500);
      event(' training step so [1].', 'stop');
      response.end('data: [DONE]\n\n');
    });
    const seen: string[] = [];
    discord.happenings.on('edit', ({ message }) => seen.push(message.embeds[0]?.description ?? ''));
    const { message } = await discord.slash('ask', { question: 'dropout?' });
    const last = await discord.waitForEdit(
      message?.id ?? '',
      ({ components }) => (components?.length ?? 0) > 0,
    );
    expect(seen.some((text) => text.includes('Writing this out, 20 seconds at most'))).toBe(true);
    expect(last.embeds[0]?.description).toMatch(/^Dropout switches off randomly chosen units\. ¹/);
  });
});

describe('feedback', () => {
  it('is taken with a reason', async () => {
    const { discord } = unrolled;
    server.behave(says('Padding adds a frame around the image [1].'));
    const answer = await ask('padding');
    expect(labels(answer)).toEqual(expect.arrayContaining(['Helpful', 'Not helpful']));
    const { message } = await discord.click(answer, 'Helpful');
    expect(readable(await discord.waitForEdit(message?.id ?? ''), discord)).toMatch(
      /Thank you\. It is noted that this answer (helped|did not help)/,
    );
  });
});
