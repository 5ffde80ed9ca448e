/** An embedding server over sockets: rejected parameters are left out, and its answers are checked. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createRemoteEncoder } from '../../src/ask/remote-encoder.ts';
import { answers, type ModelServer, startModelServer } from './model-server.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => void server.asked.splice(0));

const encoder = () => createRemoteEncoder({ apiKey: 'sk-secret-1234', baseUrl: server.url, model: 'm' });
const rounded = (vectors: readonly Float32Array[]) =>
  vectors.map((vector) => [...vector].map((value) => Math.round(10 * value) / 10));
const floats = (...values: number[]) => Buffer.from(Float32Array.from(values).buffer).toString('base64');

it.each([
  [
    'in order',
    [
      { index: 0, embedding: [3, 4] },
      { index: 1, embedding: [0, 2] },
    ],
  ],
  [
    'in another order',
    [
      { index: 1, embedding: [0, 2] },
      { index: 0, embedding: [3, 4] },
    ],
  ],
  ['without places', [{ embedding: [3, 4] }, { embedding: [0, 2] }]],
  [
    'as bytes',
    [
      { index: 0, embedding: floats(3, 4) },
      { index: 1, embedding: floats(0, 2) },
    ],
  ],
])('vectors are read %s, and brought to length 1', async (_, data) => {
  server.behave(answers(200, { data }));
  expect(rounded(await encoder().encode(['a', 'b']))).toEqual([
    [0.6, 0.8],
    [0, 1],
  ]);
});

it('a refused encoding_format is left out, once and for all', async () => {
  server.behave((response, asked) =>
    'encoding_format' in asked.body
      ? answers(422, {
          detail: [{ loc: ['body', 'encoding_format'], msg: 'Extra inputs are not permitted' }],
        })(response, asked)
      : answers(200, { data: [{ embedding: [1, 0] }] })(response, asked),
  );
  const ours = encoder();
  await ours.encode(['a']);
  await ours.encode(['b']);
  expect(server.asked).toHaveLength(3);
});

it.each([
  [
    answers(401, { error: { message: 'Incorrect API key provided: sk-secret-1234' } }),
    '401 Incorrect API key provided: [key]',
  ],
  [answers(404, '404 page not found'), '404 404 page not found'],
  [answers(200, { data: [] }), 'the server sent 0 vectors for 1 texts'],
  [answers(200, { data: [{ embedding: ['x'] }] }), 'the server sent 0 vectors for 1 texts'],
  [answers(200, 'no JSON'), /JSON/],
])('a fault is told in the server’s words, without the key (%#)', async (behaviour, message) => {
  server.behave(behaviour);
  await expect(encoder().encode(['a'])).rejects.toThrow(message);
  expect(server.asked).toHaveLength(1);
});
