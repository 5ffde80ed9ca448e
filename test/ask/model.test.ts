/** The language model over sockets: every fault ends in time, has a name, and is not retried. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createModel, type ModelOptions } from '../../src/ask/model.ts';
import {
  answers,
  breaksAfter,
  fails,
  hangsAfter,
  type ModelServer,
  piece,
  refuses,
  says,
  sends,
  startModelServer,
  stopsAfter,
  streams,
} from './model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => void server.asked.splice(0));

const messages = [{ role: 'user', content: 'What is a gate?' }] as const;
const model = (deadlineMs = 5_000, baseUrl = server.url, options: Partial<ModelOptions> = {}) =>
  createModel({ apiKey: 'secret', baseUrl, model: 'small', deadlineMs, maxTokens: 50, ...options });

it('reads a streamed text, with what it cost', async () => {
  server.behave(says('A gate is a tap.'));
  const told = await model().complete(messages);
  expect(told).toEqual({ text: 'A gate is a tap.', tokens: { input: 100, output: 20 }, length: 16 });
  expect(server.asked[0]).toMatchObject({
    authorization: 'Bearer secret',
    body: { model: 'small', stream: true, max_tokens: 50, messages },
  });
});

it('a deadline that several calls share ends it before its own', async () => {
  server.behave(hangsAfter('A gate'));
  const told = await model().complete(messages, AbortSignal.timeout(200));
  expect(told).toMatchObject({ text: 'A gate', fault: 'timeout' });
});

describe('a fault', () => {
  it.each([
    ['quota', fails(429, 'insufficient_quota')],
    ['rate', fails(429, 'rate_limit_exceeded', { 'retry-after': '3600' })],
    ['key', fails(401, 'invalid_api_key')],
    ['server', fails(500, 'server_error')],
    ['server', fails(400, 'context_length_exceeded')],
    ['refused', refuses('content_filter')],
    ['broken', stopsAfter('A gate is')],
    ['broken', breaksAfter('A gate is')],
    ['empty', says('')],
    ['empty', says('  \n ')],
    ['broken', sends('application/json', '{"not":"a stream"}')],
    ['broken', sends('text/event-stream', 'data: {"choices": [{"delta": \n\n')],
    ['broken', sends('text/html', '<html>Bad gateway</html>')],
  ] as const)('%s is named and met once', async (fault, behaviour) => {
    server.behave(behaviour);
    expect((await model().complete(messages)).fault).toBe(fault);
    expect(server.asked).toHaveLength(1);
  });

  it('refused in words counts as refused', async () => {
    server.behave(refuses('refusal'));
    const { fault } = await model().complete(messages);
    expect(fault).toBe('refused');
  });

  it('leaves what had come before it', async () => {
    server.behave(breaksAfter('A gate is a tap. It'));
    expect(await model().complete(messages)).toMatchObject({ text: 'A gate is a tap. It', fault: 'broken' });
  });

  it.each(['', 'A gate is'])('of silence after %j ends at the deadline', async (text) => {
    server.behave(hangsAfter(text));
    expect(await model(200).complete(messages)).toMatchObject({ text, fault: 'timeout' });
    expect(server.asked).toHaveLength(1);
  });

  it('of nobody there is named', async () => {
    const gone = await startModelServer();
    await gone.close();
    expect((await model(5_000, gone.url).complete(messages)).fault).toBe('unreachable');
  });

  it('of endless talk is cut off', async () => {
    server.behave(says('word '.repeat(5_000)));
    expect((await model().complete(messages)).text.length).toBeLessThan(9_000);
  });
});

describe('a server with a way of its own', () => {
  const text = 'A gate is a tap.';
  it.each([
    ['[DONE] without a reason', streams(piece({ content: text }), '[DONE]')],
    ['plain JSON', answers(200, { choices: [{ message: { content: text }, finish_reason: 'stop' }] })],
    ['plain JSON without a reason', answers(200, { choices: [{ message: { content: text } }] })],
    [
      'a stream called JSON',
      sends('application/json', `data: ${JSON.stringify(piece({ content: text }))}\n\ndata: [DONE]\n\n`),
    ],
    [
      'a stream called text',
      sends('text/plain', `data: ${JSON.stringify(piece({ content: text }, 'stop'))}`),
    ],
    [
      'lines with CR, comments and other events',
      sends(
        'text/event-stream',
        `: ping\r\n\r\nevent: message\r\ndata: ${JSON.stringify(piece({ content: text }, 'stop'))}\r\n\r\n`,
      ),
    ],
    [
      'content in parts',
      streams(
        piece(
          {
            content: [
              { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
              { type: 'text', text },
            ],
          },
          'stop',
        ),
      ),
    ],
    ['no choices at first', streams({ choices: [] }, { choices: null }, piece({ content: text }, 'eos'))],
    ['messages in a stream', streams({ choices: [{ message: { content: text }, finish_reason: 'stop' }] })],
  ])('is read: %s', async (_, behaviour) => {
    server.behave(behaviour);
    const told = await model().complete(messages);
    expect(told).toMatchObject({ text });
    expect(told.fault).toBeUndefined();
  });

  it.each<[object | undefined | null, object | undefined]>([
    [{ prompt_tokens: 5, total_tokens: 5 }, { input: 5 }],
    [{ completion_tokens: 7 }, { output: 7 }],
    [{ prompt_tokens: null, completion_tokens: null }, {}],
    [{ prompt_tokens: '5', completion_tokens: -1 }, {}],
    [{ prompt_tokens: 1e300, completion_tokens: 0.5 }, {}],
    [null, undefined],
    [undefined, undefined],
  ])('counts what it counts: %j', async (usage, tokens) => {
    server.behave(streams(piece({ content: text }, 'stop'), { choices: [], usage }));
    const told = await model().complete(messages);
    expect(told.tokens).toEqual(tokens);
    expect(told.fault).toBeUndefined();
  });
});

describe('thoughts', () => {
  it.each([
    [
      'in a field of their own',
      streams(piece({ reasoning_content: 'A gate is cheese.' }), piece({ content: 'A tap.' }, 'stop')),
    ],
    [
      'in another field',
      streams(piece({ reasoning: 'A gate is cheese.' }), piece({ content: 'A tap.' }, 'stop')),
    ],
    ['between marks', says('<think>A gate is cheese. Or not.</think> A tap.')],
    ['before a mark', says('A gate is cheese. Or not.</think> A tap.')],
    [
      'in plain JSON',
      answers(200, { choices: [{ message: { content: '<think>A gate is cheese.</think> A tap.' } }] }),
    ],
  ])('%s are never told', async (_, behaviour) => {
    server.behave(behaviour);
    expect((await model().complete(messages)).text.trim()).toBe('A tap.');
  });

  it.each([
    ['in a field', streams(piece({ reasoning_content: 'Hm. '.repeat(50) }), piece({}, 'length'), '[DONE]')],
    [
      'between marks',
      streams(piece({ content: `<think>${'Hm. '.repeat(50)}` }), piece({}, 'length'), '[DONE]'),
    ],
  ])('%s that leave no words for the answer are named', async (_, behaviour) => {
    server.behave(behaviour);
    const logged: string[] = [];
    expect(
      await model(5_000, server.url, { log: (line) => logged.push(line) }).complete(messages),
    ).toMatchObject({ text: '', fault: 'thought' });
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('Raise OPENAI_MAX_TOKENS');
  });
});
