/** Real questions of learners, reworded. Order, length, typing errors and premises are theirs. */
import tuning from './tuning.json' with { type: 'json' };

export interface LearnerQuestion {
  id: string;
  /** The thread of the question; a thread may hold several. */
  source: string;
  question: string;
  kind: 'answer' | 'decline';
  about?: string;
  near?: boolean;
}

/** The questions that the retrieval is tuned on. */
export const tuningQuestions = tuning as LearnerQuestion[];
