/** Rows of a deck before validation. */

/** A question before validation, with its place in the file. */
export interface Candidate {
  /** The row or line of the file, or the number in a list, counted from 1. */
  row: number;
  raw: object;
  /** The name of a topic, or empty. */
  topic: string;
  tags: string[];
  /** It comes from a table, so messages name columns instead of keys. */
  ofTable?: true;
}

export interface RowProblem {
  row: number;
  /** A sentence. */
  reason: string;
}

/** Rows before validation. */
export interface Rows {
  candidates: Candidate[];
  problems: RowProblem[];
  doubts: string[];
}
