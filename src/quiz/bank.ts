/** The question templates of one library, and the selection of a quiz's questions. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentProblem, Level, Library } from '../types/lessons.ts';
import type { Question, QuestionSource, QuestionTemplate, Random } from '../types/quiz.ts';
import { draw, shuffled } from './random.ts';
import { computedTemplates } from './sources/computed.ts';
import { documentTemplates } from './sources/documents.ts';
import { listTemplates } from './sources/lists.ts';
import { tableTemplates } from './sources/tables.ts';
import { termTemplates } from './sources/terms.ts';

export interface QuestionBank {
  templates: readonly QuestionTemplate[];
  /** Authored questions that cannot be asked. */
  problems: readonly DocumentProblem[];
  /** The topic itself and, where it is a lesson, its sections and terms. */
  under(topic: string): string[];
}

/** Yields to the event loop after this long. A large library takes most of a second. */
const sliceMs = 10;

export async function createBank(library: Library): Promise<QuestionBank> {
  const templates: QuestionTemplate[] = [];
  const problems: DocumentProblem[] = [];
  const sources = [
    documentTemplates(library, problems),
    tableTemplates(library),
    termTemplates(library),
    listTemplates(library),
    computedTemplates(library),
  ];
  let begun = performance.now();
  for (const source of sources)
    for (const batch of source) {
      templates.push(...batch);
      if (performance.now() - begun < sliceMs) continue;
      await nextTurn();
      begun = performance.now();
    }
  return { templates, problems, under: (topic) => [...topicsUnder(library, topic)] };
}

/** Builds each library's bank on first use and reports the library's problems then. */
export function createQuestionBanks(
  onProblem: (problem: DocumentProblem) => void,
): (library: Library) => Promise<QuestionBank> {
  const banks = new WeakMap<Library, Promise<QuestionBank>>();
  return (library) => {
    const made = banks.get(library);
    if (made) return made;
    const bank = createBank(library).then((ready) => {
      for (const problem of ready.problems) onProblem(problem);
      return ready;
    });
    banks.set(library, bank);
    return bank;
  };
}

export interface QuestionCriteria {
  count: number;
  /** Ids of topics; all of them if absent. */
  topics?: ReadonlySet<string> | undefined;
  level?: Level | undefined;
  /** Ids of recently asked facts. They come only when nothing else is left. */
  recent?: ReadonlySet<string>;
  /** Relative sampling weight of a topic; 1 if absent. */
  weight?: (topic: string | null) => number;
  /** How many questions the learner or the server was asked before; no beginner if absent. */
  askedBefore?: number | undefined;
}

/** Weight of a recently asked fact, against 1. A calculated one comes back with other numbers. */
const recentWeight = (source: QuestionSource): number => (source === 'computed' ? 1e-3 : 1e-6);

/** Vocabulary questions are the easiest and the most numerous, so they weigh less. */
const sourceWeight: Partial<Record<QuestionSource, number>> = { document: 2, term: 0.5, list: 0.5 };

/** Questions that need a calculation or a reading of measured results. */
const isWorkedOut = ({ source }: QuestionTemplate): boolean =>
  source === 'computed' || source === 'experiment';
const workedOutShare = 1 / 3;
/** A beginner's first questions need no calculation. */
const gentleQuestions = 5;

/**
 * Chooses at most `count` questions about different facts; none where nothing fits. At least a third need a calculation,
 * where there are enough of them, but none of a beginner's first five does.
 */
export function chooseQuestions(
  templates: readonly QuestionTemplate[],
  criteria: QuestionCriteria,
  random: Random,
): Question[] {
  const { count, topics, level, recent, weight = () => 1, askedBefore = gentleQuestions } = criteria;
  const fitting = templates.filter(
    (template) =>
      (!topics || (template.topic !== null && topics.has(template.topic))) &&
      (level === undefined || template.level === level),
  );
  const weigh = ({ id, topic, source }: QuestionTemplate) =>
    weight(topic) * (sourceWeight[source] ?? 1) * (recent?.has(id) ? recentWeight(source) : 1);
  const take = (from: readonly QuestionTemplate[], most: number) => draw(random, from, most, weigh);
  const [workedOut, others] = [
    fitting.filter(isWorkedOut),
    fitting.filter((template) => !isWorkedOut(template)),
  ];

  const gentle = take(others, Math.min(count, Math.max(0, gentleQuestions - askedBefore)));
  const left = count - gentle.length;
  const calculated = take(workedOut, Math.ceil(left * workedOutShare));
  const plain = take(without(others, gentle), left - calculated.length);
  const more = take(without(workedOut, calculated), left - calculated.length - plain.length);
  return [...gentle, ...shuffled(random, [...calculated, ...plain, ...more])].map((template) =>
    template.make(random),
  );
}

const without = (
  templates: readonly QuestionTemplate[],
  taken: readonly QuestionTemplate[],
): QuestionTemplate[] => templates.filter((template) => !taken.includes(template));

/** A topic and, where it is a lesson, its sections and terms. */
export function topicsUnder(library: Library, id: string): Set<string> {
  const topics = [...library.topics.values()];
  return new Set([id, ...topics.filter(({ lesson }) => lesson === id).map((topic) => topic.id)]);
}
