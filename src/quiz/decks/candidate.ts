/** Rows of a deck on their way to questions. */

/** Something that is to become a question, with where it stands. */
export interface Candidate {
  /** The row or line of the file, or the number in a list, counted from 1. */
  row: number;
  raw: object;
  /** The name of a topic, or empty. */
  topic: string;
  tags: string[];
  /** It comes from cells, so that its author knows columns and no keys. */
  ofTable?: true;
}

export interface RowProblem {
  row: number;
  /** A sentence. */
  reason: string;
}

/** Read before they are checked. */
export interface Rows {
  candidates: Candidate[];
  problems: RowProblem[];
  doubts: string[];
}
