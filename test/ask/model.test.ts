/** The language model over sockets: every way in which it can fail ends in time, named, and is not asked again. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createModel } from '../../src/ask/model.ts';
import {
  breaksAfter,
  fails,
  hangsAfter,
  type ModelServer,
  refuses,
  says,
  sends,
  startModelServer,
  stopsAfter,
} from './model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => void server.asked.splice(0));

const messages = [{ role: 'user', content: 'What is a gate?' }] as const;
const model = (deadlineMs = 5_000, baseUrl = server.url) =>
  createModel({ apiKey: 'secret', baseUrl, model: 'small', deadlineMs, maxTokens: 50 });

it('streams a text, in growing parts, with what it cost', async () => {
  server.behave(says('A gate is a tap.'));
  const parts: string[] = [];
  const told = await model().tell(messages, (text) => parts.push(text));
  expect(told).toEqual({ text: 'A gate is a tap.', tokens: { input: 100, output: 20 } });
  expect(parts).toEqual(['A ', 'A gate ', 'A gate is ', 'A gate is a ', 'A gate is a tap.']);
  expect(server.asked[0]).toMatchObject({
    authorization: 'Bearer secret',
    body: { model: 'small', stream: true, max_tokens: 50, messages },
  });
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
    expect((await model().tell(messages)).fault).toBe(fault);
    expect(server.asked).toHaveLength(1);
  });

  it('refused in words counts as refused', async () => {
    server.behave(refuses('refusal'));
    const { fault } = await model().tell(messages);
    expect(fault).toBe('refused');
  });

  it('leaves what had come before it', async () => {
    server.behave(breaksAfter('A gate is a tap. It'));
    expect(await model().tell(messages)).toMatchObject({ text: 'A gate is a tap. It', fault: 'broken' });
  });

  it.each(['', 'A gate is'])('of silence after %j ends at the deadline', async (text) => {
    server.behave(hangsAfter(text));
    expect(await model(200).tell(messages)).toMatchObject({ text, fault: 'timeout' });
    expect(server.asked).toHaveLength(1);
  });

  it('of nobody there is named', async () => {
    const gone = await startModelServer();
    await gone.close();
    expect((await model(5_000, gone.url).tell(messages)).fault).toBe('unreachable');
  });

  it('of endless talk is cut off', async () => {
    server.behave(says('word '.repeat(5_000)));
    expect((await model().tell(messages)).text.length).toBeLessThan(9_000);
  });
});
