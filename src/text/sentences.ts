/** Divides text into paragraphs and sentences. */

/** The borders between sentences, by the kind of text. */
const borders = {
  /** A passage of a lesson: emphasis may close behind the stop, a number may begin a sentence, lines stay apart. */
  markdown: /(?<=[.!?…][*_"”)]{0,4})\s+(?=[\p{Lu}\d"“*(→←])|\n/u,
  /** Text without line breaks: “1.” and “(2015)” do not begin a sentence, so a quiz shows no fragment. */
  prose: /(?<=[.!?])\s+(?=[\p{Lu}*"“])/u,
  /** What a language model writes: each letter may follow the stop, abbreviations end no sentence. */
  generated: /(?<=[.!?]["”)]?)(?<!\b(?:e\.g|i\.e|vs|approx|etc|cf|al|fig)\.)\s+|\n+/i,
  /** Behind every stop: for citations and page breaks, where a piece too many does no harm. */
  everyStop: /(?<=[.!?])\s+/,
};

/** The paragraphs of a Markdown text, divided at blank lines. A code block stays whole. */
export const paragraphs = (text: string): string[] =>
  text
    .split(/(```[\s\S]*?```)/)
    .flatMap((part, i) => (i % 2 === 1 ? [part] : part.split(/\n\s*\n/)))
    .map((block) => block.trim())
    .filter(Boolean);

/** The sentences of a text, without empty ones. */
export const sentences = (text: string, kind: keyof typeof borders = 'markdown'): string[] =>
  text
    .split(borders[kind])
    .map((sentence) => sentence.trim())
    .filter(Boolean);
