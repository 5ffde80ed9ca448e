/** What is asked of trained networks, and what they answer. Plain data, because it crosses processes. */
import type { Sample } from './recording.ts';
import type { TrainedNetwork } from './trained-network.ts';
import type { DatasetName, TrainingOptions } from './training.ts';

/** Ways to change a picture. */
export const imageChanges = ['shift', 'rotate', 'mask', 'noise'] as const;
/** Ways to change an order: of words, letters or days. */
export const orderChanges = ['reverse', 'shuffle'] as const;
export const inputChanges = [...imageChanges, ...orderChanges] as const;
export type ChangeName = (typeof inputChanges)[number];

export interface InputChange {
  name: ChangeName;
  /** Another direction, place or order, counted from 1. */
  variant: number;
}

/** A data set of pictures of one object on a ground. */
export type PictureDataset = Extract<DatasetName, 'digits' | 'fashion'>;

export const isPictureDataset = (dataset: DatasetName): dataset is PictureDataset =>
  dataset === 'digits' || dataset === 'fashion';

/** A data set whose networks read what somebody types. */
export const isTextDataset = (dataset: DatasetName): boolean => dataset === 'spam' || dataset === 'text';

/** The changes that make sense for a data set. */
export const changesFor = (dataset: DatasetName): readonly ChangeName[] =>
  isPictureDataset(dataset) ? imageChanges : orderChanges;

/** What a network is asked about: a test example by its number from 1 on, something of one's own, or a text. */
export type NetworkInput =
  | { kind: 'test'; example: number }
  | { kind: 'own'; sample: Sample }
  | { kind: 'text'; text: string };

/** A network to ask. All networks of one request are trained on the same data set. */
export interface AskedNetwork {
  /** Tells kept networks apart, such as the number of the experiment. */
  key: string;
  options: TrainingOptions;
  network: TrainedNetwork;
}

export interface PredictionRequest {
  networks: AskedNetwork[];
  input: NetworkInput;
  change?: InputChange;
}

/** An input as the networks saw it, with their answers. */
export interface SeenInput {
  sample: Sample;
  /** Positions of words that the first network does not know; they all look the same to it. */
  unknown?: number[];
  /** Of a forecast: the values before it, oldest first, in its unit. */
  before?: number[];
  /** For each network the probability of each class or next character, or one forecast value. */
  answers: number[][];
}

export interface Prediction {
  /** The names of the classes or characters; empty for a forecast. */
  labels: string[];
  unit?: string;
  /** The index of the right class, or the right value. Absent for an input of one's own. */
  truth?: number;
  original: SeenInput;
  /** The same input changed, and how it was changed, such as “shifted 4 pixels to the right”. */
  changed?: SeenInput & { how: string };
}

/** How freely a language model writes: its logits are divided by this before a character is drawn. */
export const temperatures = { low: 0.5, normal: 1, high: 1.5 } as const;
export const temperatureNames = ['low', 'normal', 'high'] as const;
export type Temperature = (typeof temperatureNames)[number];

export interface WritingRequest {
  network: AskedNetwork;
  /** What it goes on from: a test example, a text of one's own, or a new paragraph where it is absent. */
  input?: NetworkInput;
  temperature: Temperature;
  /** Another one writes another text. */
  seed: number;
}

/** What a language model wrote. */
export interface Writing {
  /** What it went on from, in its alphabet. Empty for a new paragraph. */
  start: string;
  text: string;
  /** The names of the characters, and the probability of each to be the first one, at this temperature. */
  labels: string[];
  first: number[];
}

/** A file that somebody sent, and what is to be found in it. */
export interface PictureRequest {
  bytes: Uint8Array;
  dataset: PictureDataset;
}
