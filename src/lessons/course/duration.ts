/** How long a unit takes. */
import { words } from '../../text/words.ts';
import type { Unit } from '../../types/course.ts';
import type { Library } from '../../types/lessons.ts';

const wordsPerMinute = 200;
const secondsPerQuestion = 30;
/** Questions of a unit's quiz. */
export const questionsPerUnit = 3;
/** A run whose author has not measured it. */
const usualRunSeconds = 15;

/** Seconds: reading the unit and its pages, waiting for its runs, and answering its questions. */
export function secondsFor({ topics }: Pick<Library, 'topics'>, { text, steps }: Unit): number {
  const texts = steps.flatMap((step) => [
    step.say ?? '',
    step.kind === 'read' ? (topics.get(step.topic)?.text[step.level] ?? '') : '',
  ]);
  const count = [text, ...texts].reduce((sum, each) => sum + words(each).length, 0);
  const runs = steps.reduce(
    (sum, step) => sum + (isRun(step.kind) ? (step.seconds ?? usualRunSeconds) : 0),
    0,
  );
  const questions = steps.some(({ kind }) => kind === 'quiz') ? questionsPerUnit : 0;
  return (count / wordsPerMinute) * 60 + runs + questions * secondsPerQuestion;
}

/** Whether a learner waits for something that the step computes. */
const isRun = (kind: Unit['steps'][number]['kind']): boolean =>
  kind === 'train' || kind === 'prove' || kind === 'duel';

/** Such as “about 6 minutes”. */
export function durationOf(library: Pick<Library, 'topics'>, unit: Unit): string {
  const minutes = Math.max(1, Math.round(secondsFor(library, unit) / 60));
  return `about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`;
}
