/** A topic as the message that a learner reads. */
import { diagram } from '../../charts/diagrams/index.ts';
import type { Button, Field, Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { type Level, type Library, levels, type Topic } from '../../types/lessons.ts';
import { explainActions } from '../actions.ts';
import { levelNames, openLessonRows } from './open-lesson.ts';

const relatedShown = 10;

/** For a text that names no topic. */
export const topicSuggestions = (text: string, suggestions: readonly Topic[]): Reply => ({
  title: `${quote(text)} is not in my documents`,
  text: suggestions.length > 0 ? 'Did you mean one of these?' : '`/help` lists the lessons.',
  buttons: openLessonRows(suggestions),
});

/**
 * A topic at one level, with its sources, its diagram and the topics that it relates to.
 *
 * @param wanted the other level is shown where the author left this one out
 * @param canRephrase whether a language model can explain it in other words
 */
export function topicReply(library: Library, topic: Topic, wanted: Level, canRephrase: boolean): Reply {
  const level = topic.text[wanted] ? wanted : (Object.keys(topic.text)[0] as Level);
  const related = topic.related.flatMap((id) => library.topics.get(id) ?? []).slice(0, relatedShown);
  const chart = topic.diagram ? diagram(topic.diagram) : undefined;
  return {
    title: topic.title,
    text: topic.text[level] ?? '',
    fields: sources(topic),
    footer: footer(library, topic, level),
    ...(chart && { chart }),
    buttons: [
      [...levelButtons(topic, level), ...(canRephrase ? [rephraseButton(topic, level)] : [])],
      ...openLessonRows(related, 2),
    ],
  };
}

const rephraseButton = ({ id }: Topic, level: Level): Button => ({
  label: 'Explain differently',
  action: explainActions.to.differently(id, level),
});

const levelButtons = (topic: Topic, current: Level): Button[] =>
  levels
    .filter((level) => level !== current && topic.text[level])
    .map((level) => ({
      label: levelNames[level],
      action: explainActions.to.level(topic.id, level),
      style: 'primary',
    }));

function footer(library: Library, topic: Topic, level: Level): string {
  const lesson = library.topics.get(topic.lesson)?.title;
  return lesson && lesson !== topic.title ? `${lesson} · ${levelNames[level]}` : levelNames[level];
}

const sources = (topic: Topic): Field[] =>
  topic.sources.length === 0
    ? []
    : [
        {
          name: 'Sources',
          value: topic.sources.map(({ title, url }) => (url ? `[${title}](${url})` : title)).join('\n'),
        },
      ];
