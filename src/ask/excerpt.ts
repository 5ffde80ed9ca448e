/** The part of a passage that answers a question, cut at the borders of sentences. */
import { type Level, levels, type Topic } from '../documents/types.ts';
import { pieces, sentencesOf } from './passages.ts';

/** A piece of an answer, word for word from the documents or the asker's own experiments. */
export interface Evidence {
  /** Discord Markdown. */
  text: string;
  /** Where it stands, as a reader knows it. */
  label: string;
  topic?: Topic;
  level?: Level;
}

const levelNames: Record<Level, string> = { first: 'first look', deep: 'in depth' };

/** A piece of a topic as evidence; where it does not say what it is about, the title goes before it. */
export const evidenceFrom = (topic: Topic, level: Level, text: string): Evidence => ({
  text: isNamedIn(topic, text) || text.startsWith('**') ? text : `**${topic.title}:** ${text}`,
  label: `${topic.title}, ${levelNames[level]}`,
  topic,
  level,
});

function isNamedIn({ title, aliases }: Topic, text: string): boolean {
  const lower = text.toLowerCase();
  return [title, ...aliases].some((name) => lower.includes(name.toLowerCase()));
}

/** How well a text answers, larger being better. */
export type Judge = (text: string) => number;

/**
 * The run of whole sentences, at most `length` characters, that answers best; among equals the earliest and longest.
 * A piece of code is kept whole or left out.
 * @returns an empty text where nothing fits.
 */
export function excerpt(text: string, length: number, judge: Judge): string {
  if (text.length <= length) return text;
  if (text.includes('```')) return codeExcerpt(text, length, judge);
  const sentences = sentencesOf(text);
  let best = { text: '', score: Number.NEGATIVE_INFINITY };
  for (let first = 0; first < sentences.length; first++) {
    const run = longestRun(text, sentences, first, length);
    if (run === '') continue;
    // A later start has to be clearly better: the beginning is what the rest refers to.
    const score = judge(run) - (first === 0 ? 0 : 0.05);
    if (score > best.score) best = { text: run, score };
  }
  return best.text;
}

function longestRun(text: string, sentences: string[], first: number, length: number): string {
  const start = text.indexOf(sentences[first] ?? '');
  let run = '';
  let at = start;
  for (const sentence of sentences.slice(first)) {
    const end = text.indexOf(sentence, at) + sentence.length;
    if (end - start > length) break;
    run = text.slice(start, end);
    at = end;
  }
  return run;
}

/** As many lines as fit, from the best one that has a line above it. */
function codeExcerpt(text: string, length: number, judge: Judge): string {
  const [, before = '', fence = '```', code = ''] = /^([\s\S]*?)(```\w*)\n([\s\S]*?)\n?```/.exec(text) ?? [];
  const intro = before.trim().length < length / 2 ? before.trim() : '';
  const room = length - intro.length - fence.length - 6;
  const lines = code.split('\n');
  const runs = lines.map((_, first) => {
    let end = first;
    let size = 0;
    while (end < lines.length && size + (lines[end]?.length ?? 0) + 1 <= room)
      size += (lines[end++]?.length ?? 0) + 1;
    return lines.slice(first, end).join('\n');
  });
  const best = runs.reduce((a, b) => (judge(b) > judge(a) ? b : a), '');
  return best.trim() === '' ? '' : [intro, fence, best, '```'].filter(Boolean).join('\n');
}

export interface Wanted {
  /** The text that is looked at first. */
  level: Level;
  /** Tell whether some words are a name, the one that was asked for first. */
  areNames: readonly ((text: string) => boolean)[];
  /** Tells whether a sentence has the name that was asked for at all. */
  isMentioned(sentence: string): boolean;
}

/**
 * What a topic is: from the sentence on that has a name of it in bold, if that stands by itself, otherwise from the
 * beginning of its paragraph.
 */
export function define(topic: Topic, length: number, wanted: Wanted): Evidence | undefined {
  const { areNames, isMentioned } = wanted;
  const order = wanted.level === 'first' ? levels : levels.toReversed();
  const inBold = areNames.map((isName) => (sentence: string) => boldIn(sentence).some(isName));
  for (const isNamed of [...inBold, isMentioned])
    for (const level of order) {
      const blocks = pieces(topic.text[level] ?? '');
      for (const [i, block] of blocks.entries()) {
        const sentences = sentencesOf(block);
        const named = sentences.findIndex(isNamed);
        if (named < 0) continue;
        const start = standsAlone(sentences[named]) ? block.indexOf(sentences[named] ?? '') : 0;
        const text = excerpt([block.slice(start), ...blocks.slice(i + 1)].join('\n\n'), length, () => 0);
        if (text !== '') return evidenceFrom(topic, level, text);
      }
    }
  const level = order.find((each) => topic.text[each] !== undefined) ?? 'first';
  const text = excerpt(topic.text[level] ?? '', length, () => 0);
  return text === '' ? undefined : evidenceFrom(topic, level, text);
}

const boldIn = (text: string) => [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, bold = '']) => bold);

/** Whether nothing before the first name refers back to an earlier sentence. */
const standsAlone = (sentence = '') =>
  !/\b(this|that|these|those|it|its|they|such|so|too)\b/i.test(
    sentence.slice(0, Math.max(60, sentence.indexOf('**'))),
  );
