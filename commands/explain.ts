import { rephrase } from '../src/ask/conversation.ts';
import { rephrasedReply, unfinished } from '../src/ask/views/answer.ts';
import { diagram } from '../src/charts/diagrams/index.ts';
import { type Buttons, type CommandContext, command } from '../src/discord/command.ts';
import { isKey, suggestion, topicNamed } from '../src/discord/keys.ts';
import { type Button, type Field, inRows, type Reply } from '../src/discord/reply.ts';
import type { ServerServices } from '../src/discord/services.ts';
import { explainActions } from '../src/lessons/actions.ts';
import { quote } from '../src/text/escape.ts';
import { UserError } from '../src/types/errors.ts';
import { type Level, type Library, levels, type Topic } from '../src/types/lessons.ts';

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
      complete: (typed, services) =>
        services
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
  run: ({ services, options }) => explain(services, options.topic, options.level ?? 'first'),
  actions: explainActions,
  buttons: {
    open: {
      kind: 'reply',
      run: ({ services }, [topic, level]) => explain(services, topic, level),
    },
    level: {
      kind: 'edit',
      run: ({ services }, [topic, level]) => explain(services, topic, level),
    },
    differently: {
      kind: 'reply',
      run: (context, [topic, level]) => explainDifferently(context, topic, level),
    },
  } satisfies Buttons<typeof explainActions>,
});

function explain(services: ServerServices, text: string, level: Level): Reply {
  const library = services.library();
  const topic = topicNamed(library, text);
  if (!topic && isKey(text))
    throw new UserError('This topic is not in the documents any more. `/help` lists the lessons.');
  const result = topic ? { found: topic } : library.lookup(text);
  if (!('found' in result)) return suggest(text, result.suggestions);
  return topicAnswer(library, result.found, level, services.answerGenerator !== undefined);
}

/** The same in other words, as far as the documents support them; without a model, as it was. */
async function explainDifferently(context: CommandContext, key: string, level: Level): Promise<Reply> {
  const { services, person, serverId, show } = context;
  const { retriever, answerGenerator } = services;
  const library = services.library();
  const topic = topicNamed(library, key);
  if (!topic || !answerGenerator) return explain(services, key, level);
  const original = explain(services, key, level);
  show(unfinished(original, answerGenerator.deadlineMs));
  const payer = { userId: person.id, serverId };
  const told = await rephrase({ retriever, answerGenerator, library }, { topic, level, payer });
  return rephrasedReply(topic.title, told, original);
}

function suggest(text: string, suggestions: Topic[]): Reply {
  return {
    title: `${quote(text)} is not in my documents`,
    text: suggestions.length > 0 ? 'Did you mean one of these?' : '`/help` lists the lessons.',
    buttons: inRows(suggestions.map((topic) => openButton(topic))),
  };
}

function topicAnswer(library: Library, topic: Topic, wanted: Level, hasTutor: boolean): Reply {
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
  action: explainActions.to.open(id, 'first'),
});

const retellButton = ({ id }: Topic, level: Level): Button => ({
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
