/** Training options, progress and results. Plain data, because they cross processes. */
import type { Recording } from './recording.ts';
import type { TrainedNetwork } from './trained-network.ts';

export const networks = ['cnn', 'rnn', 'lstm', 'gru', 'attention'] as const;
export type Network = (typeof networks)[number];

/** Whether it reads step by step. The gradients of these networks are clipped. */
export const isRecurrent = (network: Network): boolean => network !== 'cnn' && network !== 'attention';

export const datasets = ['digits', 'fashion', 'weather', 'spam', 'recall', 'text'] as const;
export type DatasetName = (typeof datasets)[number];

/** All options of a run. The same options and versions give the same numbers. */
export interface TrainingOptions {
  network: Network;
  dataset: DatasetName;
  /** Training examples, including the validation split. */
  samples: number;
  epochs: number;
  /** Hidden units of a recurrent layer; they determine the filters of a CNN and the width of an attention network. */
  units: number;
  /** Examples in one mini-batch. */
  batch: number;
  learningRate: number;
  seed: number;
  /** Early stopping: epochs without a better validation loss, after which the best weights are restored. */
  patience?: number;
  /** Weights the loss so that all classes count the same; unweighted if absent. */
  classWeights?: 'balanced';
  /** Dropout rate on the last features during training; 0 if absent. */
  dropout?: number;
}

export interface EpochRecord {
  /** Counted from 1. */
  epoch: number;
  loss: number;
  valLoss: number;
  /** Accuracy in 0…1 for a classification, the mean error in the data set's unit for a forecast, bits per character for a text. */
  metric: number;
  valMetric: number;
  /** Mean global gradient norm over the epoch's batches, before clipping. */
  gradientNorm: number;
  /** Seconds of training steps only. */
  seconds: number;
}

export interface Progress {
  phase: 'loading' | 'training' | 'testing';
  /** Current epoch, counted from 1; 0 while loading. */
  epoch: number;
  epochs: number;
  batch: number;
  batches: number;
  /** Running mean of the epoch's loss; absent before the first batch. */
  loss?: number;
}

export interface LayerSummary {
  name: string;
  /** Output shape without the batch axis. */
  shape: number[];
  params: number;
}

export interface ClassificationOutcome {
  kind: 'classification';
  labels: string[];
  /** confusion[truth][prediction], counts on the test split. */
  confusion: number[][];
  /** On the test split, 0…1. */
  accuracy: number;
}

export interface ForecastOutcome {
  kind: 'forecast';
  unit: string;
  /** Mean absolute error on the test split, in `unit`. */
  mae: number;
  /** Error of the naive forecast (tomorrow is like today) on the test split. */
  baseline: number;
  /** A section of the test split for the chart; ISO dates. */
  times: string[];
  actual: number[];
  predicted: number[];
  naive: number[];
}

/** How well the next character of a text is foretold. */
export interface LanguageOutcome {
  kind: 'language';
  /** Bits per character on the test split: the mean of −log₂ of the probability that the right one was given. */
  bits: number;
  /** The same of the 1-, 2- and 3-gram, which count the training split and know the same test text. */
  ngrams: number[];
  /** How often the likeliest character was the right one, 0…1. */
  accuracy: number;
  /** Bits per character of each example of the test split, in order. */
  exampleBits: number[];
  /** A piece of the test text, and the bits of each of its characters. */
  piece: { text: string; bits: number[] };
}

export type Outcome = ClassificationOutcome | ForecastOutcome | LanguageOutcome;

export type Device = 'cpu' | 'gpu';

export interface TrainingResult {
  options: TrainingOptions;
  params: number;
  layers: LayerSummary[];
  epochs: EpochRecord[];
  outcome: Outcome;
  /** Number of examples in each split. */
  parts: { train: number; validation: number; test: number };
  /** Seconds of the training steps, and of the whole job in its process. */
  seconds: { training: number; total: number };
  device: Device;
  /** What the run showed while it learned. Absent where it was not asked for. */
  recording?: Recording;
  /** The network with its weights as it was tested. Absent where it was not asked for. */
  trained?: TrainedNetwork;
  versions: { tensorflow: string; tfjs: string; node: string };
  /** The epoch in which the learner stopped the run. Absent when it ran to its end. */
  stoppedIn?: number;
}
