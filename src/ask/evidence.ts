/** Pieces of answers. */
import type { Level, Topic } from '../types/lessons.ts';
import type { Passage } from './passages.ts';
import { standsAlone } from './whole-passages.ts';

/** A piece of an answer, word for word from the documents or the asker's own experiments. */
export interface Evidence {
  /** Discord Markdown. */
  text: string;
  /** Where it stands, as a reader knows it. */
  label: string;
  topic?: Topic;
  level?: Level;
  /** Which of several questions it answers, as it was asked. */
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

/** A whole passage as evidence: an author's answer as it is, any other with its title where it needs one. */
export function evidenceOf({ topic, level, text, isAuthored }: Passage): Evidence {
  if (isAuthored) return { text, label: topic.title, topic, level };
  const isClear = standsAlone(text) && (isNamedIn(topic, text) || /^(\*\*|#)/.test(text));
  const gap = /^\s*([-*+]|\d+[.)]) |^```|^#|^>/.test(text) ? '\n' : ' ';
  return evidenceFrom(topic, level, isClear ? text : `**${topic.title}:**${gap}${text}`);
}

function isNamedIn({ title, aliases }: Topic, text: string): boolean {
  const lower = text.toLowerCase();
  return [title, ...aliases].some((name) => lower.includes(name.toLowerCase()));
}
