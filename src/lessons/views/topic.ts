/** A topic as the message that a learner reads. */
import { diagram } from '../../charts/diagrams/index.ts';
import type { Button, Field, Reply } from '../../discord/reply.ts';
import { measureButtons } from '../../probes/views/see-measured.ts';
import { quote } from '../../text/escape.ts';
import { exampleButtons } from '../../training/views/examples.ts';
import { type Level, type Library, levels, type Topic } from '../../types/lessons.ts';
import { explainActions } from '../actions.ts';
import { holdsName } from '../names.ts';
import { readingsFor } from '../readings.ts';
import { levelNames, openLesson, openLessonRows } from './open-lesson.ts';

const relatedShown = 10;
const readingsShown = 5;

/** For a text that names no topic. @param lessons offered where nothing is near */
export const topicSuggestions = (
  text: string,
  suggestions: readonly Topic[],
  lessons: readonly Topic[] = [],
): Reply => ({
  title: `${quote(text)} is not in my documents`,
  text:
    suggestions.length > 0
      ? 'Did you mean one of these?'
      : 'I teach neural networks, above all CNNs and RNNs. `/help` shows where to start; these are the lessons:',
  buttons: openLessonRows(suggestions.length > 0 ? suggestions : lessons, 3),
});

/**
 * A topic at one level, with its sources, its diagram and the topics that it relates to.
 *
 * @param wanted the other level is shown where the author left this one out
 * @param canRephrase whether a language model can explain it in other words
 */
export function topicReply(library: Library, topic: Topic, wanted: Level, canRephrase: boolean): Reply {
  const level = topic.text[wanted] ? wanted : (Object.keys(topic.text)[0] as Level);
  if (topic.kind === 'term') return termReply(library, topic);
  const related = topic.related.flatMap((id) => library.topics.get(id) ?? []).slice(0, relatedShown);
  const name = topic.diagrams[level];
  const chart = name === undefined ? undefined : diagram(name);
  return {
    title: topic.title,
    text: topic.text[level] ?? '',
    fields: sources(topic, level),
    footer: footer(library, topic, level),
    ...(chart && { chart }),
    buttons: [
      [...levelButtons(topic, level), ...(canRephrase ? [rephraseButton(topic, level)] : [])],
      [...exampleButtons(topic.text[level] ?? ''), ...measureButtons([topic], 2)],
      ...openLessonRows(related, 2),
    ],
  };
}

/** A glossary card: what the term means, where more is said about it, and a picture that shows it. */
function termReply(library: Library, term: Topic): Reply {
  const readings = readingsFor(library, term, readingsShown);
  const picture = readings
    .flatMap(({ diagrams }) => levels.flatMap((level) => diagrams[level] ?? []))
    // Its alternative text tells what it shows.
    .find((name) => holdsName(diagram(name).alt, term));
  const [more, ...others] = readings;
  return {
    title: term.title,
    text: Object.values(term.text)[0] ?? '',
    footer: library.topics.get(term.lesson)?.title ?? '',
    ...(picture !== undefined && { chart: diagram(picture) }),
    buttons: [
      more ? [{ ...openLesson(more), label: `Read more: ${more.title}`, style: 'primary' }] : [],
      ...openLessonRows(others, 1),
    ],
  };
}

const rephraseButton = ({ id }: Topic, level: Level): Button => ({
  label: 'Explain differently',
  action: explainActions.to.differently(id, level),
});

/** @param to the action that shows the level; by default the card of `/explain` changes */
export const levelButtons = (
  topic: Topic,
  current: Level,
  to: (id: string, level: Level) => string = explainActions.to.level,
): Button[] =>
  levels
    .filter((level) => level !== current && topic.text[level])
    .map((level) => ({
      label: levelNames[level],
      action: to(topic.id, level),
      style: 'primary',
    }));

function footer(library: Library, topic: Topic, level: Level): string {
  const lesson = library.topics.get(topic.lesson)?.title;
  return lesson && lesson !== topic.title ? `${lesson} · ${levelNames[level]}` : levelNames[level];
}

/** In full at depth. At first sight by author and year in one line, so that the picture stays near the text. */
function sources({ sources: all, text }: Topic, level: Level): Field[] {
  if (all.length === 0) return [];
  const inFull = level === 'deep' || !text.deep;
  const shown = all.map(({ title, url }) => {
    const name = inFull ? title : (/^[^:]{3,}(?=: )/.exec(title)?.[0] ?? title);
    return url ? `[${name}](${url})` : name;
  });
  return [{ name: 'Sources', value: shown.join(inFull ? '\n' : ' · ') }];
}
