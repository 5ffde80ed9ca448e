import { converse, type Request } from '../src/ask/conversation.ts';
import { giveFeedback } from '../src/ask/tables/feedback.ts';
import { findQuestion } from '../src/ask/tables/questions.ts';
import { type Asked, type Buttons, command } from '../src/discord/command.ts';
import type { Context } from '../src/discord/services.ts';
import { named, suggestion, topicNamed } from '../src/discord/keys.ts';
import { answerPage, askedAnswer, unfinishedAnswer } from '../src/ask/views/answer.ts';
import { suggestQuestions } from '../src/lessons/questions.ts';
import { type Library, levels } from '../src/types/lessons.ts';
import { UserError } from '../src/types/errors.ts';

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
  run: ({ options: { question, level }, ...asked }) =>
    ask(asked, questionNamed(asked.context.library(), question) ?? question, level ?? 'first'),
  buttons: {
    helpful: { kind: 'private', run: (asked, [id]) => thank(asked, id, 'helpful', null) },
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
      run: (asked, [id], { reason }) => thank(asked, id, 'unhelpful', reason?.trim() || null),
    },
    page: { kind: 'edit', run: ({ context }, [id, page, ...topics]) => turnTo(context, id, page, topics) },
  } satisfies Buttons<'ask'>,
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
  { context, person, serverId, place, inThread, show }: Asked,
  question: string,
  level: Request['level'],
) {
  const { db, desk, tutor } = context;
  const reply = await converse(
    { db, desk, tutor, library: context.library(), log: (said, err) => context.log.warn({ err }, said) },
    {
      question,
      level,
      payer: { userId: person.id, serverId },
      channelId: place.channelId,
      isThread: inThread,
    },
    (documents) => show(unfinishedAnswer(question, documents, tutor?.deadlineMs ?? 0)),
  );
  return askedAnswer(question, reply);
}

function turnTo({ db, library }: Context, id: number, page: number, topics: (string | undefined)[]) {
  const asked = findQuestion(db, id);
  if (!asked) throw new UserError('This answer is no longer kept, so its pages cannot be turned. Ask again.');
  const known = topics.flatMap((key) => (key === undefined ? [] : (topicNamed(library(), key) ?? [])));
  return answerPage(asked, page, known);
}

function thank(
  { context, person }: Asked,
  questionId: number,
  verdict: 'helpful' | 'unhelpful',
  reason: string | null,
) {
  if (!findQuestion(context.db, questionId))
    throw new UserError('This answer is no longer kept, so nothing can be said about it. Ask again.');
  giveFeedback(context.db, { questionId, userId: person.id, verdict, reason, givenAt: Date.now() });
  return {
    text:
      verdict === 'helpful'
        ? 'Thank you. It is noted that this answer helped.'
        : 'Thank you. It is noted that this answer did not help: such answers show what the documents lack.',
  };
}
