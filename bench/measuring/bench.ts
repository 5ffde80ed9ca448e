/** What a file in bench/ exports as `bench`. */
export interface Bench {
  /** What it measures, in a few words. */
  summary: string;
  /** Prints progress on standard error; returns what was measured. */
  run(args: string[]): Promise<Report>;
}

export interface Report {
  /** For people: Markdown. */
  markdown: string;
  /** For programs: printed as the last line. */
  json: object;
}
