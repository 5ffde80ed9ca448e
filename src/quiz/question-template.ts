/** A fact from what stays the same of its questions and what each is made of anew. */
import type { Question, QuestionTemplate, Random } from '../types/quiz.ts';

type TemplateIdentity = Pick<Question, 'fact' | 'source' | 'topic' | 'level'>;
/** Each kind of question without what all questions about a fact share. */
type QuestionBody<Q = Question> = Q extends Question ? Omit<Q, keyof TemplateIdentity> : never;

/** A fact that `about.fact` names for good; `make` gives what differs from question to question. */
export const templateOf = (
  about: TemplateIdentity,
  make: (random: Random) => QuestionBody,
): QuestionTemplate => ({
  ...about,
  id: about.fact,
  make: (random) => ({ ...make(random), ...about }),
});
