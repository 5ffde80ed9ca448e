/** Every question of our own documents and of measured runs: as authored, in all wordings, and as drawn. */
import { createBank } from '../../src/quiz/bank.ts';
import { chooseQuestions } from '../../src/quiz/choose-questions.ts';
import { seeded } from '../../src/quiz/random.ts';
import { experimentTemplates } from '../../src/quiz/sources/experiments.ts';
import type { Question } from '../../src/types/quiz.ts';
import { ownLibrary } from './library.ts';
import { measured } from './samples.ts';

export const library = await ownLibrary();
export const bank = await createBank(library);
export const all = [...bank.templates, ...experimentTemplates(library, measured)];
export const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
/** Every fact, in several wordings. */
export const everyWording: Question[] = all.flatMap((template, i) =>
  seeds.map((seed) => template.make(seeded(100 * i + seed))),
);
/** As learners meet them. */
export const drawn = Array.from({ length: 400 }, (_, i) =>
  chooseQuestions(all, { count: 5 }, seeded(i)),
).flat();
export const authored = bank.templates
  .filter(({ source }) => source === 'document')
  .map(({ make }) => make(seeded(1)));

export type Single = Extract<Question, { kind: 'single' }>;
export const singles = (questions: readonly Question[]) =>
  questions.filter((question): question is Single => question.kind === 'single');
export const lengths = ({ options, right }: Single) => {
  const all = options.map(({ text }) => text.length);
  return { right: all[right] ?? 0, wrong: all.filter((_, i) => i !== right) };
};
export const share = <T>(items: readonly T[], holds: (item: T) => boolean) =>
  items.filter(holds).length / items.length;
export const show = ({ fact, prompt }: Question) => `${fact}: ${prompt}`;
