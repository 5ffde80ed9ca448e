/** The vocabulary of training: what can be asked for and what comes back. Plain data: it crosses processes. */

export const networks = ['cnn', 'rnn', 'lstm', 'gru'] as const;
export type Network = (typeof networks)[number];

export const datasets = ['digits', 'fashion', 'weather', 'spam', 'recall'] as const;
export type DatasetName = (typeof datasets)[number];

/** Everything that determines a run: the same options on the same versions give the same numbers. */
export interface TrainingOptions {
  network: Network;
  dataset: DatasetName;
  /** Training examples used, validation part included. */
  samples: number;
  epochs: number;
  /** Hidden units of a recurrent layer; for the CNN the channels of its last convolution follow from it. */
  units: number;
  /** Examples in one mini-batch. */
  batch: number;
  learningRate: number;
  seed: number;
  /** Stop after so many epochs without a better validation loss, and go back to the best weights. */
  patience?: number;
  /** Errors on rare classes cost more, so that every class weighs the same; equal cost if absent. */
  classWeights?: 'balanced';
  /** Share of the last features that is dropped while training; 0 if absent. */
  dropout?: number;
}

export interface EpochRecord {
  /** Counted from 1. */
  epoch: number;
  loss: number;
  valLoss: number;
  /** Accuracy in 0…1 for a classification, mean absolute error in the data set's unit for a forecast. */
  metric: number;
  valMetric: number;
  /** Mean global gradient norm over the epoch's batches, before clipping. */
  gradientNorm: number;
  /** Seconds spent in training steps only. */
  seconds: number;
}

export interface Progress {
  phase: 'loading' | 'training' | 'testing';
  /** The epoch under way, counted from 1; 0 while loading. */
  epoch: number;
  epochs: number;
  batch: number;
  batches: number;
  /** Running mean of the epoch's loss so far; absent before the first batch. */
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
  /** confusion[truth][prediction], counts on the test part. */
  confusion: number[][];
  /** On the test part, 0…1. */
  accuracy: number;
}

export interface ForecastOutcome {
  kind: 'forecast';
  unit: string;
  /** Mean absolute error on the test part, in `unit`. */
  mae: number;
  /** The naive forecast's error on the same part: tomorrow is like today. */
  baseline: number;
  /** A stretch of the test part, for drawing; ISO dates. */
  times: string[];
  actual: number[];
  predicted: number[];
  naive: number[];
}

export type Device = 'cpu' | 'gpu';

export interface TrainingResult {
  options: TrainingOptions;
  params: number;
  layers: LayerSummary[];
  epochs: EpochRecord[];
  outcome: ClassificationOutcome | ForecastOutcome;
  /** How many examples each part held. */
  parts: { train: number; validation: number; test: number };
  /** Seconds: training steps only, and the whole job from its start in the process. */
  seconds: { training: number; total: number };
  /** What did the work. */
  device: Device;
  versions: { tensorflow: string; tfjs: string; node: string };
}
