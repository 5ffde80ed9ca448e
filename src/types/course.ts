/** The course: short units to read, do and answer. Plain data. */
import type { ChangeName } from './prediction.ts';
import type { ClaimName } from './probe.ts';
import type { DatasetName, Network, TrainingOptions } from './training.ts';

/** What a learner wants to get to know. */
export const coursePaths = ['both', 'cnn', 'rnn'] as const;
export type CoursePath = (typeof coursePaths)[number];

/** A refresher leaves out the units that are for beginners alone. */
export const courseLevels = ['beginner', 'refresher'] as const;
export type CourseLevel = (typeof courseLevels)[number];

/** What a learner does in a unit. */
export type StepAction =
  | { kind: 'read'; topic: string; level: 'first' | 'deep' }
  | { kind: 'train'; options: TrainingOptions }
  /** Asks the learner's newest network on this data, with the input changed where `change` is given. */
  | { kind: 'predict'; dataset: DatasetName; change?: ChangeName }
  | { kind: 'prove'; claim: ClaimName }
  | { kind: 'duel'; a: Network; b: Network; dataset: DatasetName; seeds: number }
  /** Three questions on these topics. */
  | { kind: 'quiz'; topics: string[] };

export type UnitStep = StepAction & {
  /** Kind and number within the kind, such as `train-1`: it stays when another kind of step is added. */
  key: string;
  /** What to look at. Markdown. */
  say?: string;
  /** How long the run takes, as its author measured it. */
  seconds?: number;
};

export interface Unit {
  id: string;
  title: string;
  paths: readonly CoursePath[];
  levels: readonly CourseLevel[];
  /** Ids of the topics that it introduces, that it uses, and whose words it uses in another sense. */
  introduces: readonly string[];
  uses: readonly string[];
  everyday: readonly string[];
  /** Name of its picture. */
  diagram?: string;
  steps: readonly UnitStep[];
  /** Markdown for Discord; may be empty. */
  text: string;
  /** Its file, relative to the documents folder, and the line where it begins. */
  place: { file: string; line: number };
}

/** The units of a path, in their order. */
export const unitsOn = (units: readonly Unit[], path: CoursePath, level: CourseLevel): Unit[] =>
  units.filter((unit) => unit.paths.includes(path) && unit.levels.includes(level));
