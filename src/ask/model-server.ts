/** A server that speaks OpenAI's protocol, as far as it can be trusted to: whatever it answers is read or named. */
import { createParser } from 'eventsource-parser';
import OpenAI, { APIConnectionError } from 'openai';
import { rootOf } from '../db/faults.ts';

export interface ServerOptions {
  apiKey: string;
  /** Ends in `/v1`. */
  baseUrl: string;
}

/** What a server answers instead of what it was asked for. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
  /** Of the answer; undefined where the fault came within a stream, or there was no answer. */
  readonly status: number | undefined;
  readonly code: string | undefined;
  /** The parameter that it does not take, where it says so. */
  readonly param: string | undefined;

  constructor(
    message: string,
    { status, code, param }: { status?: number; code?: string; param?: string } = {},
  ) {
    super(message);
    [this.status, this.code, this.param] = [status, code, param];
  }
}

/** Nobody answered at all. */
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
  // The library would ask again by itself and wait as long as a server tells it to.
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

/** A refusal as it was worded: the library keeps only OpenAI's own form of one. @throws ServerError */
async function accepted(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  if (response.ok) return response;
  throw errorIn(parsed(await response.text().catch(() => '')), response.status);
}

/** The whole answers of a response, one by one: the events of a stream, or the one object of plain JSON. @throws ServerError */
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
  // The last event may come without the blank line behind it.
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

/** Each server words its errors in a shape of its own. */
function messageIn(error: unknown): string {
  if (typeof error === 'string') return error;
  if (!isObject(error)) return '';
  for (const key of ['message', 'error', 'detail', 'msg'])
    if (typeof error[key] === 'string') return error[key];
  return JSON.stringify(error);
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON as what it says; anything else as its text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.trim();
  }
}
