/** `/explain`: a topic by its name; for other words the answer that `/ask` finds, or a way on. */
import type { CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { findTopic } from '../../lessons/find-topic.ts';
import { openLessonRows } from '../../lessons/views/open-lesson.ts';
import { topicReply, topicSuggestions } from '../../lessons/views/topic.ts';
import type { Level, Library, Topic } from '../../types/lessons.ts';
import { replyToQuestion } from './ask.ts';

const topicsOffered = 10;

/** Explains what a person typed. */
export async function explainText(context: CommandContext, text: string, level: Level): Promise<Reply> {
  const { retriever, library, answerGenerator } = context.services;
  const result = findTopic(library(), text);
  if ('found' in result) return topicReply(library(), result.found, level, answerGenerator !== undefined);
  const named = await retriever.topicsNamed(library(), text);
  const { answer } = await retriever.retrieve(library(), text, level);
  const offered = [...new Set([...named, ...result.suggestions])].slice(0, topicsOffered);
  if (answer.kind === 'declined')
    return topicSuggestions(text, offered, offered.length > 0 ? [] : lessonsOf(library()));
  const reply = await replyToQuestion(context, text, level);
  const shown = new Set(reply.buttons?.flat().map(({ action }) => action));
  const [more = []] = openLessonRows(offered, 1);
  return { ...reply, buttons: [...(reply.buttons ?? []), more.filter(({ action }) => !shown.has(action))] };
}

const lessonsOf = ({ topics }: Library): Topic[] =>
  [...topics.values()].filter(({ kind }) => kind === 'lesson');
