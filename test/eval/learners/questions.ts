/** Real questions of learners, in words of our own: order, length, slips and premises are theirs. */
import tuning from './tuning.json' with { type: 'json' };

export interface LearnerQuestion {
  id: string;
  /** Where it was asked; one thread may hold several. */
  source: string;
  question: string;
  kind: 'answer' | 'decline';
  about?: string;
  near?: boolean;
}

/** Those that the retrieval is tuned on. */
export const tuningQuestions = tuning as LearnerQuestion[];
