/** What an answer is made of: authors' answers, and passages of the documents that can be read alone. */
import { sentences } from '../text/sentences.ts';
import { type Level, type Library, levels, type Topic } from '../types/lessons.ts';
import { wholePassages } from './whole-passages.ts';

export interface Passage {
  topic: Topic;
  level: Level;
  /** Markdown as Discord shows it. */
  text: string;
  /** Wordings of what it answers; of a text, those that its topic lists and that it answers best by their words. */
  questions: string[];
  /** Whether it was written as an answer. */
  isAuthored: boolean;
}

/** Every passage of the documents in reading order, the authors' answers of a topic before its text. */
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

/** Whether a passage has a name of its topic in bold, as one that says what it is. */
export function introduces({ topic, text }: Passage): boolean {
  const lower = text.toLowerCase();
  return [topic.title, ...topic.aliases].some((name) => lower.includes(`**${name.toLowerCase()}`));
}

/** A passage as it is looked through and compared: with the name of its topic, without mark-up. */
export const plainOf = ({ topic, text }: Pick<Passage, 'topic' | 'text'>): string =>
  `${topic.title}: ${text.replace(/[*_`]/g, '')}`;

/** The sentences of a passage. Lines stay apart, and a passage with code stays whole. */
export const sentencesOf = (text: string): string[] => (text.includes('```') ? [text] : sentences(text));
