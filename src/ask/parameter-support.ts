/** What a server of language models does not take, found out by asking: it is left out from then on. */
import { ServerError } from './model-server.ts';

/** What one server and one model have shown of themselves; shared by all who ask them, kept as long as the bot runs. */
export interface ParameterSupport {
  /** Parameters that were refused. */
  readonly refused: Set<string>;
}

export const createParameterSupport = (): ParameterSupport => ({ refused: new Set() });

/** What a refusal calls a parameter by another name than its own. */
const alsoCalled: Record<string, RegExp> = {
  stream_options: /include_usage/,
  response_format: /json_schema|structured.output/i,
  max_completion_tokens: /\bmax_tokens\b/,
};
/** Words that a message may use without meaning the parameter. */
const common = new Set(['stream', 'model', 'messages', 'input']);

/** The parameter of a call that a server refuses; undefined where it does not say so. */
export function refusedIn(error: unknown, body: object): string | undefined {
  if (!isRefusal(error)) return undefined;
  const sent = Object.keys(body).sort((a, b) => b.length - a.length);
  if (error.param !== undefined && sent.includes(error.param)) return error.param;
  return sent.find(
    (name) =>
      new RegExp(common.has(name) ? `["'\`]${name}["'\`]` : `\\b${name}\\b`).test(error.message) ||
      alsoCalled[name]?.test(error.message),
  );
}

/** Refused as it stands, so that it has cost nothing. */
export const isRefusal = (error: unknown): error is ServerError =>
  error instanceof ServerError && (error.status === 400 || error.status === 422);
