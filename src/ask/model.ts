/** A language model behind an OpenAI-compatible server: chat completions, streamed, asked once and never again. */
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { ResponseFormatJSONSchema } from 'openai/resources/shared';

export interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** Why there is no answer, or only a part of one. */
export type Fault =
  | 'quota'
  | 'rate'
  | 'key'
  | 'timeout'
  | 'unreachable'
  | 'broken'
  | 'refused'
  | 'server'
  | 'empty';

/** What came of a call. A fault does not take away what had come before it. */
export interface Told {
  text: string;
  fault?: Fault;
  /** As counted by the server, where it counts. */
  tokens?: { input: number; output: number };
}

export interface Model {
  /** Never rejects. `onText` gets everything told so far, whenever there is more. */
  tell(messages: readonly Message[], onText?: (text: string) => void): Promise<Told>;
}

export interface ModelOptions {
  apiKey: string;
  /** Ends in `/v1`. */
  baseUrl: string;
  model: string;
  /** The whole call, from the connection to the last word. */
  deadlineMs: number;
  /** The longest answer, in tokens. */
  maxTokens: number;
  /** The form that the answer is to have. Servers that do not know how are asked without it. */
  format?: ResponseFormatJSONSchema;
}

/** Characters of an answer that are read: a server that ignores `max_tokens` is cut off here. */
const longestText = 8_000;

export function createModel(options: ModelOptions): Model {
  const { apiKey, baseUrl, model, deadlineMs, maxTokens, format } = options;
  // The library would ask again by itself and wait as long as a server tells it to.
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    maxRetries: 0,
    timeout: deadlineMs,
    logLevel: 'off',
  });
  let takesFormat = format !== undefined;

  const ask = (messages: readonly Message[], signal: AbortSignal, withFormat: boolean) =>
    client.chat.completions.create(
      {
        model,
        messages: [...messages],
        max_tokens: maxTokens,
        temperature: 0.2,
        stream: true,
        stream_options: { include_usage: true },
        ...(format && withFormat && { response_format: format }),
      },
      { signal },
    );

  /** A request that is refused as it stands has cost nothing: it may be the format, so it is put once without. */
  async function begin(messages: readonly Message[], signal: AbortSignal) {
    try {
      return await ask(messages, signal, takesFormat);
    } catch (error) {
      if (!takesFormat || !isRefusedRequest(error)) throw error;
      const stream = await ask(messages, signal, false);
      takesFormat = false;
      return stream;
    }
  }

  return {
    async tell(messages, onText) {
      const told: Told = { text: '' };
      // Of its own: the library's time-out ends when the first byte has come (openai/openai-node#419).
      const deadline = AbortSignal.timeout(deadlineMs);
      const stop = new AbortController();
      const signal = AbortSignal.any([deadline, stop.signal]);
      let finish: string | undefined;
      try {
        const stream = await begin(messages, signal);
        for await (const { choices, usage } of stream) {
          const [choice] = choices ?? [];
          if (usage) told.tokens = { input: usage.prompt_tokens, output: usage.completion_tokens };
          if (choice?.delta?.refusal) finish = 'refusal';
          if (choice?.delta?.content) {
            told.text += choice.delta.content;
            onText?.(told.text);
          }
          if (finish !== 'refusal') finish = choice?.finish_reason ?? finish;
          if (told.text.length > longestText) {
            finish = 'length';
            stop.abort();
            break;
          }
        }
      } catch (error) {
        return { ...told, fault: deadline.aborted ? 'timeout' : faultOf(error) };
      }
      // An aborted stream ends without a word about it.
      if (deadline.aborted) return { ...told, fault: 'timeout' };
      const fault = ending(finish, told.text);
      return fault ? { ...told, fault } : told;
    },
  };
}

function ending(finish: string | undefined, text: string): Fault | undefined {
  if (finish === 'refusal' || finish === 'content_filter') return 'refused';
  if (finish === undefined) return 'broken';
  return text.trim() === '' ? 'empty' : undefined;
}

const isRefusedRequest = (error: unknown) =>
  error instanceof APIError && (error.status === 400 || error.status === 422);

function faultOf(error: unknown): Fault {
  if (error instanceof APIConnectionTimeoutError) return 'timeout';
  if (error instanceof APIUserAbortError) return 'broken';
  if (error instanceof APIConnectionError) return 'unreachable';
  if (!(error instanceof APIError)) return 'broken';
  // No quota left is a 429 as well, and waiting does not help (langchain-ai/langchainjs#1929).
  if (error.code === 'insufficient_quota' || error.status === 402) return 'quota';
  if (error.status === 429) return 'rate';
  if (error.status === 401 || error.status === 403) return 'key';
  if (error.status === undefined) return 'broken';
  return 'server';
}
