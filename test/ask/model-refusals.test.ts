/** Rejected parameters are left out, and the operator reads the message of the server. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createModel, type ModelOptions } from '../../src/ask/model.ts';
import { createParameterSupport } from '../../src/ask/parameter-support.ts';
import {
  answers,
  type ModelServer,
  refusesParameters,
  says,
  sends,
  startModelServer,
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
const format = { type: 'json_schema', json_schema: { name: 'a', strict: true, schema: {} } } as const;

describe('a parameter that is refused', () => {
  const unsupported = (name: string): [number, object] => [
    400,
    {
      error: {
        message: `Unsupported parameter: '${name}' is not supported with this model. Use 'max_completion_tokens' instead.`,
        param: name,
        code: 'unsupported_parameter',
      },
    },
  ];
  const extra = (name: string): [number, object] => [
    422,
    { detail: [{ type: 'extra_forbidden', loc: ['body', name], msg: 'Extra inputs are not permitted' }] },
  ];
  const words = (name: string): [number, object] => [
    400,
    { object: 'error', message: `this model has no ${name}` },
  ];

  it.each<[name: string, errors: Parameters<typeof refusesParameters>[0], calls: number, sent: object]>([
    ['max_tokens', { max_tokens: unsupported }, 2, { max_completion_tokens: 50 }],
    [
      'temperature',
      {
        temperature: (name) => [
          400,
          {
            error: {
              message: `Unsupported value: '${name}' does not support 0.2 with this model.`,
              param: name,
            },
          },
        ],
      },
      2,
      { max_tokens: 50 },
    ],
    ['stream_options', { stream_options: extra }, 2, { temperature: 0.2 }],
    [
      'several',
      { max_tokens: unsupported, temperature: words, stream_options: extra },
      4,
      { max_completion_tokens: 50 },
    ],
    ['both limits', { max_tokens: extra, max_completion_tokens: extra }, 3, { temperature: 0.2 }],
    ['response_format', { response_format: words }, 2, { max_tokens: 50 }],
    ['stream', { stream: (name) => [400, { error: `'${name}' must not be set` }] }, 2, { max_tokens: 50 }],
  ])('is left out, once and for all: %s', async (_, errors, calls, sent) => {
    server.behave(refusesParameters(errors, 'A tap.'));
    const logged: string[] = [];
    const parameterSupport = createParameterSupport();
    const options = { parameterSupport, log: (line: string) => void logged.push(line), format };
    expect(await model(5_000, server.url, options).complete(messages)).toMatchObject({ text: 'A tap.' });
    expect(server.asked).toHaveLength(calls);
    expect(server.asked.at(-1)?.body).toMatchObject(sent);
    for (const name of Object.keys(errors)) expect(server.asked.at(-1)?.body).not.toHaveProperty(name);
    expect(logged).toHaveLength(Object.keys(errors).length);
    // The next caller of the same server knows it.
    expect(await model(5_000, server.url, { parameterSupport }).complete(messages)).toMatchObject({
      text: 'A tap.',
    });
    expect(server.asked).toHaveLength(calls + 1);
  });

  it('that was not the reason is not remembered', async () => {
    server.behave(answers(400, { error: { message: 'max_tokens is too large for 4096 tokens' } }));
    const parameterSupport = createParameterSupport();
    expect((await model(5_000, server.url, { parameterSupport }).complete(messages)).fault).toBe('server');
    expect(server.asked.length).toBeLessThanOrEqual(3);
    expect(parameterSupport.refused.size).toBe(0);
  });
});

describe('who runs the bot is told', () => {
  const logOf = async (baseUrl = server.url, apiKey = 'sk-secret-1234') => {
    const logged: string[] = [];
    await createModel({
      apiKey,
      baseUrl,
      model: 'small',
      deadlineMs: 5_000,
      maxTokens: 50,
      log: (line) => logged.push(line),
    }).complete(messages);
    return logged;
  };

  it.each([
    [
      answers(404, { error: { message: 'model "small" not found' } }),
      /404 model "small" not found.*end in \/v1/,
    ],
    [answers(404, '404 page not found'), /404 404 page not found.*end in \/v1/],
    [answers(503, { error: { message: 'Loading model', code: 503 } }), /503 Loading model.*still be loading/],
    [answers(500, { detail: 'out of memory' }), /500 out of memory/],
    [
      answers(401, {
        error: { message: 'Incorrect API key provided: sk-sec******1234, that is sk-secret-1234.' },
      }),
      /401 Incorrect API key provided: \[key\].*OPENAI_API_KEY/,
    ],
    [streams({ error: { message: 'CUDA out of memory', code: 'oom' } }), /CUDA out of memory/],
    [sends('text/html', '<html>Bad gateway</html>'), /Bad gateway.*OPENAI_BASE_URL/],
  ])('once, with status, message and what to do (%#)', async (behaviour, line) => {
    server.behave(behaviour);
    const logged = await logOf();
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(line);
    expect(logged[0]).not.toMatch(/sk-sec/);
  });

  it('where nobody answers', async () => {
    const gone = await startModelServer();
    await gone.close();
    expect((await logOf(gone.url)).join()).toMatch(/unreachable.*ECONNREFUSED.*OPENAI_BASE_URL/);
  });

  it('nothing where all is well', async () => {
    server.behave(says('A tap.'));
    expect(await logOf()).toEqual([]);
  });
});
