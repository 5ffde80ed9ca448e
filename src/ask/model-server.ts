/** Calls a server that speaks OpenAI's protocol, and reads what compatible servers really answer. */
import { createParser } from 'eventsource-parser';
import OpenAI, { APIConnectionError } from 'openai';
import { rootOf } from '../db/faults.ts';

export interface ServerOptions {
  apiKey: string;
  /** Ends in `/v1`. */
  baseUrl: string;
}

/** The error that a server answers. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  /** The HTTP status; undefined where the fault came within a stream. */
  readonly status: number | undefined;
  readonly code: string | undefined;
  /** The parameter that the server rejects, where it names one. */
  readonly param: string | undefined;

  constructor(
    message: string,
    { status, code, param }: { status?: number; code?: string; param?: string } = {},
  ) {
    super(message);
    [this.status, this.code, this.param] = [status, code, param];
  }
}

/** The server did not answer at all. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** @throws ServerError, Unreachable, or the signal's reason */
export async function post(
  { apiKey, baseUrl }: ServerOptions,
  path: string,
  body: object,
  signal: AbortSignal,
): Promise<Response> {
  // Without retries: the library would wait as long as a server asks it to.
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl.replace(/\/+$/, ''),
    maxRetries: 0,
    logLevel: 'off',
    fetch: accepted,
  });
  try {
    return await client.post(path, { body, signal }).asResponse();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (!(error instanceof APIConnectionError)) throw error;
    if (error.cause instanceof ServerError) throw error.cause;
    throw new Unreachable(rootOf(error).message);
  }
}

/** Keeps the server's own message: the library keeps only errors in OpenAI's form. @throws ServerError */
async function accepted(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  if (response.ok) return response;
  throw errorIn(parsed(await response.text().catch(() => '')), response.status);
}

/** The answers in a response: the events of a stream, or one JSON object. @throws ServerError */
export async function* answersOf(response: Response): AsyncGenerator<unknown | 'end'> {
  const type = response.headers.get('content-type') ?? '';
  const found: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => found.push(data) });
  if (/json|html/.test(type)) {
    const text = await response.text();
    if (!/^\s*data:/.test(text)) {
      const whole = parsed(text);
      if (typeof whole === 'string') throw new ServerError(`neither JSON nor a stream: ${whole}`);
      if (!isObject(checked(whole)) || !Array.isArray((whole as Record<string, unknown>).choices))
        throw new ServerError(`no answer in it: ${text.slice(0, 200)}`);
      yield whole;
      yield 'end';
      return;
    }
    parser.feed(`${text}\n\n`);
  }
  const decoder = new TextDecoder();
  for await (const bytes of response.bodyUsed ? [] : (response.body ?? [])) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    yield* read(found.splice(0));
  }
  // Some servers leave out the blank line behind the last event.
  parser.feed('\n\n');
  yield* read(found.splice(0));
}

function* read(events: readonly string[]): Generator<unknown | 'end'> {
  for (const data of events) {
    if (data.startsWith('[DONE]')) yield 'end';
    else {
      const answer = parsed(data);
      if (typeof answer === 'string') throw new ServerError(`a broken piece of a stream: ${answer}`);
      yield checked(answer);
    }
  }
}

function checked(answer: unknown): unknown {
  if (isObject(answer) && answer.error) throw errorIn(answer, undefined);
  return answer;
}

function errorIn(answer: unknown, status: number | undefined): ServerError {
  const error = isObject(answer) && isObject(answer.error) ? answer.error : answer;
  const { code, param } = isObject(error) ? error : {};
  const number = Number(code);
  return new ServerError(messageIn(error) || '(no message)', {
    ...(status !== undefined ? { status } : number >= 400 && number < 600 ? { status: number } : {}),
    ...(typeof code === 'string' && { code }),
    ...(typeof param === 'string' && { param }),
  });
}

/** The message of an error, in any of the shapes that servers use. */
function messageIn(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!isObject(error)) return '';
  for (const key of ['message', 'error', 'detail', 'msg'])
    if (typeof error[key] === 'string') return error[key];
  return JSON.stringify(error);
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parsed JSON, or the text itself where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.trim();
  }
}
