/** A Discord of a few lines for tests of the host: what was posted, and when. */

import type { Reply } from '../../src/discord/reply.ts';
import type { MessageSearch, QuizPublisher } from '../../src/quiz/publisher.ts';
import { templateOf } from '../../src/quiz/question-template.ts';
import type { QuizQuestion } from '../../src/quiz/tables/quiz-questions.ts';
import type { Quiz } from '../../src/quiz/tables/quizzes.ts';
import type { QuestionTemplate } from '../../src/types/quiz.ts';

export interface Posted {
  id: string;
  nonce: string;
  at: number;
  quizId: number;
  questionId: number;
  late: boolean;
}

/** How long Discord recognises a nonce at least. */
const nonceMs = 3 * 60_000;

export class FakePublisher implements QuizPublisher {
  readonly posted: Posted[] = [];
  readonly revealed: number[] = [];
  readonly finished: number[] = [];
  readonly told: { userId: string; sentence: string }[] = [];
  readonly reminded: { userId: string; due: number; at: number }[] = [];
  /** Quizzes whose opening was posted, and the states that it was edited to show. */
  readonly opened: number[] = [];
  readonly openings: { quizId: number; status: Quiz['status'] }[] = [];
  readonly #openingsSent = new Map<string, number>();
  readonly #resultsSent = new Map<string, number>();
  readonly now: () => number;
  /** Called before and after everything that is sent: where it throws, the bot has died there. */
  readonly hazard: (when: 'before' | 'after') => void;

  constructor(now: () => number, hazard: (when: 'before' | 'after') => void = () => undefined) {
    this.now = now;
    this.hazard = hazard;
  }

  isReady(): boolean {
    return true;
  }

  async checkChannel(): Promise<void> {
    this.hazard('before');
  }

  async postOpening(quiz: Quiz, nonce: string): Promise<string> {
    this.hazard('before');
    const at = this.now();
    const sentAt = this.#openingsSent.get(nonce);
    if (sentAt === undefined || at - sentAt >= nonceMs) {
      this.opened.push(quiz.id);
      this.#openingsSent.set(nonce, at);
    }
    this.hazard('after');
    return `o${quiz.id}`;
  }

  async findOpening(quiz: Quiz): Promise<MessageSearch> {
    this.hazard('before');
    return this.opened.includes(quiz.id) ? { messageId: `o${quiz.id}` } : 'absent';
  }

  async showOpening(quiz: Quiz): Promise<void> {
    this.hazard('before');
    this.openings.push({ quizId: quiz.id, status: quiz.status });
    this.hazard('after');
  }

  async postQuestion(quiz: Quiz, quizQuestion: QuizQuestion, nonce: string): Promise<string> {
    this.hazard('before');
    const at = this.now();
    const sent = this.posted.find((message) => message.nonce === nonce && at - message.at < nonceMs);
    const message = sent ?? {
      id: `m${this.posted.length}`,
      nonce,
      at,
      quizId: quiz.id,
      questionId: quizQuestion.id,
      late: quiz.late,
    };
    if (!sent) this.posted.push(message);
    this.hazard('after');
    return message.id;
  }

  async findQuestion(_: Quiz, quizQuestion: QuizQuestion): Promise<MessageSearch> {
    this.hazard('before');
    const found = this.posted.find(({ questionId }) => questionId === quizQuestion.id);
    return found ? { messageId: found.id } : 'absent';
  }

  updateCount(): void {
    this.hazard('before');
  }

  async showSolution(_: Quiz, quizQuestion: QuizQuestion): Promise<void> {
    this.hazard('before');
    this.revealed.push(quizQuestion.id);
    this.hazard('after');
  }

  async postResults(quiz: Quiz, nonce: string): Promise<void> {
    this.hazard('before');
    const at = this.now();
    const sentAt = this.#resultsSent.get(nonce);
    if (sentAt === undefined || at - sentAt >= nonceMs) {
      this.finished.push(quiz.id);
      this.#resultsSent.set(nonce, at);
    }
    this.hazard('after');
  }

  async findResults(quiz: Quiz): Promise<MessageSearch> {
    this.hazard('before');
    return this.finished.includes(quiz.id) ? { messageId: `r${quiz.id}` } : 'absent';
  }

  async sendPrivately(userId: string, message: string | Reply): Promise<void> {
    this.told.push({ userId, sentence: typeof message === 'string' ? message : JSON.stringify(message) });
  }

  async findLetter(userId: string): Promise<MessageSearch> {
    return this.told.some((each) => each.userId === userId) ? { messageId: 'l' } : 'absent';
  }

  async mayManage(): Promise<boolean> {
    return true;
  }

  async remind(userId: string, due: number): Promise<void> {
    this.reminded.push({ userId, due, at: this.now() });
  }
}

/** True-or-false facts about numbers. */
export const templates: QuestionTemplate[] = Array.from({ length: 30 }, (_, i) => {
  const topic = i % 3 === 0 ? 'weak' : `topic-${i % 3}`;
  return templateOf({ fact: `fact-${i}`, source: 'deck', topic, level: 'first' }, () => ({
    kind: 'boolean',
    right: i % 2 === 0,
    prompt: `Is ${i} even?`,
    explanation: `${i}`,
    hint: 'Halve it.',
  }));
});
