/** Where quizzes are shown: the bot's Discord in life, a list in tests. */
import type { QuizQuestion } from './tables/quiz-questions.ts';
import type { Quiz } from './tables/quizzes.ts';

/** Where a question is that was being posted: `unknown` where nobody may look, or not far enough. */
export type MessageSearch = { messageId: string } | 'absent' | 'unknown';

export interface QuizPublisher {
  /** False while Discord is away: nothing is begun then. */
  isReady(): boolean;
  /** @throws StageError where a quiz could not be posted */
  checkChannel(channelId: string): Promise<void>;
  /**
   * Posts a question and says which message it became. Asked twice with the same `nonce` within two minutes, it posts
   * once. @throws StageError when it never can
   */
  postQuestion(quiz: Quiz, quizQuestion: QuizQuestion, nonce: string): Promise<string>;
  /** Looks for the message of a question whose posting nobody could take note of. @throws StageError */
  findQuestion(quiz: Quiz, quizQuestion: QuizQuestion): Promise<MessageSearch>;
  /** How many have answered has changed; what comes thick and fast is shown at its own pace. */
  updateCount(quiz: Quiz, quizQuestion: QuizQuestion): void;
  /** Brings a question's message to its end: solution, distribution, who was right. @throws StageError */
  showSolution(quiz: Quiz, quizQuestion: QuizQuestion): Promise<void>;
  /** Posts how a quiz ended; twice with the same `nonce` within two minutes it posts once. @throws StageError */
  postResults(quiz: Quiz, nonce: string): Promise<void>;
  /** Looks for the message with a quiz's results. @throws StageError */
  findResults(quiz: Quiz): Promise<MessageSearch>;
  /** Tells one person in private. @throws StageError where that person cannot be told */
  tell(userId: string, sentence: string): Promise<void>;
  /** Reminds one person in private that so many concepts are due. @throws StageError where that is not possible */
  remind(userId: string, due: number): Promise<void>;
}
