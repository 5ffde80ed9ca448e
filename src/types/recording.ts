/** What a run keeps to be looked at: the same held-out examples over time, and its mistakes. Plain data, JSON too. */

/** A held-out example as a person sees it. */
export type Sample =
  | {
      kind: 'image';
      /** 28 × 28 bytes row by row, 0 for black, in base64. */
      pixels: string;
    }
  | { kind: 'words'; words: string[] }
  | {
      kind: 'text';
      /** Characters of the alphabet; the next one is to be foretold. */
      text: string;
    }
  | {
      kind: 'sequence';
      symbols: string[];
      /** Position of the symbol to remember. */
      marked: number;
    }
  | {
      kind: 'day';
      /** ISO date. */
      date: string;
      /** The value of the day before, in the unit of the forecast. */
      before: number;
    };

/** The examples of the test part that a run watches: eight, or some weeks of a forecast. */
export interface Watched {
  samples: Sample[];
  /** For each example the index of its class or of its next character, or the value to be forecast. */
  truths: number[];
  /** The names of the classes or characters; empty for a forecast. */
  labels: string[];
  /** The unit of a forecast, such as °C. */
  unit?: string;
}

/** What the network says to the watched examples at one moment. */
export interface Frame {
  /** Epochs trained until then: 0 for the untrained network, a fraction within an epoch. */
  epoch: number;
  /** For each example the probability of each class, or one forecast value. */
  guesses: number[][];
  /** The first filters of a CNN on images, 3 × 3 weights each, row by row. Absent for other networks. */
  filters?: number[][];
  /** What a language model writes at this moment. Absent for other networks. */
  written?: string;
  /** confusion[truth][prediction], counts on the validation part. At the end of an epoch of a classification only. */
  confusion?: number[][];
}

/** An example of the test part that the network got wrong, or a day that it forecast badly. */
export interface Mistake {
  sample: Sample;
  /** The index of the class, or the value. */
  truth: number;
  guess: number;
  /** The probability that the network gave to its guess; absent for a forecast. */
  confidence?: number;
}

export interface Recording {
  watched: Watched;
  /** In order of time; the first is of the untrained network, the last of the finished one. */
  frames: Frame[];
  /** The most confident first; for a forecast the worst days first. */
  mistakes: Mistake[];
  /** Mistakes on the whole test part; the days of the test part for a forecast. */
  mistakeCount: number;
}
