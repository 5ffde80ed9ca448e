/** Makes question templates. */
import type { Question, QuestionTemplate, Random } from '../types/quiz.ts';

type TemplateIdentity = Pick<Question, 'fact' | 'source' | 'topic' | 'level' | 'difficulty' | 'isWorkedOut'>;
/** Each kind of question without the fields that all questions of a template share. */
type QuestionBody<Q = Question> = Q extends Question ? Omit<Q, keyof TemplateIdentity> : never;

/** `about.fact` is the template's permanent id; `make` returns what differs from question to question. */
export const templateOf = (
  about: TemplateIdentity,
  make: (random: Random) => QuestionBody,
): QuestionTemplate => ({
  ...about,
  id: about.fact,
  make: (random) => ({ ...make(random), ...about }),
});
