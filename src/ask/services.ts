import type { AnswerGenerator } from './answer-generator.ts';
import type { Retriever } from './retriever.ts';

declare module '../discord/services.ts' {
  interface Services {
    /** Retrieves answers from the documents. */
    retriever: Retriever;
    /** Writes answers; only where a language model is configured. */
    answerGenerator?: AnswerGenerator;
  }
}
