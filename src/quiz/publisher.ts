/** Port for publishing quizzes: Discord in production, a fake in tests. */
import type { Reply } from '../discord/reply.ts';
import type { QuizQuestion } from './tables/quiz-questions.ts';
import type { Quiz } from './tables/quizzes.ts';

/** The result of a message search: `unknown` where the bot may not read the channel, or not far enough. */
export type MessageSearch = { messageId: string } | 'absent' | 'unknown';

export interface QuizPublisher {
  /** False while Discord is away. Nothing starts then. */
  isReady(): boolean;
  /** @throws CannotPostError where a quiz could not be posted, or the channel is not in the server */
  checkChannel(channelId: string, serverId: string): Promise<void>;
  /**
   * Posts the message that opens a scheduled quiz, and returns its id. Two calls with one `nonce` within two minutes post
   * once.
   * @throws CannotPostError when it never can
   */
  postOpening(quiz: Quiz, nonce: string): Promise<string>;
  /** Finds the opening message of a quiz that was posted just before a crash. @throws CannotPostError */
  findOpening(quiz: Quiz): Promise<MessageSearch>;
  /** Edits the opening message to show whether the quiz runs or is over. @throws CannotPostError */
  showOpening(quiz: Quiz): Promise<void>;
  /**
   * Posts a question and returns the message's id. Two calls with one `nonce` within two minutes post once.
   * @throws CannotPostError when it never can
   */
  postQuestion(quiz: Quiz, quizQuestion: QuizQuestion, nonce: string): Promise<string>;
  /** Finds the message of a question that was posted just before a crash. @throws CannotPostError */
  findQuestion(quiz: Quiz, quizQuestion: QuizQuestion): Promise<MessageSearch>;
  /** Shows the current number of answers. Frequent updates are throttled. */
  updateCount(quiz: Quiz, quizQuestion: QuizQuestion): void;
  /** Edits a question's message to show the solution, the distribution and who was right. @throws CannotPostError */
  showSolution(quiz: Quiz, quizQuestion: QuizQuestion): Promise<void>;
  /** Posts the results of a quiz. Two calls with one `nonce` within two minutes post once. @throws CannotPostError */
  postResults(quiz: Quiz, nonce: string): Promise<void>;
  /** Finds the message with a quiz's results. @throws CannotPostError */
  findResults(quiz: Quiz): Promise<MessageSearch>;
  /**
   * Sends a direct message. Two calls with one `nonce` within two minutes send once.
   * @throws CannotPostError where the person takes none
   */
  sendPrivately(userId: string, message: string | Reply, nonce?: string): Promise<void>;
  /** Finds a weekly letter about a server in the direct messages to a person, sent at `sentAt` or later. */
  findLetter(userId: string, serverId: string, sentAt: number): Promise<MessageSearch>;
  /** Whether the person is a member of the server with the permission “Manage Server”. */
  mayManage(serverId: string, userId: string): Promise<boolean>;
  /** Sends a direct message about `due` concepts. @throws CannotPostError where the person takes none */
  remind(userId: string, due: number): Promise<void>;
}
