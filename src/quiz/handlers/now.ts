/** `/quiz now`, `/quiz stop`, and playing again. */

import { type CommandContext, type InstantContext, subcommand } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { quote } from '../../text/escape.ts';
import { UserError } from '../../types/errors.ts';
import { levels } from '../../types/lessons.ts';
import { stopQuiz } from '../group.ts';
import { isSolo, startSolo } from '../solo.ts';
import { quizQuestionsOf } from '../tables/quiz-questions.ts';
import { addQuiz, findQuiz, type Quiz, runningIn } from '../tables/quizzes.ts';
import { openingReply } from '../views/opening.ts';
import {
  completeTopic,
  longestQuiz,
  type QuizRequest,
  quizSources,
  requestOf,
  topicNamedIn,
} from './criteria.ts';
import { completeDeck } from './decks.ts';
import { type Prepared, prepare } from './prepare.ts';
import { showCurrentQuestion } from './solo.ts';

const usualSeconds = 45;
/** Time before the first question. */
const startMs = 4_000;

export const now = subcommand({
  description: 'A quiz right now: for everybody here, as a race, or for yourself',
  options: {
    topic: { type: 'text', description: 'Only this topic or lesson', complete: completeTopic },
    length: {
      type: 'integer',
      description: 'How many questions; 5 if you do not say',
      min: 1,
      max: longestQuiz,
    },
    level: { type: 'text', description: 'first: at a glance; deep: with calculations', choices: levels },
    mode: {
      type: 'text',
      description:
        'group: all answer, then it is revealed; race: the first right answer wins; own: at your own pace',
      choices: ['group', 'race', 'own'],
    },
    seconds: {
      type: 'integer',
      description: 'Time for each question; 45 if you do not say',
      min: 15,
      max: 600,
    },
    deck: {
      type: 'text',
      description: 'Questions from a deck of this server, or of yours',
      complete: completeDeck,
    },
    source: {
      type: 'text',
      description:
        'all, documents, experiments (what was trained here), model (a language model, each checked)',
      choices: quizSources,
    },
  },
  // A quiz for oneself is nobody else's business.
  private: ({ option, serverId, canPost }) =>
    serverId !== null && (option('mode') ?? (canPost ? 'group' : 'own')) === 'own',
  async run({ options: { mode, seconds, ...request }, ...context }) {
    const canBeGroup = context.serverId !== null && context.messageRef.canPost;
    if ((mode === 'group' || mode === 'race') && !canBeGroup)
      throw new UserError(
        'For a quiz with others I must be able to post in a server’s channel. `/quiz now mode:own` works here.',
      );
    if (request.deck !== undefined && request.source !== undefined)
      throw new UserError('A deck has its own questions: leave out either `deck` or `source`.');
    const isAlone = (mode ?? (canBeGroup ? 'group' : 'own')) === 'own';
    if (!isAlone) requireFreeChannel(context);
    const prepared = await prepare(context, { ...request, alone: isAlone });
    return isAlone
      ? startSoloQuiz(context, request, prepared)
      : startGroupQuiz(
          context,
          request,
          prepared,
          mode === 'race' ? 'race' : 'group',
          seconds ?? usualSeconds,
        );
  },
});

const titleFor = ({ services }: Pick<CommandContext, 'services'>, { topic, deck }: QuizRequest): string =>
  deck
    ? `Quiz from ${quote(deck)}`
    : topic
      ? `Quiz about ${topicNamedIn(services.library(), topic).title}`
      : 'Quiz';

function startSoloQuiz(context: CommandContext, request: QuizRequest, { questions, note }: Prepared): Reply {
  const { services, person, serverId, messageRef } = context;
  const where = {
    serverId,
    channelId: messageRef.channelId,
    hostId: person.id,
    title: titleFor(context, request),
    request,
  };
  const first = showCurrentQuestion(
    context,
    startSolo(services.db, { ...where, kind: 'own' }, questions, Date.now()),
  );
  return note === undefined ? first : { ...first, text: `-# ${note}\n\n${first.text}` };
}

/** @throws UserError where a quiz runs in the channel */
export function requireFreeChannel({ services, messageRef }: CommandContext): void {
  if (runningIn(services.db, messageRef.channelId))
    throw new UserError(
      'A quiz is running in this channel already. Wait for its end, or end it with `/quiz stop`.',
    );
}

function startGroupQuiz(
  context: CommandContext,
  request: QuizRequest,
  { questions, note }: Prepared,
  kind: 'group' | 'race',
  seconds: number,
): Reply {
  const { services, person, serverId, messageRef } = context;
  const { channelId } = messageRef;
  // Another quiz may have started while the model was writing.
  requireFreeChannel(context);
  const title = titleFor(context, request);
  const quiz = addQuiz(
    services.db,
    {
      ...{ serverId, channelId, hostId: person.id, kind, title, seconds, nextAt: Date.now() + startMs },
      request: note === undefined ? request : { ...request, note },
      openingMessageId: messageRef.messageId,
    },
    questions,
  );
  services.quizzes.scheduler.wake();
  return openingReply({ quiz, questions: quizQuestionsOf(services.db, quiz.id), now: Date.now() });
}

/** Starts a quiz with the settings of an earlier one. @throws UserError when the channel has a quiz, or is another */
export async function replayQuiz(context: CommandContext, quizId: number): Promise<Reply> {
  const { services, serverId } = context;
  const earlier = findQuiz(services.db, quizId);
  const mayReplay = earlier?.serverId === serverId && !earlier.simultaneous;
  if (!mayReplay || (earlier.kind !== 'group' && earlier.kind !== 'race'))
    throw new UserError('This quiz is no longer kept. `/quiz now` starts another one.');
  requireFreeChannel(context);
  const request = requestOf(earlier, quizQuestionsOf(services.db, quizId).length);
  const prepared = await prepare(context, request);
  return startGroupQuiz(context, request, prepared, earlier.kind, earlier.seconds ?? usualSeconds);
}

export const stop = subcommand({
  description: 'End the quiz that runs in this channel',
  private: true,
  options: {},
  run(context) {
    const { title } = stopRunning(context, runningIn(context.services.db, context.messageRef.channelId)?.id);
    return { title: `${title}: stopped`, text: 'Its results come in this channel, if anybody has answered.' };
  },
});

/** Ends a running quiz of this server. @throws UserError when there is none, or the person may not end it */
export function stopRunning(
  { services, person, serverId, mayManage }: InstantContext,
  quizId: number | undefined,
): Quiz {
  const quiz = quizId === undefined ? undefined : findQuiz(services.db, quizId);
  if (quiz?.status !== 'running' || quiz.serverId !== serverId || isSolo(quiz))
    throw new UserError('No quiz is running here. `/quiz now` starts one.');
  stopQuiz(services.db, quiz, { id: person.id, mayManage }, Date.now());
  services.quizzes.scheduler.wake();
  return quiz;
}
