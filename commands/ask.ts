import { askActions } from '../src/ask/actions.ts';
import { type AskRequest, answerQuestion } from '../src/ask/conversation.ts';
import { giveFeedback } from '../src/ask/tables/feedback.ts';
import { findQuestion } from '../src/ask/tables/questions.ts';
import { answerPage, askReply, unfinishedReply } from '../src/ask/views/answer.ts';
import { type Buttons, type CommandContext, command } from '../src/discord/command.ts';
import { named, suggestion } from '../src/discord/keys.ts';
import type { ServerServices } from '../src/discord/services.ts';
import { topicNamed } from '../src/lessons/find-topic.ts';
import { suggestQuestions } from '../src/lessons/questions.ts';
import { UserError } from '../src/types/errors.ts';
import { type Library, levels } from '../src/types/lessons.ts';

export default command({
  name: 'ask',
  description: 'Ask in your own words; I answer from the documents and say where it stands',
  options: {
    question: {
      type: 'text',
      description: 'What you want to know',
      required: true,
      maxLength: 2_000,
      complete: (typed, { library }) =>
        suggestQuestions(library(), typed, 25).map((question) => suggestion(question)),
    },
    level: { type: 'text', description: 'first: I am new to this; deep: be exact', choices: levels },
  },
  run: ({ options: { question, level }, ...context }) =>
    ask(context, questionNamed(context.services.library(), question) ?? question, level ?? 'first'),
  actions: askActions,
  buttons: {
    helpful: { kind: 'private', run: (context, [id]) => thank(context, id, 'helpful', null) },
    unhelpful: {
      kind: 'form',
      form: () => ({
        title: 'What was wrong with it?',
        fields: [
          {
            name: 'reason',
            label: 'Whoever looks after the documents reads this',
            long: true,
            optional: true,
          },
        ],
      }),
      result: 'private',
      run: (context, [id], { reason }) => thank(context, id, 'unhelpful', reason?.trim() || null),
    },
    page: { kind: 'edit', run: ({ services }, [id, page, ...topics]) => turnTo(services, id, page, topics) },
  } satisfies Buttons<typeof askActions>,
});

/** A suggested question that was too long to be a value itself. */
const questionNamed = ({ topics }: Library, wanted: string): string | undefined =>
  named(
    [...topics.values()].flatMap(({ questions, answers }) => [
      ...answers.flatMap((answer) => answer.questions),
      ...questions,
    ]),
    wanted,
    (question) => question,
  );

async function ask(
  { services, person, serverId, messageRef, inThread, show }: CommandContext,
  question: string,
  level: AskRequest['level'],
) {
  const { db, retriever, answerGenerator } = services;
  const reply = await answerQuestion(
    {
      db,
      retriever,
      answerGenerator,
      library: services.library(),
      log: (said, err) => services.log.warn({ err }, said),
    },
    {
      question,
      level,
      payer: { userId: person.id, serverId },
      channelId: messageRef.channelId,
      isThread: inThread,
    },
    (documents) => show(unfinishedReply(question, documents, answerGenerator?.deadlineMs ?? 0)),
  );
  return askReply(question, reply);
}

function turnTo({ db, library }: ServerServices, id: number, page: number, topics: (string | undefined)[]) {
  const context = findQuestion(db, id);
  if (!context)
    throw new UserError('This answer is no longer kept, so its pages cannot be turned. Ask again.');
  const known = topics.flatMap((key) => (key === undefined ? [] : (topicNamed(library(), key) ?? [])));
  return answerPage(context, page, known);
}

function thank(
  { services, person }: CommandContext,
  questionId: number,
  verdict: 'helpful' | 'unhelpful',
  reason: string | null,
) {
  if (!findQuestion(services.db, questionId))
    throw new UserError('This answer is no longer kept, so nothing can be said about it. Ask again.');
  giveFeedback(services.db, { questionId, userId: person.id, verdict, reason, givenAt: Date.now() });
  return {
    text:
      verdict === 'helpful'
        ? 'Thank you. It is noted that this answer helped.'
        : 'Thank you. It is noted that this answer did not help: such answers show what the documents lack.',
  };
}
