/** Asks questions as `/ask` does, and grades the answers. */
import type { DocumentAnswer } from '../../src/ask/answer.ts';
import type { QuestionSet } from './question.ts';

export interface Miss {
  ask: string;
  /** What the answer lacks. */
  wanted: string;
  /** The graded part of the answer. */
  got: string;
}

export interface Grade {
  name: string;
  /** Shares, 0…1. */
  correct: number;
  declined: number;
  misses: Miss[];
}

/** Characters of an answer that count: what a learner reads at a glance. */
export const markedLength = 600;

/** An answer as the learner reads it, and whether it declined. */
export type Ask = (question: string) => Promise<{ text: string; kind: DocumentAnswer['kind'] }>;

export async function grade({ name, questions, declined }: QuestionSet, ask: Ask): Promise<Grade> {
  const given = new Map<string, Awaited<ReturnType<Ask>>>();
  for (const question of [...questions.map((each) => each.ask), ...declined])
    given.set(question, await ask(question));
  const answerTo = (question: string) => given.get(question) ?? { kind: 'declined' as const, text: '' };
  const wrong = questions.flatMap(({ ask: question, says }): Miss[] => {
    const { kind, text } = answerTo(question);
    const marked = text.slice(0, markedLength);
    const words = marked.replace(/[*_`\\]/g, '');
    const missing = says.filter((fact) => !fact.test(words));
    if (kind === 'answered' && missing.length === 0) return [];
    return [{ ask: question, wanted: missing.map(String).join(' '), got: marked }];
  });
  const answered = declined.flatMap((question): Miss[] => {
    const { kind, text } = answerTo(question);
    return kind === 'declined'
      ? []
      : [{ ask: question, wanted: 'to be declined', got: text.slice(0, markedLength) }];
  });
  return {
    name,
    correct: 1 - wrong.length / questions.length,
    declined: 1 - answered.length / declined.length,
    misses: [...wrong, ...answered],
  };
}
