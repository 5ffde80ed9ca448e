/** What a learner asks, and what the first lines of the answer must say. */
export interface Question {
  ask: string;
  /** Each must be found in the first 600 characters of the answer; alternatives stand inside one pattern. */
  says: readonly RegExp[];
}

/** One part of the evaluation set. */
export interface QuestionSet {
  name: string;
  questions: readonly Question[];
  /** What the documents say nothing about, however many of its words they use. */
  declined: readonly string[];
}
