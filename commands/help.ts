import { z } from 'zod';
import { defineActions, key } from '../src/discord/actions.ts';
import { type Buttons, type CommandContext, command } from '../src/discord/command.ts';
import type { Reply } from '../src/discord/reply.ts';
import type { ListedCommand } from '../src/discord/services.ts';
import { learnActions } from '../src/learn/actions.ts';
import { topicNamed } from '../src/lessons/find-topic.ts';
import { levelButtons, topicReply } from '../src/lessons/views/topic.ts';
import { quizActions } from '../src/quiz/actions.ts';
import { trainActions } from '../src/training/actions.ts';
import { UserError } from '../src/types/errors.ts';
import { type Level, type Library, levels, type Topic } from '../src/types/lessons.ts';

const helpActions = defineActions('help', {
  start: z.tuple([]),
  commands: z.tuple([]),
  lesson: z.tuple([key, z.enum(levels).optional()]),
  choose: z.tuple([]),
});

/** The lessons in the order in which a beginner reads them. Other lessons follow in the order of their titles. */
const path = ['cnn', 'rnn', 'training', 'vanishing-gradients', 'memory', 'lstm', 'gru', 'comparison'];

export default command({
  name: 'help',
  description: 'Where to start, and everything I can do',
  private: true,
  options: {},
  run: start,
  actions: helpActions,
  buttons: {
    start: { kind: 'edit', run: start },
    commands: { kind: 'edit', run: listCommands },
    lesson: { kind: 'edit', run: (context, [topic, level]) => lesson(context, topic, level) },
    choose: { kind: 'edit', run: (context, _, [topic = '']) => lesson(context, topic) },
  } satisfies Buttons<typeof helpActions>,
});

function start({ services }: CommandContext): Reply {
  const lessons = inOrder(services.library());
  return {
    title: 'Where to start',
    text: [
      'I teach neural networks by running them: read a page, train a real network, see what it learned.',
      '',
      '**Three things to do now**',
      '**1. Read** what a network that looks at pictures does.',
      '**2. Train** one on handwritten digits and watch it guess. It takes a few seconds.',
      '**3. Answer** three easy questions.',
      '',
      '**The course** leads on from there in small steps and remembers where you are. Or choose a lesson yourself: the menu holds them in a good order.',
    ].join('\n'),
    menus: [
      {
        action: helpActions.to.choose(),
        placeholder: 'The path: choose a lesson',
        choices: lessons
          .slice(0, 25)
          .map(({ id, title }, i) => ({ label: `${i + 1} · ${title}`, value: id })),
      },
    ],
    buttons: [
      [
        { label: '1. Read', action: helpActions.to.lesson('cnn'), style: 'primary' },
        { label: '2. Train', action: trainActions.to.start('cnn', 'digits'), style: 'primary' },
        { label: '3. Answer', action: quizActions.to.quick(undefined), style: 'primary' },
        { label: 'The course', action: learnActions.to.go() },
        { label: 'All commands', action: helpActions.to.commands() },
      ],
    ],
  };
}

/** The commands that the reader may use. */
function listCommands({ services, permissions }: CommandContext): Reply {
  const usable = services.commands().filter(({ requires }) => !requires || permissions.includes(requires));
  return {
    title: 'All commands',
    text: usable.map(commandLine).join('\n'),
    buttons: [[{ label: '‹ Start', action: helpActions.to.start() }]],
  };
}

/** The lesson in place of the start, with the way back and the next lesson of the path. */
function lesson({ services, person, serverId }: CommandContext, name: string, level: Level = 'first'): Reply {
  const library = services.library();
  const topic = topicNamed(library, name);
  if (!topic) throw new UserError('This lesson is no longer there. `/help` lists those that are.');
  services.recentPages.add({ person, serverId }, topic.id);
  const lessons = inOrder(library);
  const at = lessons.findIndex(({ id }) => id === topic.lesson);
  const next = at < 0 ? undefined : lessons[at + 1];
  const reply = topicReply(library, topic, level, false);
  const related = topic.related.flatMap((id) => library.topics.get(id) ?? []);
  return {
    ...reply,
    buttons: [
      [
        { label: '‹ Start', action: helpActions.to.start() },
        { label: 'Quiz me on it', action: quizActions.to.quick(topic.id), style: 'primary' },
        ...(next ? [{ label: `Next: ${next.title}`, action: helpActions.to.lesson(next.id) }] : []),
      ],
      // They open here too: what is read in private stays private.
      topic.text[level] ? levelButtons(topic, level, helpActions.to.lesson) : [],
      // The examples to run.
      ...(reply.buttons?.slice(1, 2) ?? []),
      related.slice(0, 5).map(({ id, title }) => ({ label: title, action: helpActions.to.lesson(id) })),
    ],
  };
}

function inOrder(library: Library): Topic[] {
  const rank = ({ id }: Topic) => (path.includes(id) ? path.indexOf(id) : path.length);
  return [...library.topics.values()]
    .filter(({ kind }) => kind === 'lesson')
    .toSorted((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title));
}

/** A command with what it is for. Of a command with subcommands, the first one stands for all. */
const commandLine = ({ name, description, subcommands }: ListedCommand): string =>
  `\`/${[name, ...Object.keys(subcommands ?? {}).slice(0, 1)].join(' ')}\` ${description}`;
