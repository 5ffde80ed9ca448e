import type { Library } from '../types/lessons.ts';
import type { QuestionBank } from './bank.ts';
import type { QuizScheduler } from './scheduler.ts';
import type { QuestionWriter } from './written/writer.ts';

declare module '../discord/services.ts' {
  interface Services {
    quizzes: {
      /** What can be asked from these documents. */
      bankOf(library: Library): Promise<QuestionBank>;
      scheduler: QuizScheduler;
    };
    /** Writes quiz questions; only where a language model is configured. */
    questionWriter?: QuestionWriter;
  }
}
