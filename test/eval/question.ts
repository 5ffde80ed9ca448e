/** A question, and patterns that the first lines of its answer must match. */
export interface Question {
  ask: string;
  /** Each pattern must match the first 600 characters of the answer. */
  says: readonly RegExp[];
}

/** One part of the evaluation set. */
export interface QuestionSet {
  name: string;
  questions: readonly Question[];
  /** Questions that the documents do not answer, even though they share words. */
  declined: readonly string[];
}
