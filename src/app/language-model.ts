/** The parts that need a language model or a server of embeddings. */
import { type AllowanceOptions, withinAllowance } from '../ask/allowance.ts';
import { type AnswerGenerator, createAnswerGenerator } from '../ask/answer-generator.ts';
import { createEmbeddingIndex } from '../ask/embedding-index.ts';
import { createModel, type ModelOptions } from '../ask/model.ts';
import { createRemoteEncoder } from '../ask/remote-encoder.ts';
import type { Retriever } from '../ask/retriever.ts';
import { verdictFormat } from '../ask/verdicts.ts';
import type { OpenDatabase } from '../db/open.ts';
import { draftFormat } from '../quiz/written/draft.ts';
import { createQuestionWriter, type QuestionWriter } from '../quiz/written/writer.ts';
import type { Config, LanguageModelConfig } from '../types/config.ts';

/** The limits for one answer of the language model. */
const answerLimits = { deadlineMs: 20_000, maxTokens: 500 };
/** The limits for one call that writes eight questions. */
const questionLimits = { deadlineMs: 30_000, maxTokens: 2_000 };

/** The index of a second encoder, which the model's server offers; undefined where none is configured. */
export function secondEmbeddingIndex(
  { languageModel }: Config,
  db: OpenDatabase,
  log: (sentence: string) => void,
  signal: AbortSignal,
) {
  if (languageModel?.embeddingModel === undefined) return undefined;
  const encoder = createRemoteEncoder({ ...languageModel, model: languageModel.embeddingModel });
  return createEmbeddingIndex({ db, encoder, perSentence: false, log, signal });
}

/** Options that all clients of the model share. */
type ModelParts = Required<Pick<ModelOptions, 'parameterSupport' | 'log'>>;

/** Writes answers, and has each judged. */
export function answerGeneratorFor(
  config: LanguageModelConfig,
  db: OpenDatabase,
  parts: ModelParts,
): AnswerGenerator {
  const limits = { ...answerLimits, ...(config.maxTokens !== undefined && { maxTokens: config.maxTokens }) };
  const writer = createModel({ ...config, ...limits, ...parts });
  const judge = createModel({ ...config, ...limits, ...parts, format: verdictFormat() });
  return createAnswerGenerator({ ...payment(config, db), ...limits, writer, judge });
}

/** Writes quiz questions. */
export function questionWriterFor(
  config: LanguageModelConfig,
  db: OpenDatabase,
  retriever: Retriever,
  parts: ModelParts,
  log: (sentence: string) => void,
): QuestionWriter {
  const maxTokens = Math.max(questionLimits.maxTokens, config.maxTokens ?? 0);
  const model = createModel({ ...config, ...questionLimits, ...parts, maxTokens, format: draftFormat() });
  const call = withinAllowance({ ...payment(config, db), maxTokens, model });
  return createQuestionWriter({ db, retriever, call, deadlineMs: questionLimits.deadlineMs, log });
}

/** One allowance for all calls of the model. */
const payment = (
  { prices, userTokens, serverTokens, dollars }: LanguageModelConfig,
  db: OpenDatabase,
): Omit<AllowanceOptions, 'maxTokens'> => ({
  db,
  allowance: { userTokens, serverTokens, cost: dollars * 1e6 },
  prices,
});
