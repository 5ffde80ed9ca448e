import type { Library } from '../types/lessons.ts';
import type { QuestionBank } from './bank.ts';
import type { QuizScheduler } from './scheduler.ts';
import type { QuestionWriter } from './written/writer.ts';

declare module '../discord/services.ts' {
  interface Services {
    quizzes: {
      /** The question bank of a library. */
      bankOf(library: Library): Promise<QuestionBank>;
      scheduler: QuizScheduler;
    };
    /** Writes quiz questions; present only with a configured language model. */
    questionWriter?: QuestionWriter;
  }
}
