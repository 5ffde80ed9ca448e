/** Evidence: the pieces of an answer. */
import type { Level, Topic } from '../types/lessons.ts';
import type { Passage } from './passages.ts';
import { standsAlone } from './whole-passages.ts';

/** A piece of an answer: a text of the documents, or a summary of the asker's own experiment. */
export interface Evidence {
  /** Discord Markdown. */
  text: string;
  /** The place of the text, as a reader knows it. */
  label: string;
  topic?: Topic;
  level?: Level;
  /** The question that it answers, as the learner asked it; only where there are several. */
  answers?: string;
}

const levelNames: Record<Level, string> = { first: 'first look', deep: 'in depth' };

/** A text of a topic as evidence. */
export const evidenceFrom = (topic: Topic, level: Level, text: string): Evidence => ({
  text,
  label: `${topic.title}, ${levelNames[level]}`,
  topic,
  level,
});

/** A passage as evidence. The title is added where the passage is unclear without it. */
export function evidenceOf({ topic, level, text, isAuthored }: Passage): Evidence {
  if (isAuthored) return { text, label: topic.title, topic, level };
  const isClear = standsAlone(text) && (isNamedIn(topic, text) || /^(\*\*|#)/.test(text));
  const gap = /^\s*([-*+]|\d+[.)]) |^```|^#|^>/.test(text) ? '\n' : ' ';
  return evidenceFrom(topic, level, isClear ? text : `${heading(topic.title)}${gap}${text}`);
}

/** A title in front of its text; a question needs no colon. */
const heading = (title: string) => (/[?!]$/.test(title) ? `**${title}**` : `**${title}:**`);

function isNamedIn({ title, aliases }: Topic, text: string): boolean {
  const lower = text.toLowerCase();
  return [title, ...aliases].some((name) => lower.includes(name.toLowerCase()));
}
