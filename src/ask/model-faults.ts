/** Classifies the faults of a language model: a word for the bot, a sentence for its operator. */
import { oneLine } from '../text/escape.ts';
import { ServerError, Unreachable } from './model-server.ts';

/** Why an answer is missing or incomplete. */
export type ModelFault =
  | 'quota'
  | 'rate'
  | 'key'
  | 'timeout'
  | 'unreachable'
  | 'broken'
  | 'refused'
  | 'server'
  | 'empty'
  | 'thought';

export function faultOf(error: unknown): ModelFault {
  if (error instanceof Unreachable) return 'unreachable';
  if (!(error instanceof ServerError)) return 'broken';
  // A used-up quota is a 429 as well, but waiting does not help (langchain-ai/langchainjs#1929).
  if (error.code === 'insufficient_quota' || error.status === 402) return 'quota';
  if (error.status === 429) return 'rate';
  if (error.status === 401 || error.status === 403) return 'key';
  return error.status === undefined ? 'broken' : 'server';
}

const longestMessage = 300;

/** The status and the message of a server, without the key. */
export function described(error: unknown, apiKey: string): string {
  const status = error instanceof ServerError && error.status !== undefined ? `${error.status} ` : '';
  const message = error instanceof Error ? error.message : String(error);
  return status + withoutKey(oneLine(message), apiKey).slice(0, longestMessage);
}

/** Removes the key, which servers repeat in part or masked. */
function withoutKey(text: string, apiKey: string): string {
  const masked = text
    .replace(/\b(?:sk|key|pk|gsk|xai)[-_][\w*.-]{4,}/gi, '[key]')
    .replace(/Bearer \S+/gi, '[key]');
  return apiKey === '' || apiKey === 'none' ? masked : masked.replaceAll(apiKey, '[key]');
}

/** What the operator of the bot can do about a fault. */
export function advice(fault: ModelFault, error: unknown): string {
  const status = error instanceof ServerError ? error.status : undefined;
  if (status === 404) return 'Is OPENAI_MODEL a model of this server, and does OPENAI_BASE_URL end in /v1?';
  if (status === 503) return 'The model may still be loading.';
  return advices[fault];
}

const advices: Record<ModelFault, string> = {
  quota: 'Nothing is left to pay with at this server.',
  rate: 'This server takes fewer questions at a time.',
  key: 'Is OPENAI_API_KEY right, and may it use this model?',
  timeout: 'A smaller or quicker model may answer in time.',
  unreachable: 'Is OPENAI_BASE_URL right, and does the server run?',
  broken: 'Does OPENAI_BASE_URL lead to a server that speaks chat completions?',
  refused: 'The model, or a filter before it, did not want to answer.',
  server: 'The message is the server’s own.',
  empty: 'The model said nothing.',
  thought: 'Raise OPENAI_MAX_TOKENS, or take a model that does not think aloud.',
};
