/** Everything that can be asked from one state of the documents, and the choice of a quiz from it. */
import type { DocumentProblem, Level, Library } from '../documents/types.ts';
import { draw } from './random.ts';
import { computedFacts } from './sources/computed.ts';
import { documentFacts } from './sources/documents.ts';
import { listFacts } from './sources/lists.ts';
import { tableFacts } from './sources/tables.ts';
import { termFacts } from './sources/terms.ts';
import type { Fact, Question, Random } from './types.ts';

export interface Bank {
  facts: readonly Fact[];
  /** Authored questions that cannot be asked. */
  problems: readonly DocumentProblem[];
  /** The topics that a wish for one means: a lesson with all its sections and terms, or the topic alone. */
  under(topic: string): string[];
}

export function createBank(library: Library): Bank {
  const { facts, problems } = documentFacts(library);
  return {
    facts: [
      ...facts,
      ...tableFacts(library),
      ...termFacts(library),
      ...listFacts(library),
      ...computedFacts(library),
    ],
    problems,
    under: (topic) => [...topicsUnder(library, topic)],
  };
}

/** The bank of each library, made when it is first asked for; a library's problems are told then. */
export function createBanks(onProblem: (problem: DocumentProblem) => void): (library: Library) => Bank {
  const banks = new WeakMap<Library, Bank>();
  return (library) => {
    const made = banks.get(library);
    if (made) return made;
    const bank = createBank(library);
    banks.set(library, bank);
    for (const problem of bank.problems) onProblem(problem);
    return bank;
  };
}

export interface Wish {
  count: number;
  /** Ids of topics; all of them if absent. */
  topics?: ReadonlySet<string> | undefined;
  level?: Level | undefined;
  /** Facts that were asked of late: they come only when nothing else is left. */
  recent?: ReadonlySet<string>;
  /** How much more often than others a topic is to come; 1 if absent. */
  weight?: (topic: string | null) => number;
}

/** What one fact weighs that was asked of late, against 1. */
const recentWeight = 1e-6;

/** Questions about different facts, at most `count`; none where nothing fits. */
export function choose(facts: readonly Fact[], wish: Wish, random: Random): Question[] {
  const { topics, level, recent, weight = () => 1 } = wish;
  const fitting = facts.filter(
    (fact) =>
      (!topics || (fact.topic !== null && topics.has(fact.topic))) &&
      (level === undefined || fact.level === level),
  );
  const weigh = (fact: Fact) => weight(fact.topic) * (recent?.has(fact.id) ? recentWeight : 1);
  return draw(random, fitting, wish.count, weigh).map((fact) => fact.make(random));
}

/** A topic, and where it is a lesson, all that belongs to it. */
export function topicsUnder(library: Library, id: string): Set<string> {
  const topics = [...library.topics.values()];
  return new Set([id, ...topics.filter(({ lesson }) => lesson === id).map((topic) => topic.id)]);
}
