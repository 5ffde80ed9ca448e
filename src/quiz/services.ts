import type { CommandContext } from '../discord/command.ts';
import type { Reply } from '../discord/reply.ts';
import type { Library } from '../types/lessons.ts';
import type { QuestionBank } from './bank.ts';
import type { QuizScheduler } from './scheduler.ts';
import type { Quiz } from './tables/quizzes.ts';
import type { QuestionWriter } from './written/writer.ts';

declare module '../discord/services.ts' {
  interface Services {
    quizzes: {
      /** The question bank of a library. */
      bankOf(library: Library): Promise<QuestionBank>;
      scheduler: QuizScheduler;
      /** The result of a learner's quiz that belongs to something else, such as a unit of the course. */
      resultFor(context: CommandContext, quiz: Quiz): Reply | undefined;
    };
    /** Writes quiz questions; present only with a configured language model. */
    questionWriter?: QuestionWriter;
  }
}
