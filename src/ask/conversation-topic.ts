/** Finds out what a conversation is about. */
import type { Level, Library, Topic } from '../types/lessons.ts';
import { followUpIn, inFull, swapped } from './follow-up.ts';
import type { Exchange } from './prompt.ts';
import type { Retriever } from './retriever.ts';

/** Where answers come from, and at which level. */
export interface Reading {
  retriever: Retriever;
  library: Library;
  level: Level;
}

/** What a conversation is about. */
export interface ConversationSubject {
  topic: Topic;
  /** The latest question, in full. */
  question: string;
}

/** Follows the exchanges from the first on. */
export async function conversationSubject(
  reading: Reading,
  history: readonly Exchange[],
): Promise<ConversationSubject | undefined> {
  let subject: ConversationSubject | undefined;
  for (const { question } of history) {
    const named = await reading.retriever.topicsNamed(reading.library, question);
    const kind = subject && followUpIn(question, named, subject.topic);
    if (!subject || kind === undefined) subject = (await firstSubject(reading, question, named)) ?? subject;
    else if (kind === 'swap') {
      const topic = otherThan(subject.topic, named);
      subject = { topic, question: swapped(subject.question, subject.topic, topic) };
    } else if (kind === 'pronoun') subject = { ...subject, question: inFull(question, subject.topic) };
  }
  return subject;
}

/** The first named topic that is not the one before. */
export const otherThan = (before: Topic, named: readonly Topic[]): Topic =>
  named.find((topic) => topic !== before) ?? before;

async function firstSubject(
  { retriever, library, level }: Reading,
  question: string,
  named: readonly Topic[],
): Promise<ConversationSubject | undefined> {
  const { answer } = await retriever.retrieve(library, question, level);
  const found = answer.kind === 'answered' ? answer.evidence.flatMap(({ topic }) => topic ?? []) : [];
  const topic = found.find((each) => named.includes(each)) ?? named[0] ?? found[0];
  return topic && { topic, question };
}
