/** Lessons as the rest of the bot sees them. */
import type { Unit } from './course.ts';

export const levels = ['first', 'deep'] as const;
export type Level = (typeof levels)[number];

export interface Source {
  title: string;
  url?: string;
}

export interface Place {
  /** Path relative to the documents folder. */
  file: string;
  /** Counted from 1. */
  line: number;
}

/** An answer that is complete without its topic. */
interface AuthoredAnswer {
  /** At least one wording of the question. */
  questions: string[];
  /** Markdown that Discord renders. */
  text: string;
}

/** Something that can be explained: a lesson, a section or a glossary term. */
export interface Topic {
  id: string;
  title: string;
  /** All other names under which it is found. */
  aliases: string[];
  /** Of a term: the aliases that mean the same. The others name a part, an example or something related. */
  synonyms?: string[];
  /** Of a term: such as `layer` or `measure`. */
  category?: string;
  /** Markdown for Discord, with at least one level. */
  text: Partial<Record<Level, string>>;
  /** Ids of existing topics. */
  related: string[];
  sources: Source[];
  /** Names of the diagrams that go with it. */
  diagrams: Partial<Record<Level, string>>;
  /** Probes that measure what it says. */
  claims: string[];
  /** Questions of learners that it answers; similar questions find it. */
  questions: string[];
  /** The authors' answers to questions of learners. */
  answers: AuthoredAnswer[];
  kind: 'lesson' | 'section' | 'term';
  /** The lesson's id, for sections and terms. */
  lesson: string;
  place: Place;
}

/** A table with attributes in the first column and a subject in every other column. */
export interface Comparison {
  title: string;
  /** The columns; `topic` is the id of the topic of that name, if there is one. */
  subjects: { title: string; topic?: string }[];
  rows: { attribute: string; topic?: string; cells: string[] }[];
  /** The topic that holds the table. */
  topic: string;
  place: Place;
}

export interface QuizBlock {
  topic: string;
  yaml: unknown;
  place: Place;
  /** Lines of its keys and entries. */
  lines: YamlLines;
  /** The unit of the course that asks it. */
  unit?: string;
}

export interface DocumentProblem extends Place {
  message: string;
}

export interface Hit {
  topic: Topic;
  level: Level;
  /** The passage that matched, plain text with the hit words in **bold**. */
  passage: string;
  /** Larger is better. */
  score: number;
}

/** The topic that a text means, or the nearest topics where that is not clear. */
export type Lookup = { found: Topic } | { suggestions: Topic[] };

/** The content of all documents. Immutable: a reload makes a new one. */
export interface Library {
  topics: ReadonlyMap<string, Topic>;
  comparisons: readonly Comparison[];
  quizzes: readonly QuizBlock[];
  /** The units of the course, in their order. */
  units: readonly Unit[];
  problems: readonly DocumentProblem[];
  /** Finds a topic by id, title or alias; tolerates typing errors. */
  lookup(text: string): Lookup;
  /** Topics whose title or alias matches the typed text, best first: for autocompletion. */
  complete(text: string, limit: number): Topic[];
  /** Full-text search with stemming over all topics. */
  search(text: string, limit: number): Hit[];
  /** Frees the search index; `search` must not be called afterwards. */
  close(): void;
}

/** The line of a value and of the values inside it. Plain data. */
export interface YamlLines {
  line: number;
  /** By key, or by position in a list. */
  within: ReadonlyMap<string, YamlLines>;
}

/** The names of all topics, prepared for lookup. Plain data. */
export interface Names {
  /** Lessons before sections before terms. */
  sorted: Topic[];
  exact: Map<string, Topic>;
  searchable: SearchableName[];
}

/** The search index: its rows, and a serialised SQLite database. Plain data. */
export interface SearchData {
  rows: { topic: Topic; level: Level }[];
  database: Uint8Array;
}

/** A linked and indexed library as plain data; `openLibrary` opens it. */
export interface LibraryData extends Pick<Library, 'comparisons' | 'quizzes' | 'units' | 'problems'> {
  topics: Topic[];
  names: Names;
  search: SearchData;
}

/** A name for prefix matching: its letters from the first word on, from the second on, and so on. */
export interface SearchableName {
  topic: Topic;
  isTitle: boolean;
  suffixes: string[];
}
