import { rephrase } from '../src/ask/conversation.ts';
import { explainText } from '../src/ask/handlers/explain.ts';
import { rephrasedReply, withWritingNote } from '../src/ask/views/answer.ts';
import { type Buttons, type CommandContext, command } from '../src/discord/command.ts';
import { suggestion } from '../src/discord/keys.ts';
import type { Button, Reply } from '../src/discord/reply.ts';
import type { ServerServices } from '../src/discord/services.ts';
import { explainActions } from '../src/lessons/actions.ts';
import { findTopic, topicNamed } from '../src/lessons/find-topic.ts';
import { levelOption } from '../src/lessons/views/open-lesson.ts';
import { topicReply, topicSuggestions } from '../src/lessons/views/topic.ts';
import { quizActions } from '../src/quiz/actions.ts';
import { UserError } from '../src/types/errors.ts';
import type { Level } from '../src/types/lessons.ts';

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
    level: levelOption,
  },
  run: async ({ options, ...context }) =>
    withQuiz(context, options.topic, await explainText(context, options.topic, options.level ?? 'first')),
  actions: explainActions,
  buttons: {
    open: {
      kind: 'follow',
      run: (context, [topic, level]) => withQuiz(context, topic, explain(context.services, topic, level)),
    },
    level: {
      kind: 'edit',
      run: (context, [topic, level]) => withQuiz(context, topic, otherLevel(context.services, topic, level)),
    },
    differently: {
      kind: 'follow',
      run: (context, [topic, level]) => explainDifferently(context, topic, level),
    },
  } satisfies Buttons<typeof explainActions>,
});

/** Adds a button for a short quiz on the topic to the first row, and notes that its page is open. */
function withQuiz({ services, person, serverId }: CommandContext, text: string, reply: Reply): Reply {
  const result = findTopic(services.library(), text);
  if (!('found' in result)) return reply;
  services.recentPages.add({ person, serverId }, result.found.id);
  const [first = [], ...rest] = reply.buttons ?? [];
  const quiz: Button = { label: 'Quiz me on it', action: quizActions.to.quick(result.found.id) };
  return { ...reply, buttons: [[...first, quiz], ...rest] };
}

function explain(services: ServerServices, text: string, level: Level): Reply {
  const library = services.library();
  const result = findTopic(library, text);
  return 'found' in result
    ? topicReply(library, result.found, level, services.answerGenerator !== undefined)
    : topicSuggestions(text, result.suggestions);
}

/** @throws UserError where no topic is known: the message then keeps what it shows */
function otherLevel(services: ServerServices, text: string, level: Level): Reply {
  const reply = explain(services, text, level);
  if ('found' in findTopic(services.library(), text)) return reply;
  throw new UserError('This topic is not in the documents any more. `/help` lists the lessons.');
}

/** Explains a topic in other words that the documents support; without a model, as before. */
async function explainDifferently(context: CommandContext, key: string, level: Level): Promise<Reply> {
  const { services, person, serverId, show } = context;
  const { retriever, answerGenerator } = services;
  const library = services.library();
  const original = explain(services, key, level);
  const topic = topicNamed(library, key);
  if (!topic || !answerGenerator) return original;
  show(withWritingNote(original, answerGenerator.deadlineMs));
  const payer = { userId: person.id, serverId };
  const told = await rephrase({ retriever, answerGenerator, library }, { topic, level, payer });
  return rephrasedReply(topic.title, told, original);
}
