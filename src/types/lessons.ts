/** What a folder of lessons means once it is read: the only shape the rest of the bot knows. */

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

/** An answer that can be read alone. */
interface AuthoredAnswer {
  /** Different wordings of what it answers, at least one. */
  questions: string[];
  /** Markdown that Discord renders. */
  text: string;
}

/** Something a learner can ask to have explained: a lesson, a section of one, or a glossary term. */
export interface Topic {
  id: string;
  title: string;
  /** Every other name under which it is found. */
  aliases: string[];
  /** Of a term: the aliases that mean the same. The others name a part, an example or a relative of it. */
  synonyms?: string[];
  /** Of a term: what sort of thing it is, such as `layer` or `measure`. */
  category?: string;
  /** Markdown that Discord renders; a level the author left out is absent. At least one is there. */
  text: Partial<Record<Level, string>>;
  /** Ids of topics; every one exists. */
  related: string[];
  sources: Source[];
  /** Name of a diagram that goes with it. */
  diagram?: string;
  /** Probes that measure what it says. */
  claims: string[];
  /** What learners ask that it answers, in their words: questions like these find it. */
  questions: string[];
  /** What authors answer to questions of learners. */
  answers: AuthoredAnswer[];
  kind: 'lesson' | 'section' | 'term';
  /** The lesson's id, for sections and terms. */
  lesson: string;
  place: Place;
}

/** A table whose first column names attributes and whose other columns are things compared. */
export interface Comparison {
  title: string;
  /** Columns with the topic each stands for, where there is one. */
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
  /** On which lines its keys and entries stand. */
  lines: YamlLines;
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

/** A learner's free text resolved: a topic, or the nearest ones when it is not clear. */
export type Lookup = { found: Topic } | { suggestions: Topic[] };

/** Everything the documents say. Immutable: a reload makes a new one. */
export interface Library {
  topics: ReadonlyMap<string, Topic>;
  comparisons: readonly Comparison[];
  quizzes: readonly QuizBlock[];
  problems: readonly DocumentProblem[];
  /** Exact id, title or alias first, then forgiving typos. */
  lookup(text: string): Lookup;
  /** Topics whose title or alias fits what was typed so far, best first: for autocompletion. */
  complete(text: string, limit: number): Topic[];
  /** Full-text search with stemming over sections. */
  search(text: string, limit: number): Hit[];
  /** Frees the search index; afterwards nothing may be searched. */
  close(): void;
}

/** On which line of the document a value stands, and what is in it. Plain data. */
export interface YamlLines {
  line: number;
  /** By key, or by position in a list. */
  within: ReadonlyMap<string, YamlLines>;
}

/** All names, ready to be looked through: plain data. */
export interface Names {
  /** Lessons before sections before terms. */
  sorted: Topic[];
  exact: Map<string, Topic>;
  spellings: Spelling[];
}

/** What is looked through, and the index of it as the bytes of a database: plain data. */
export interface SearchData {
  rows: { topic: Topic; level: Level }[];
  database: Uint8Array;
}

/** A library that is put together, as plain data: what is left to do is to open it. */
export interface LibraryData extends Pick<Library, 'comparisons' | 'quizzes' | 'problems'> {
  topics: Topic[];
  names: Names;
  search: SearchData;
}

/** A name as typed letters meet it: the letters from its first word on, from its second on, and so on. */
export interface Spelling {
  topic: Topic;
  isTitle: boolean;
  tails: string[];
}
