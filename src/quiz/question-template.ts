/** A fact from what stays the same of its questions and what each is made of anew. */
import type { Question, QuestionTemplate, Random } from '../types/quiz.ts';

type About = Pick<Question, 'fact' | 'source' | 'topic' | 'level'>;
/** Each kind of question without what all questions about a fact share. */
type Made<Q = Question> = Q extends Question ? Omit<Q, keyof About> : never;

/** A fact that `about.fact` names for good; `make` gives what differs from question to question. */
export const templateOf = (about: About, make: (random: Random) => Made): QuestionTemplate => ({
  ...about,
  id: about.fact,
  make: (random) => ({ ...make(random), ...about }),
});
