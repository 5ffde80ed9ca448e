/** What a foreign file has become. */
export interface Converted {
  markdown: string;
  /** What could not be kept, in sentences for whoever sent the file. */
  notes: string[];
}
