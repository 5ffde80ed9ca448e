/** Remembers which parameters a model server rejects, so that later calls leave them out. */
import { ServerError } from './model-server.ts';

/** What is known of one server and one model. All callers share it while the bot runs. */
export interface ParameterSupport {
  /** Rejected parameters. */
  readonly refused: Set<string>;
}

export const createParameterSupport = (): ParameterSupport => ({ refused: new Set() });

/** Other names that rejections use for a parameter. */
const alsoCalled: Record<string, RegExp> = {
  stream_options: /include_usage/,
  response_format: /json_schema|structured.output/i,
  max_completion_tokens: /\bmax_tokens\b/,
};
/** Parameters whose names are common words: only in quotation marks they mean the parameter. */
const common = new Set(['stream', 'model', 'messages', 'input']);

/** The parameter that a server rejects; undefined where it names none. */
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

/** Whether a server rejected the call itself, which then cost nothing. */
export const isRefusal = (error: unknown): error is ServerError =>
  error instanceof ServerError && (error.status === 400 || error.status === 422);
