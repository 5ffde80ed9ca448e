/** The questions of a unit: only what its learner has read about. */
import { questionsPerUnit } from '../lessons/course/duration.ts';
import { checkedIn, type FindTerms, knownBefore, termFinder } from '../lessons/course/terms.ts';
import { difficultyOf } from '../quiz/difficulty.ts';
import { seeded, shuffled } from '../quiz/random.ts';
import type { Unit } from '../types/course.ts';
import type { DocumentProblem, Library } from '../types/lessons.ts';
import type { Question, QuestionTemplate, Random } from '../types/quiz.ts';

type Course = Pick<Library, 'units' | 'topics'>;

const finders = new WeakMap<Course['topics'], FindTerms>();

function finderFor(library: Course): FindTerms {
  const find = finders.get(library.topics) ?? termFinder(library);
  finders.set(library.topics, find);
  return find;
}

interface UnitQuestion {
  template: QuestionTemplate;
  /** Ideas that it names and that no unit up to this one has introduced, as id and words. */
  unknown: [id: string, words: string][];
}

/** Own questions of the unit, and authored easy ones on the topics of its quiz. */
function candidates(
  library: Course,
  templates: readonly QuestionTemplate[],
  unit: Unit,
  known: ReadonlySet<string>,
): UnitQuestion[] {
  const topics = new Set(unit.steps.flatMap((step) => (step.kind === 'quiz' ? step.topics : [])));
  const find = finderFor(library);
  const mayName = new Set([...known, ...unit.introduces, ...unit.uses, ...unit.everyday]);
  return templates
    .filter(
      (template) =>
        template.unit === unit.id ||
        (template.unit === undefined &&
          template.source === 'document' &&
          template.topic !== null &&
          topics.has(template.topic) &&
          difficultyOf(template) === 1),
    )
    .map((template) => ({
      template,
      unknown: [...find(textOf(template.make(seeded(1))))].filter(([id]) => !mayName.has(id)),
    }));
}

/** All that a learner reads of a question, the explanation included. */
function textOf(question: Question): string {
  const options = 'options' in question ? question.options : [];
  return [
    ...[question.prompt, question.explanation, question.hint ?? ''],
    ...options.flatMap(({ text, remark = '' }) => [text, remark]),
    ...('items' in question ? question.items : []),
  ].join('\n');
}

/** What is introduced by the units before this one, on whichever path. */
const knownOnAnyPath = (units: readonly Unit[], unit: Unit): Set<string> =>
  new Set([...knownBefore(units, unit).values()].flatMap((known) => [...known]));

/** Smaller comes first: own questions, then those that the page answers; last what names an idea of a later unit. */
const rank = ({ template: { unit, quote }, unknown }: UnitQuestion): number =>
  (unknown.length > 0 ? 3 : 0) + (unit !== undefined ? 0 : quote !== undefined ? 1 : 2);

/**
 * Three questions for a unit, or those that are to be asked again. A question that names an idea of a later unit comes
 * only where there are fewer than three others.
 *
 * @param again facts whose questions were answered wrongly
 */
export function chooseForUnit(
  library: Course,
  templates: readonly QuestionTemplate[],
  unit: Unit,
  again: readonly string[],
  random: Random,
): Question[] {
  const all = candidates(library, templates, unit, knownOnAnyPath(library.units, unit));
  const repeated = all.filter(({ template }) => again.includes(template.id));
  const count = again.length > 0 ? again.length : questionsPerUnit;
  const others = shuffled(
    random,
    all.filter((each) => !repeated.includes(each)),
  ).toSorted((a, b) => rank(a) - rank(b));
  return [...repeated, ...others].slice(0, count).map(({ template }) => template.make(random));
}

const reasonsShown = 4;

/** Reports units without three questions that name only what was introduced, and own questions that name more. */
export function questionProblems(library: Course, templates: readonly QuestionTemplate[]): DocumentProblem[] {
  const { units, topics } = library;
  const quizzed = units.filter(({ steps }) => steps.some(({ kind }) => kind === 'quiz'));
  const checked = new Set(checkedIn(units));
  return quizzed.flatMap((unit): DocumentProblem[] => {
    const said = (message: string) => ({ ...unit.place, message });
    const all = candidates(library, templates, unit, knownOnAnyPath(units, unit));
    if (all.length < questionsPerUnit)
      return [
        said(
          `This unit has ${all.length} of the ${questionsPerUnit} questions that its quiz needs: write some in a "quiz" block, or name topics with easy questions.`,
        ),
      ];
    if (!checked.has(unit)) return [];
    const names = ({ template, unknown }: UnitQuestion) => {
      const { prompt } = template.make(seeded(1));
      const words = unknown.map(([id, word]) => `“${word}” (${topics.get(id)?.title ?? id})`).join(', ');
      return `The question “${prompt.slice(0, 80)}” names ${words}`;
    };
    const unclear = all.filter(({ unknown }) => unknown.length > 0);
    const own = unclear.filter(({ template }) => template.unit !== undefined);
    const clear = all.length - unclear.length;
    return [
      ...own.map((each) => said(`${names(each)}, which no unit up to this one introduces.`)),
      ...(clear >= questionsPerUnit
        ? []
        : [
            said(
              `Only ${clear} of its ${all.length} questions name nothing new; ${questionsPerUnit} are needed. ${unclear.slice(0, reasonsShown).map(names).join('. ')}.`,
            ),
          ]),
    ];
  });
}
