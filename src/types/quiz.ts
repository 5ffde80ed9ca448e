/** A question as plain data. It is stored with its quiz, so that a change of the documents changes no quiz under way. */
import type { Chart } from './chart.ts';
import type { Level } from './lessons.ts';

export const questionKinds = ['single', 'multiple', 'boolean', 'number', 'gap', 'picture', 'order'] as const;
export type QuestionKind = (typeof questionKinds)[number];

const questionSources = [
  'document',
  'table',
  'term',
  'list',
  'computed',
  'experiment',
  'deck',
  'written',
] as const;
export type QuestionSource = (typeof questionSources)[number];

export interface Option {
  /** Discord Markdown, like every text here. */
  text: string;
  /** Why it is wrong, or what is right about it; shown with the solution. */
  remark?: string;
}

interface Common {
  /** The fact asked about: rewordings of one fact share it. */
  fact: string;
  source: QuestionSource;
  /** The topic that teaches it, and the concept that a learner's memory is kept for; null for a deck without one. */
  topic: string | null;
  level: Level;
  prompt: string;
  explanation: string;
  hint?: string;
}

/** One of the options is right. */
export interface SingleChoice {
  kind: 'single';
  options: Option[];
  right: number;
}

/** One of the options is right, and a picture has to be read to tell which. */
interface PictureChoice {
  kind: 'picture';
  picture: Chart;
  options: Option[];
  right: number;
}

/** Exactly these options are right. */
export interface MultipleChoice {
  kind: 'multiple';
  options: Option[];
  right: number[];
}

export interface TrueOrFalse {
  kind: 'boolean';
  right: boolean;
}

/** Right within `tolerance` to either side. */
interface NumberWanted {
  kind: 'number';
  right: number;
  tolerance: number;
  unit?: string;
}

/** Any of these words fills the gap. */
export interface Gap {
  kind: 'gap';
  right: string[];
}

/** `right` lists positions in `items`: first the one that comes first. */
interface Order {
  kind: 'order';
  items: string[];
  right: number[];
}

export type Question = Common &
  (SingleChoice | PictureChoice | MultipleChoice | TrueOrFalse | NumberWanted | Gap | Order);

/** What somebody answered: positions of options or items, a truth value, or what was typed. */
export type Given = number[] | boolean | string;

/** Something that can be asked about, in one wording or several. */
export interface QuestionTemplate extends Pick<Common, 'source' | 'topic' | 'level'> {
  id: string;
  /** The same random numbers make the same question. */
  make(random: Random): Question;
}

/** Facts a few at a time, or none yet: between two batches others may have their turn. */
export type Batches = Iterable<readonly QuestionTemplate[]>;

/** Numbers in 0 ≤ x < 1. */
export type Random = () => number;
