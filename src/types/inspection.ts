/** What a trained network does inside with one example. Plain data, because it crosses processes. */
import type { PredictionRequest, WritingRequest } from './prediction.ts';
import type { Sample } from './recording.ts';
import type { TrainedNetwork } from './trained-network.ts';
import type { TrainingOptions } from './training.ts';

/** Asks what happens in the network of a run with one of its held-out examples. */
export interface InspectionRequest {
  options: TrainingOptions;
  network: TrainedNetwork;
  /** Counted from 1. After the last one the first follows again. */
  example: number;
}

/** What the process of kept networks is asked. */
export type NetworkRequest =
  | ({ type: 'predict' } & PredictionRequest)
  | ({ type: 'write' } & WritingRequest)
  | ({ type: 'inspect' } & InspectionRequest);

/** Numbers of a shape, row by row. */
export interface MapBlock {
  shape: number[];
  values: Float32Array;
}

/** How far a gate is open at each step, 0…1. */
export interface Gate {
  name: 'input' | 'forget' | 'output' | 'update' | 'reset';
  /** [steps, units]. */
  values: MapBlock;
}

export interface InspectedLayer {
  name: string;
  /** The class of tf.layers, such as Conv2D. */
  className: string;
  /** Its output for the example, without the batch axis. */
  output: MapBlock;
  /** A convolution's filters: [height, width, channels, filters], or [size, channels, filters]. */
  filters?: MapBlock;
  /** The weights of a fully connected layer, [inputs, outputs]. */
  kernel?: MapBlock;
  /** A recurrent layer's hidden state after each step: [steps, units], −1…1. */
  hidden?: MapBlock;
  /** The gates of an LSTM or a GRU. */
  gates?: Gate[];
  /** The attention weights of each head: [steps that look, steps looked at], 0…1, each row sums to 1. */
  attention?: MapBlock[];
}

/** What happens in a network with one input. */
export interface NetworkTrace {
  layers: InspectedLayer[];
  /** The last layer's output: logits, or one scaled forecast. */
  outputs: Float32Array;
  /** The output that the saliency belongs to. */
  chosen: number;
  /**
   * |∂ output / ∂ input| with the shape of the input. A word is no number: for token ids it is the length of the gradient
   * by the word's vector.
   */
  saliency: MapBlock;
  /**
   * For a network whose last hidden state goes straight to the output: the outputs it would have after each step,
   * [steps, outputs].
   */
  soFar?: MapBlock;
}

/** The pictures of what happens inside a network. Each shows one thing. */
export const insideViews = [
  'filters',
  'maps',
  'attention',
  'answers',
  'states',
  'gates',
  'saliency',
] as const;
export type InsideView = (typeof insideViews)[number];

/** The trace of one held-out example, with what a person needs to read it. */
export interface Inspection extends NetworkTrace {
  sample: Sample;
  /** The index of its class, or the true value. */
  truth: number;
  /** The probability of each class, or one forecast value. */
  guess: number[];
  /** The names of the classes; empty for a forecast. */
  labels: string[];
  unit?: string;
  /** The example as the network takes it. */
  input: MapBlock;
  /** Steps of the example: the words of a text, without its padding. */
  steps: number;
  /** What the numbers of a step are; absent for images and texts. */
  featureNames?: string[];
  /** Which of the examples this is, counted from 1, and how many there are. */
  example: number;
  examples: number;
}
