/** Quiz questions as plain data. They are stored with their quiz, so that new documents change no running quiz. */
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

/** 1: a fact or a definition. 2: a reason or a comparison. 3: a sum, a formula or code. */
export const difficulties = [1, 2, 3] as const;
export type Difficulty = (typeof difficulties)[number];

export interface Option {
  /** Discord Markdown, like every text here. */
  text: string;
  /** Why it is right or wrong; shown with the solution. */
  remark?: string;
}

interface Common {
  /** Id of the fact; all wordings of one fact share it. */
  fact: string;
  source: QuestionSource;
  /** The topic that teaches it, by which a learner's memory is kept; null for a deck without a topic. */
  topic: string | null;
  level: Level;
  /** By its level where absent, as in questions stored earlier. */
  difficulty?: Difficulty;
  /** It needs a calculation, or a reading of measured results. */
  isWorkedOut?: true;
  prompt: string;
  explanation: string;
  hint?: string;
}

/** Exactly one option is right. */
export interface SingleChoice {
  kind: 'single';
  options: Option[];
  right: number;
}

/** Exactly one option is right, and the picture tells which. */
interface PictureChoice {
  kind: 'picture';
  picture: Chart;
  options: Option[];
  right: number;
}

/** Several options may be right. */
export interface MultipleChoice {
  kind: 'multiple';
  options: Option[];
  right: number[];
}

export interface TrueOrFalse {
  kind: 'boolean';
  right: boolean;
}

/** A number, right within ±`tolerance`. */
interface NumberWanted {
  kind: 'number';
  right: number;
  tolerance: number;
  unit?: string;
}

/** Any of the words in `right` fills the gap. */
export interface Gap {
  kind: 'gap';
  right: string[];
}

/** `right` lists positions in `items`, in the right order. */
interface Order {
  kind: 'order';
  items: string[];
  right: number[];
}

export type Question = Common &
  (SingleChoice | PictureChoice | MultipleChoice | TrueOrFalse | NumberWanted | Gap | Order);

/** A learner's answer: positions of options or items, a truth value, or typed text. */
export type Given = number[] | boolean | string;

/** A source of questions about one fact, in one or more wordings. */
export interface QuestionTemplate
  extends Pick<Common, 'source' | 'topic' | 'level' | 'difficulty' | 'isWorkedOut'> {
  id: string;
  /** The words on the first look of its topic that answer it. */
  quote?: string;
  /** The unit of the course that it was written for. */
  unit?: string;
  /** Deterministic for the same random numbers. */
  make(random: Random): Question;
}

/** Templates in batches, which may be empty; the caller may yield between two batches. */
export type Batches = Iterable<readonly QuestionTemplate[]>;

/** Numbers in 0 ≤ x < 1. */
export type Random = () => number;
