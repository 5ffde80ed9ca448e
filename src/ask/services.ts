import type { AnswerGenerator } from './answer-generator.ts';
import type { Retriever } from './retriever.ts';

declare module '../discord/services.ts' {
  interface Services {
    /** Finds the answer to a question in the documents. */
    retriever: Retriever;
    /** Writes answers out; only where a language model is configured. */
    answerGenerator?: AnswerGenerator;
  }
}
