/** The question templates of one library. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DocumentProblem, Library } from '../types/lessons.ts';
import type { QuestionTemplate } from '../types/quiz.ts';
import { keepingRules } from './question-rules.ts';
import { computedTemplates } from './sources/computed.ts';
import { documentTemplates } from './sources/documents.ts';
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
  const authored = documentTemplates(library, problems);
  const sources = [authored, tableTemplates(library), termTemplates(library), computedTemplates(library)];
  let begun = performance.now();
  for (const source of sources)
    for (const batch of source) {
      // An author is answerable for what is authored.
      templates.push(...(source === authored ? batch : batch.flatMap((each) => keepingRules(each) ?? [])));
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

/** A topic and, where it is a lesson, its sections and terms. */
export function topicsUnder(library: Library, id: string): Set<string> {
  const topics = [...library.topics.values()];
  return new Set([id, ...topics.filter(({ lesson }) => lesson === id).map((topic) => topic.id)]);
}
