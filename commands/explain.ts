import { diagram } from '../src/charts/diagrams/index.ts';
import { type Answer, action, type Button, type Field, inRows } from '../src/discord/answer.ts';
import { command } from '../src/discord/command.ts';
import { type Level, type Library, levels, type Topic } from '../src/documents/types.ts';
import { quote } from '../src/errors.ts';

const levelNames: Record<Level, string> = { first: 'First look', deep: 'In depth' };

export default command({
  name: 'explain',
  description: 'Explain one idea, at a glance or in depth',
  options: {
    topic: {
      type: 'text',
      description: 'What to explain: start typing, any spelling will do',
      required: true,
      complete: (typed, context) =>
        context
          .library()
          .complete(typed, 25)
          .map(({ id, title }) => ({ name: title, value: id })),
    },
    level: {
      type: 'text',
      description: 'first: at a glance; deep: with formulas and limits',
      choices: levels,
    },
  },
  run: ({ context, options }) => explain(context.library(), options.topic, options.level ?? 'first'),
  buttons: {
    open: {
      kind: 'reply',
      run: ({ context }, [topic = '', level]) => explain(context.library(), topic, level as Level),
    },
    level: {
      kind: 'edit',
      run: ({ context }, [topic = '', level]) => explain(context.library(), topic, level as Level),
    },
  },
});

function explain(library: Library, text: string, level: Level): Answer {
  const result = library.lookup(text);
  return 'found' in result ? topicAnswer(library, result.found, level) : suggest(text, result.suggestions);
}

function suggest(text: string, suggestions: Topic[]): Answer {
  return {
    title: `${quote(text)} is not in my documents`,
    text: suggestions.length > 0 ? 'Did you mean one of these?' : '`/help` lists the lessons.',
    buttons: inRows(suggestions.map((topic) => openButton(topic))),
  };
}

function topicAnswer(library: Library, topic: Topic, wanted: Level): Answer {
  const level = topic.text[wanted] ? wanted : (Object.keys(topic.text)[0] as Level);
  const related = topic.related.flatMap((id) => library.topics.get(id) ?? []).slice(0, 10);
  const chart = topic.diagram ? diagram(topic.diagram) : undefined;
  return {
    title: topic.title,
    text: topic.text[level] ?? '',
    fields: sources(topic),
    footer: footer(library, topic, level),
    ...(chart && { chart }),
    buttons: [levelButtons(topic, level), ...inRows(related.map(openButton), 5, 2)],
  };
}

const openButton = ({ id, title }: Topic): Button => ({
  label: title,
  action: action('explain', 'open', id, 'first'),
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
