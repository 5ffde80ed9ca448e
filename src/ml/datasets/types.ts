/** A data set ready for training: three splits, each a flat array with the shape given in its comment. */
import type { Sample } from '../../types/recording.ts';
import type { DatasetName, TrainingOptions } from '../../types/training.ts';

export interface DatasetSplit {
  size: number;
  /** [size, steps, features] for numbers, [size, steps] for token ids (0 is padding at the end, and is masked). */
  x: Float32Array | Int32Array;
  /** [size]: the class index, or the scaled target of a forecast. [size, steps] for a language: each next character. */
  y: Int32Array | Float32Array;
}

interface ClassificationTask {
  kind: 'classification';
  labels: string[];
}

export interface ForecastTask {
  kind: 'forecast';
  /** The unit that errors are reported in, such as °C. */
  unit: string;
  /** target = y × scale + offset, both computed from the training split only. */
  scale: number;
  offset: number;
  /** ISO date of each test target, and the naive forecast for it, in `unit`. */
  testTimes: string[];
  testNaive: Float32Array;
}

/** To foretell the next character at every step, from the characters up to it. */
export interface LanguageTask {
  kind: 'language';
  /** The names of the characters, such as “space”: y is an index into them, and the token of x is one more. */
  labels: string[];
  /** The characters themselves. */
  alphabet: string;
  /** Steps of an example, each with an answer of its own. */
  steps: number;
  /** Bits per character of the 1-, 2- and 3-gram on the test split. */
  ngrams: number[];
}

export interface Dataset {
  name: DatasetName;
  title: string;
  /** Where the data comes from and under what licence, for the learner. */
  source: string;
  /** Time steps of one example; the rows of an image. */
  steps: number;
  /** Numbers at each time step; the columns of an image; 1 for token ids. */
  features: number;
  /** What the numbers of a time step are; absent for images and texts. */
  featureNames?: string[];
  /** Set for images: the CNN sees [height, width, channels] where recurrent networks see rows. */
  image?: { height: number; width: number; channels: number };
  /** Set for text: token ids are below this; 0 is padding. Of words, 1 is an unknown one. */
  vocabulary?: number;
  task: ClassificationTask | ForecastTask | LanguageTask;
  train: DatasetSplit;
  validation: DatasetSplit;
  /** The same examples for all `samples` and `seed`. */
  test: DatasetSplit;
  /** The test example at this position as people see it. Without it a run records nothing. */
  show?(position: number): Sample;
  /** For text: the token ids [steps] of words or characters, and whether a word is in the vocabulary. */
  encode?(words: readonly string[]): Int32Array;
  knows?(word: string): boolean;
}

/** One example of a data set, and the answer to it, as numbers. */
export interface ExampleShape {
  kind: 'image' | 'sequence' | 'text' | 'language';
  /** Time steps; the rows of an image. */
  steps: number;
  /** Numbers at each step; of a text, the numbers that stand for a word. */
  features: number;
  /** Words or characters with a vector of their own, in a text. A training split with few words has fewer. */
  vocabulary?: number;
  /** Classes or characters, or 1 for a forecast. */
  outputs: number;
}

/** What is known of a data set before it is loaded. */
export interface DatasetInfo {
  name: DatasetName;
  title: string;
  /** What it holds, and what a network has to find out, for somebody who sees it for the first time. */
  description: string;
  /** A line in a picture of its examples, and in one of what a run guesses of them: at most some 60 characters. */
  remarks: { examples: string; guesses: string };
  shape: ExampleShape;
  /** Where the data comes from and under what licence, for the learner. */
  source: string;
  /** Training examples that it holds, validation split included. */
  maxSamples: number;
  kind: Dataset['task']['kind'];
  /** Set for a forecast: the unit of its errors, such as °C. */
  unit?: string;
  /** Options of a training run that suit this data set better than the general defaults. */
  defaults?: Partial<Pick<TrainingOptions, 'samples' | 'epochs' | 'units' | 'batch' | 'learningRate'>>;
}
