/** A language model behind an OpenAI-compatible server: streamed chat completions without retries. */
import { z } from 'zod';
import { advice, described, faultOf, type ModelFault } from './model-faults.ts';
import { answersOf, isObject, post, type ServerOptions } from './model-server.ts';
import { createParameterSupport, isRefusal, type ParameterSupport, refusedIn } from './parameter-support.ts';
import { withoutThinking } from './thinking.ts';

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** The outcome of a call. After a fault, it holds what came before. */
export interface Completion {
  text: string;
  fault?: ModelFault;
  /** As the server counted them; undefined where it did not. */
  tokens?: { input?: number; output?: number };
  /** Characters that the server sent, with the thinking that `text` leaves out. */
  length: number;
}

export interface Model {
  /** Never rejects. The signal ends the call as its deadline does. */
  complete(messages: readonly ChatMessage[], signal?: AbortSignal): Promise<Completion>;
}

/** The `response_format` of a call. */
export interface AnswerForm {
  type: 'json_schema';
  json_schema: { name: string; strict: boolean; schema: object };
}

/** Asks a server for JSON that fits a schema. */
export function formOf(name: string, schema: z.ZodType): AnswerForm {
  const { $schema: _, ...shape } = z.toJSONSchema(schema);
  return { type: 'json_schema', json_schema: { name, strict: true, schema: shape } };
}

export interface ModelOptions extends ServerOptions {
  model: string;
  /** For the whole call, from the connection to the last token. */
  deadlineMs: number;
  /** The longest answer in tokens, with its thinking. */
  maxTokens: number;
  /** The form of the answer. It is left out for servers that reject it. */
  format?: AnswerForm;
  /** The parameters that the server rejects, learned from its answers. */
  parameterSupport?: ParameterSupport;
  /** Gets a message about each failed call for the operator: what the server said, and what to do. */
  log?: (message: string) => void;
}

/** Characters of an answer, and of a whole stream: the limit for servers that ignore `max_tokens`. */
const [longestText, longestStream] = [8_000, 100_000];

export function createModel(options: ModelOptions): Model {
  const {
    model,
    baseUrl,
    deadlineMs,
    maxTokens,
    format,
    parameterSupport = createParameterSupport(),
    log,
  } = options;

  const bodyOf = (messages: readonly ChatMessage[], refused: ReadonlySet<string>) => {
    const limit = ['max_tokens', 'max_completion_tokens'].find((name) => !refused.has(name));
    const parameters = {
      stream: true,
      ...(limit && { [limit]: maxTokens }),
      temperature: 0.2,
      stream_options: { include_usage: true },
      ...(format && { response_format: format }),
    };
    const kept = Object.entries(parameters).filter(([name]) => !refused.has(name));
    return { model, messages: [...messages], ...Object.fromEntries(kept) };
  };

  /** Repeats a rejected call without the parameter that the server names. A rejected call costs nothing. */
  async function startCall(messages: readonly ChatMessage[], signal: AbortSignal): Promise<Response> {
    const refused = new Set(parameterSupport.refused);
    for (;;) {
      const body = bodyOf(messages, refused);
      try {
        const response = await post(options, '/chat/completions', body, signal);
        for (const name of refused.difference(parameterSupport.refused)) {
          parameterSupport.refused.add(name);
          log?.(`${where} does not take ${name}: it is left out from now on.`);
        }
        return response;
      } catch (error) {
        const unnamed = isRefusal(error) && 'response_format' in body ? 'response_format' : undefined;
        const name = refusedIn(error, body) ?? unnamed;
        if (name === undefined || name === 'model' || name === 'messages') throw error;
        refused.add(name);
      }
    }
  }

  const where = `The language model ${model} at ${baseUrl}`;

  return {
    async complete(messages, signal) {
      // For the whole call, not only until the first byte.
      const deadline = AbortSignal.any([AbortSignal.timeout(deadlineMs), ...(signal ? [signal] : [])]);
      const answer = new Answer();
      const finish = (fault: ModelFault | undefined, error?: unknown): Completion => {
        const completion = answer.completion(fault === undefined);
        const why = fault ?? completion.fault;
        if (why === undefined) return completion;
        const said = error === undefined ? '' : `: ${described(error, options.apiKey)}`;
        log?.(`${where} gave no whole answer (${why})${said}. ${advice(why, error)}`);
        return { ...completion, fault: why };
      };
      try {
        for await (const piece of answersOf(await startCall(messages, deadline))) {
          answer.read(piece);
          if (answer.isLong()) break;
        }
      } catch (error) {
        return deadline.aborted ? finish('timeout') : finish(faultOf(error), error);
      }
      return finish(deadline.aborted ? 'timeout' : undefined);
    },
  };
}

/** Collects one answer from a stream. */
class Answer {
  #raw = '';
  #finish: string | undefined;
  #thoughtApart = false;
  #tokens: Completion['tokens'];

  read(piece: unknown): void {
    if (piece === 'end') this.#finish ??= 'stop';
    if (!isObject(piece)) return;
    if (isObject(piece.usage)) this.#tokens = { ...this.#tokens, ...tokensIn(piece.usage) };
    const [choice] = Array.isArray(piece.choices) ? (piece.choices as unknown[]) : [];
    if (!isObject(choice)) return;
    const delta = [choice.delta, choice.message].find(isObject) ?? {};
    if (delta.refusal) this.#finish = 'refusal';
    if (['reasoning_content', 'reasoning', 'reasoning_details', 'thinking'].some((name) => delta[name]))
      this.#thoughtApart = true;
    this.#raw += textIn(delta.content);
    const { finish_reason: finish } = choice;
    if (typeof finish === 'string' && this.#finish !== 'refusal') this.#finish = finish;
  }

  /** Whether the stream is over its limit. */
  isLong(): boolean {
    const isLong = this.#raw.length > longestStream;
    if (isLong) this.#finish = 'length';
    return isLong;
  }

  completion(isWhole: boolean): Completion {
    const { text, hasThought } = withoutThinking(this.#raw);
    const fault = isWhole ? this.#ending(text, hasThought || this.#thoughtApart) : undefined;
    return {
      text: text.slice(0, longestText),
      length: this.#raw.length,
      ...(this.#tokens && { tokens: this.#tokens }),
      ...(fault && { fault }),
    };
  }

  #ending(text: string, hasThought: boolean): ModelFault | undefined {
    if (this.#finish === 'refusal' || this.#finish === 'content_filter') return 'refused';
    if (this.#finish === undefined) return 'broken';
    if (text.trim() !== '') return undefined;
    return hasThought && this.#finish === 'length' ? 'thought' : 'empty';
  }
}

/** The tokens that a server counted. Invalid numbers are left out. */
function tokensIn(usage: Record<string, unknown>): NonNullable<Completion['tokens']> {
  const count = (value: unknown) =>
    Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
  const [input, output] = [count(usage.prompt_tokens), count(usage.completion_tokens)];
  return { ...(input !== undefined && { input }), ...(output !== undefined && { output }) };
}

/** The text of a message, which may be a list of parts, some of them thinking. */
function textIn(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) =>
      isObject(part) && part.type === 'text' && typeof part.text === 'string' ? part.text : '',
    )
    .join('');
}
