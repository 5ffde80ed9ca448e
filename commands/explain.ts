import { retell } from '../src/ask/conversation.ts';
import { diagram } from '../src/charts/diagrams/index.ts';
import { action } from '../src/discord/actions.ts';
import { type Answer, type Button, type Field, inRows } from '../src/discord/reply.ts';
import { type Asked, type Buttons, command } from '../src/discord/command.ts';
import type { Context } from '../src/discord/services.ts';
import { isKey, suggestion, topicNamed } from '../src/discord/keys.ts';
import { retoldAnswer, unfinished } from '../src/ask/views/answer.ts';
import { type Level, type Library, levels, type Topic } from '../src/types/lessons.ts';
import { quote, UserError } from '../src/types/errors.ts';

const levelNames: Record<Level, string> = { first: 'First look', deep: 'In depth' };

export default command({
  name: 'explain',
  description: 'Explain one idea, at a glance or in depth',
  options: {
    topic: {
      type: 'text',
      description: 'What to explain: start typing, any spelling will do',
      required: true,
      maxLength: 500,
      complete: (typed, context) =>
        context
          .library()
          .complete(typed, 25)
          .map(({ id, title }) => suggestion(title, id)),
    },
    level: {
      type: 'text',
      description: 'first: at a glance; deep: with formulas and limits',
      choices: levels,
    },
  },
  run: ({ context, options }) => explain(context, options.topic, options.level ?? 'first'),
  buttons: {
    open: {
      kind: 'reply',
      run: ({ context }, [topic, level]) => explain(context, topic, level),
    },
    level: {
      kind: 'edit',
      run: ({ context }, [topic, level]) => explain(context, topic, level),
    },
    differently: {
      kind: 'reply',
      run: (asked, [topic, level]) => explainDifferently(asked, topic, level),
    },
  } satisfies Buttons<'explain'>,
});

function explain(context: Context, text: string, level: Level): Answer {
  const library = context.library();
  const topic = topicNamed(library, text);
  if (!topic && isKey(text))
    throw new UserError('This topic is not in the documents any more. `/help` lists the lessons.');
  const result = topic ? { found: topic } : library.lookup(text);
  if (!('found' in result)) return suggest(text, result.suggestions);
  return topicAnswer(library, result.found, level, context.tutor !== undefined);
}

/** The same in other words, as far as the documents support them; without a model, as it was. */
async function explainDifferently(asked: Asked, key: string, level: Level): Promise<Answer> {
  const { context, person, serverId, show } = asked;
  const { desk, tutor } = context;
  const library = context.library();
  const topic = topicNamed(library, key);
  if (!topic || !tutor) return explain(context, key, level);
  const original = explain(context, key, level);
  show(unfinished(original, tutor.deadlineMs));
  const payer = { userId: person.id, serverId };
  const told = await retell({ desk, tutor, library }, { topic, level, payer });
  return retoldAnswer(topic.title, told, original);
}

function suggest(text: string, suggestions: Topic[]): Answer {
  return {
    title: `${quote(text)} is not in my documents`,
    text: suggestions.length > 0 ? 'Did you mean one of these?' : '`/help` lists the lessons.',
    buttons: inRows(suggestions.map((topic) => openButton(topic))),
  };
}

function topicAnswer(library: Library, topic: Topic, wanted: Level, hasTutor: boolean): Answer {
  const level = topic.text[wanted] ? wanted : (Object.keys(topic.text)[0] as Level);
  const related = topic.related.flatMap((id) => library.topics.get(id) ?? []).slice(0, 10);
  const chart = topic.diagram ? diagram(topic.diagram) : undefined;
  return {
    title: topic.title,
    text: topic.text[level] ?? '',
    fields: sources(topic),
    footer: footer(library, topic, level),
    ...(chart && { chart }),
    buttons: [
      [...levelButtons(topic, level), ...(hasTutor ? [retellButton(topic, level)] : [])],
      ...inRows(related.map(openButton), 5, 2),
    ],
  };
}

const openButton = ({ id, title }: Topic): Button => ({
  label: title,
  action: action('explain', 'open', id, 'first'),
});

const retellButton = ({ id }: Topic, level: Level): Button => ({
  label: 'Explain differently',
  action: action('explain', 'differently', id, level),
});

const levelButtons = (topic: Topic, current: Level): Button[] =>
  levels
    .filter((level) => level !== current && topic.text[level])
    .map((level) => ({
      label: levelNames[level],
      action: action('explain', 'level', topic.id, level),
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
