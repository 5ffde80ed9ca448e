/** Passages: the authors' answers, and pieces of the documents that can be read alone. */
import { sentences } from '../text/sentences.ts';
import { type Level, type Library, levels, type Topic } from '../types/lessons.ts';
import { wholePassages } from './whole-passages.ts';

export interface Passage {
  topic: Topic;
  level: Level;
  /** Markdown as Discord shows it. */
  text: string;
  /** Questions that it answers: the author's, or those of its topic that share most words with it. */
  questions: string[];
  /** Whether an author wrote it as an answer. */
  isAuthored: boolean;
}

/** All passages in reading order, the authors' answers of a topic before its text. */
export function passagesOf({ topics }: Pick<Library, 'topics'>): Passage[] {
  return [...topics.values()].flatMap((topic): Passage[] => [
    ...topic.answers.map(
      ({ questions, text }): Passage => ({ topic, level: 'first', text, questions, isAuthored: true }),
    ),
    ...levels.flatMap((level) =>
      wholePassages(topic.text[level] ?? '').map(
        (text): Passage => ({ topic, level, text, questions: [], isAuthored: false }),
      ),
    ),
  ]);
}

/** Whether a passage has the name of its topic in bold, as a definition does. */
export function introduces({ topic, text }: Passage): boolean {
  const lower = text.toLowerCase();
  return [topic.title, ...topic.aliases].some((name) => lower.includes(`**${name.toLowerCase()}`));
}

/** The text of a passage for search and encoding: with the title of its topic, without mark-up. */
export const plainOf = ({ topic, text }: Pick<Passage, 'topic' | 'text'>): string =>
  `${topic.title}: ${text.replace(/[*_`]/g, '')}`;

/** The sentences of a passage. Lines stay apart, and a passage with code stays whole. */
export const sentencesOf = (text: string): string[] => (text.includes('```') ? [text] : sentences(text));
