/**
 * Runs group quizzes: posts questions, closes them, shows solutions and starts scheduled runs. All its state is in the
 * database, and it stores each step before taking it, so that a crash at any moment loses nothing.
 */

import { storageFault } from '../db/faults.ts';
import { write } from '../db/open.ts';
import { CannotPostError } from '../discord/cannot-post.ts';
import { UserError } from '../types/errors.ts';
import { changePlan } from './change-plan.ts';
import { closeQuestion } from './close-question.ts';
import { giveUp } from './give-up.ts';
import { postOpening, showOpening } from './opening.ts';
import { publishResults, publishSolution } from './pending-results.ts';
import { isQuizOver, nonceMs, questionNonce } from './posting.ts';
import type { QuizPublisher } from './publisher.ts';
import { remindLearners } from './reminders.ts';
import { cannotBePosted, lateAfterMs, notifyOwners, startDueRuns } from './runs.ts';
import type { SchedulerParts } from './scheduler-parts.ts';
import { nextReminderAt } from './tables/learners.ts';
import { isSuperseded, occurrenceOfQuiz, settleRun } from './tables/occurrences.ts';
import {
  loseQuizQuestion,
  markSending,
  openQuizQuestion,
  pendingSolutions,
  type QuizQuestion,
  quizQuestionsOf,
  unmarkSending,
} from './tables/quiz-questions.ts';
import {
  dueQuizzes,
  endQuiz,
  findQuiz,
  markLate,
  markOpeningPending,
  markResultsPending,
  nextQuizAt,
  pendingOpenings,
  pendingResults,
  type Quiz,
  setNext,
} from './tables/quizzes.ts';
import { changeSchedule, nextScheduleAt } from './tables/schedules.ts';

/** Time to read a solution before the next question. */
export const readingPauseMs = 8_000;
const retryMs = 10_000;
const [shortestSleepMs, longestSleepMs] = [250, 30_000];
/** A quarter of a second, doubled seven times, is longer than the longest sleep. */
const mostDoublings = 7;

export class QuizScheduler {
  readonly #parts: SchedulerParts;
  readonly #inFlight = new Set<string>();
  #publisher: QuizPublisher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;
  /** Consecutive ticks' storage errors. */
  #refusals = 0;

  constructor(parts: SchedulerParts) {
    const log: SchedulerParts['log'] = (sentence, error) => {
      if (storageFault(error)) this.#refusals += 1;
      parts.log(sentence, error);
    };
    this.#parts = { ...parts, log };
  }

  /** Undefined until the bot is connected. */
  get publisher(): QuizPublisher | undefined {
    return this.#publisher;
  }

  /** Starts publishing; unfinished work of an earlier process comes first. */
  start(publisher: QuizPublisher): void {
    this.#publisher = publisher;
    this.wake();
  }

  /** Stops after the work in flight. Everything else waits in the database for the next start. */
  async stop(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    while (this.#inFlight.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Looks for work now. Callers use it after storing something new. */
  wake(): void {
    if (this.#ended || !this.#publisher) return;
    clearTimeout(this.#timer);
    if (this.#publisher.isReady()) void this.tick(this.#publisher);
    this.#timer = setTimeout(() => this.wake(), this.#sleepMs());
  }

  /** @throws UserError that says why quizzes cannot be posted in the channel */
  async checkChannel(channelId: string, serverId: string): Promise<void> {
    try {
      await this.#publisher?.checkChannel(channelId, serverId);
    } catch (error) {
      throw error instanceof CannotPostError ? new UserError(cannotBePosted(channelId, error)) : error;
    }
  }

  /** Changes a schedule, see `changePlan`. */
  async change(scheduleId: number, change: Parameters<typeof changePlan>[2]): Promise<void> {
    await changePlan(this.#parts, scheduleId, change);
    this.wake();
  }

  /** Shows how many have answered. */
  updateCount(quiz: Quiz, quizQuestion: QuizQuestion): void {
    this.#publisher?.updateCount(quiz, quizQuestion);
  }

  /** Does all due work. Failures are logged and retried later. */
  async tick(publisher: QuizPublisher): Promise<void> {
    const { db, now } = this.#parts;
    const before = this.#refusals;
    await this.#once('schedules', () => startDueRuns(this.#parts));
    const due = this.#read('due quizzes', () => dueQuizzes(db, now())) ?? [];
    const steps = due.map((quiz) => this.#once(`quiz ${quiz.id}`, () => this.#step(publisher, quiz.id)));
    await Promise.all([...steps, this.#once('pending messages', () => this.#publishPending(publisher))]);
    if (this.#refusals === before) this.#refusals = 0;
  }

  /** Logs a failed read and returns undefined. */
  #read<T>(what: string, query: () => T): T | undefined {
    try {
      return query();
    } catch (error) {
      this.#parts.log(`reading ${what} failed`, error);
      return undefined;
    }
  }

  async #publishPending(publisher: QuizPublisher): Promise<void> {
    for (const { id } of pendingSolutions(this.#parts.db)) await this.#publishSolution(publisher, id);
    for (const { id } of pendingResults(this.#parts.db)) await this.#publishResults(publisher, id);
    for (const { id } of pendingOpenings(this.#parts.db)) await this.#showOpening(publisher, id);
    await notifyOwners(this.#parts, publisher);
    await remindLearners(this.#parts, publisher);
    await this.#parts.publishOthers?.(publisher);
  }

  /** De-duplicates concurrent work by key. Errors are logged. */
  async #once(name: string, work: () => Promise<void>): Promise<void> {
    if (this.#inFlight.has(name)) return;
    this.#inFlight.add(name);
    try {
      await work();
    } catch (error) {
      this.#parts.log(`${name} failed`, error);
    } finally {
      this.#inFlight.delete(name);
    }
  }

  #sleepMs(): number {
    const { db, now } = this.#parts;
    const times = this.#read('the next times', () => [
      nextQuizAt(db),
      nextScheduleAt(db),
      nextReminderAt(db),
    ]);
    const next = Math.min(...(times ?? []).filter((at) => at !== null)) - now();
    // Backs off exponentially while the database refuses.
    const shortest = shortestSleepMs * 2 ** Math.min(this.#refusals, mostDoublings);
    return Math.min(longestSleepMs, Math.max(shortest, times ? next : shortest));
  }

  /** Advances a quiz as far as possible now. */
  async #step(publisher: QuizPublisher, quizId: number): Promise<void> {
    const { db, now } = this.#parts;
    for (
      let quiz = findQuiz(db, quizId);
      quiz?.status === 'running' && quiz.nextAt !== null && quiz.nextAt <= now();
      quiz = findQuiz(db, quizId)
    ) {
      const questions = quizQuestionsOf(db, quizId);
      const due = questions.filter(({ status, closesAt }) => status === 'open' && (closesAt ?? 0) <= now());
      const over = isQuizOver(quiz, questions, now());
      const next = over
        ? undefined
        : questions.find(({ status }) => status === 'planned' || status === 'sending');
      const open = questions.filter(({ status }) => status === 'open');
      if (due.length > 0) {
        await this.#close(publisher, quiz, due, next !== undefined);
        if (over && open.length === due.length) await this.#finish(publisher, quiz);
      } else if (next && (quiz.simultaneous || open.length === 0))
        await this.#post(publisher, quiz, next, open[0]);
      else if (open.length > 0)
        setNext(db, quizId, Math.min(...open.map(({ closesAt }) => closesAt ?? now())));
      else await this.#finish(publisher, quiz);
    }
  }

  async #post(
    publisher: QuizPublisher,
    quiz: Quiz,
    quizQuestion: QuizQuestion,
    first: QuizQuestion | undefined,
  ): Promise<void> {
    const { db, now } = this.#parts;
    const waiting = quizQuestion.status === 'planned';
    if (waiting && this.#isObsolete(quiz, now())) return;
    // An earlier process may have posted it. Discord knows the nonce for a while; later the message is searched for.
    const isOld = !waiting && now() - (quizQuestion.openedAt ?? 0) > nonceMs;
    try {
      if (quiz.simultaneous && waiting && quizQuestion.position === 0)
        await postOpening(this.#parts, publisher, findQuiz(db, quiz.id) ?? quiz);
      if (waiting) markSending(db, quizQuestion.id, now());
      const found = isOld
        ? await publisher.findQuestion(quiz, quizQuestion)
        : {
            messageId: await publisher.postQuestion(
              findQuiz(db, quiz.id) ?? quiz,
              quizQuestion,
              questionNonce(quiz, quizQuestion),
            ),
          };
      // It was never posted, so the question is planned again.
      if (found === 'absent') return void unmarkSending(db, quizQuestion.id);
      if (found === 'unknown') return void loseQuizQuestion(db, quizQuestion.id);
      const { messageId } = found;
      const openedAt = isOld ? (quizQuestion.openedAt ?? now()) : now();
      const closesAt = first?.closesAt ?? openedAt + (quiz.seconds ?? 0) * 1000;
      write(db, (tx) => {
        openQuizQuestion(tx, quizQuestion.id, { messageId, openedAt, closesAt });
        const run = occurrenceOfQuiz(tx, quiz.id);
        if (run?.status === 'claimed') settleRun(tx, run, { status: 'posted' });
        if (run) changeSchedule(tx, run.scheduleId, { problem: null });
        if (quizQuestion.position === 0 && !quiz.simultaneous) markOpeningPending(tx, quiz.id);
      });
      await this.#showOpening(publisher, quiz.id);
    } catch (error) {
      if (!(error instanceof CannotPostError)) {
        setNext(db, quiz.id, now() + retryMs);
        throw error;
      }
      unmarkSending(db, quizQuestion.id);
      await giveUp(this.#parts, publisher, quiz, error.problem);
    }
  }

  /** Ends an unposted scheduled quiz when a later run exists; otherwise marks it as late where it is. */
  #isObsolete(quiz: Quiz, now: number): boolean {
    const { db } = this.#parts;
    const run = occurrenceOfQuiz(db, quiz.id);
    if (run?.status !== 'claimed') return false;
    if (isSuperseded(db, run)) {
      write(db, (tx) => {
        endQuiz(tx, quiz.id, 'stopped', now);
        settleRun(tx, run, { status: 'missed' });
      });
      return true;
    }
    if (!quiz.late && now - run.dueAt > lateAfterMs) markLate(db, quiz.id);
    return false;
  }

  async #close(publisher: QuizPublisher, quiz: Quiz, due: QuizQuestion[], more: boolean): Promise<void> {
    const { db, now } = this.#parts;
    for (const quizQuestion of due) closeQuestion(db, quizQuestion, now());
    for (const { id } of due) await this.#publishSolution(publisher, id);
    setNext(db, quiz.id, more ? now() + readingPauseMs : now());
  }

  #publishSolution(publisher: QuizPublisher, questionId: number): Promise<void> {
    return this.#once(`solution ${questionId}`, () => publishSolution(this.#parts, publisher, questionId));
  }

  #showOpening(publisher: QuizPublisher, quizId: number): Promise<void> {
    return this.#once(`opening ${quizId}`, () => showOpening(this.#parts, publisher, quizId));
  }

  #publishResults(publisher: QuizPublisher, quizId: number): Promise<void> {
    return this.#once(`results ${quizId}`, () => publishResults(this.#parts, publisher, quizId));
  }

  async #finish(publisher: QuizPublisher, { id }: Quiz): Promise<void> {
    const { db, now } = this.#parts;
    write(db, (tx) => {
      if (!endQuiz(tx, id, 'done', now())) return;
      const run = occurrenceOfQuiz(tx, id);
      if (run?.status === 'claimed') settleRun(tx, run, { status: 'missed' });
      if (quizQuestionsOf(tx, id).some(({ status }) => status === 'closed')) markResultsPending(tx, id);
    });
    await this.#publishResults(publisher, id);
    await this.#showOpening(publisher, id);
  }
}
