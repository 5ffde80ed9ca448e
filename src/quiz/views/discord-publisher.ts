/** Publishes quizzes in Discord. */

import {
  type Client,
  DiscordAPIError,
  type Message,
  type MessageCreateOptions,
  type SendableChannels,
  SnowflakeUtil,
} from 'discord.js';
import { CannotPostError, type PostingProblem } from '../../discord/cannot-post.ts';
import type { Compose } from '../../discord/compose.ts';
import type { Gateway } from '../../discord/gateway.ts';
import { editIntervalMs, LiveMessage } from '../../discord/live-message.ts';
import { toPayload } from '../../discord/payload.ts';
import { permissionNames } from '../../discord/permissions.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Services } from '../../discord/services.ts';
import { quote } from '../../text/escape.ts';
import { quizActions, reviewActions } from '../actions.ts';
import type { MessageSearch, QuizPublisher } from '../publisher.ts';
import { answersTo, countAnswers } from '../tables/answers.ts';
import { type QuizQuestion, quizQuestionsOf } from '../tables/quiz-questions.ts';
import type { Quiz } from '../tables/quizzes.ts';
import { findSchedule } from '../tables/schedules.ts';
import { standingsOf } from '../tables/standings.ts';
import { openingReply } from './opening.ts';
import { closedQuestionReply, openButtons, openQuestionReply, type QuestionInQuiz } from './question.ts';
import { resultsReply } from './quiz-results.ts';

/** Permissions that every channel needs. */
const requiredPermissions = ['ViewChannel', 'EmbedLinks', 'AttachFiles'] as const;
const notVisible = 50001;

/** Discord's error codes for permanent problems. */
const problems: Record<number, PostingProblem> = {
  10003: 'gone',
  10008: 'gone',
  [notVisible]: 'forbidden',
  50013: 'forbidden',
  50083: 'locked',
  160005: 'locked',
};

/** Messages of one channel share a rate limit, so each of several open ones is edited less often. */
const simultaneousIntervalMs = 2 * editIntervalMs;

export function createDiscordPublisher(
  client: Client<true>,
  gateway: Pick<Gateway, 'state'>,
  { db, libraries, log }: Services,
  compose: Compose,
): QuizPublisher {
  const live = new Map<number, LiveMessage<QuestionInQuiz>>();

  const inQuiz = (quiz: Quiz, quizQuestion: QuizQuestion): QuestionInQuiz => ({
    quiz,
    quizQuestion,
    total: quizQuestionsOf(db, quiz.id).length,
  });

  async function opening(quiz: Quiz): Promise<Reply> {
    const schedule = quiz.scheduleId === null ? undefined : findSchedule(db, quiz.scheduleId);
    const { topics } = await libraries.library(quiz.serverId);
    const about = schedule?.deckName
      ? [quote(schedule.deckName)]
      : (schedule?.topics ?? []).flatMap((id) => topics.get(id)?.title ?? []);
    return openingReply({ quiz, questions: quizQuestionsOf(db, quiz.id), about, now: Date.now() });
  }

  async function post(
    quiz: Quiz,
    answer: Reply,
    more: { content?: string; nonce?: string; role?: string | null } = {},
  ) {
    const channel = await openChannel(client, quiz.channelId);
    const { content = '', nonce, role } = more;
    return channel.send({
      ...(await compose(answer)),
      content,
      ...(nonce && { nonce, enforceNonce: true }),
      allowedMentions: { parse: [], roles: role ? [role] : [] },
    });
  }

  /** Finds a message of a quiz by its button. */
  const findMessage = ({ channelId }: Quiz, button: string, sentAt: number) =>
    withPostingErrors(async (): Promise<MessageSearch> => {
      const channel = await openChannel(client, channelId);
      // Without this permission the answer is unknown, but the channel is still usable.
      if (!channel.isDMBased() && !channel.permissionsFor(client.user)?.has('ReadMessageHistory'))
        return 'unknown';
      return findIn(channel, button, sentAt);
    });

  const showCount = (intervalMs: number) =>
    new LiveMessage<QuestionInQuiz>(
      async (shown) => {
        const { quizQuestion, quiz } = shown;
        const channel = await openChannel(client, quiz.channelId);
        const { components } = toPayload({ buttons: openButtons(shown, countAnswers(db, quizQuestion.id)) });
        if (quizQuestion.messageId) await channel.messages.edit(quizQuestion.messageId, { components });
      },
      (error) => log.debug({ err: error }, 'updating the answer count failed'),
      intervalMs,
    );

  return {
    isReady: () => gateway.state().state === 'connected',

    checkChannel: (channelId, serverId) =>
      withPostingErrors(async () => {
        const channel = await channelOf(client, channelId);
        if (channel.isDMBased() || channel.guildId !== serverId) throw new CannotPostError('gone');
        const needed = [
          ...requiredPermissions,
          channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages',
        ] as const;
        const granted = channel.permissionsFor(client.user);
        const missing = needed.filter((right) => !granted?.has(right)).map((right) => permissionNames[right]);
        if (missing.length > 0) throw new CannotPostError('forbidden', { missing });
      }),

    postOpening: (quiz, nonce) =>
      withPostingErrors(async () => {
        const role = quiz.pingRoleId;
        const more = { nonce, role, ...(role && { content: `<@&${role}>` }) };
        return (await post(quiz, await opening(quiz), more)).id;
      }),

    findOpening: (quiz) =>
      findMessage(quiz, quizActions.to.stop(quiz.id), quiz.openingSentAt ?? quiz.createdAt),

    showOpening: (quiz) =>
      withPostingErrors(async () => {
        if (!quiz.openingMessageId) return;
        const channel = await openChannel(client, quiz.channelId);
        const { embeds, components } = await compose(await opening(quiz));
        await channel.messages.edit(quiz.openingMessageId, { embeds, components });
      }),

    postQuestion: (quiz, quizQuestion, nonce) =>
      withPostingErrors(async () => {
        const role = quizQuestion.position === 0 && !quiz.openingMessageId ? quiz.pingRoleId : null;
        const message = await post(quiz, openQuestionReply(inQuiz(quiz, quizQuestion), closing(quiz)), {
          nonce,
          role,
          ...(role && { content: `<@&${role}>` }),
        });
        return message.id;
      }),

    findQuestion: (quiz, quizQuestion) =>
      findMessage(quiz, quizActions.to.reveal(quizQuestion.id), quizQuestion.openedAt ?? quiz.createdAt),

    updateCount(quiz, quizQuestion) {
      const message =
        live.get(quizQuestion.id) ?? showCount(quiz.simultaneous ? simultaneousIntervalMs : editIntervalMs);
      live.set(quizQuestion.id, message);
      message.show(inQuiz(quiz, quizQuestion));
    },

    showSolution: (quiz, quizQuestion) =>
      withPostingErrors(async () => {
        await live.get(quizQuestion.id)?.close();
        live.delete(quizQuestion.id);
        if (!quizQuestion.messageId) return;
        const solved = {
          ...inQuiz(quiz, quizQuestion),
          answers: answersTo(db, quizQuestion.id),
          standings: standingsOf(db, quiz.id),
          library: await libraries.library(quiz.serverId),
        };
        const channel = await openChannel(client, quiz.channelId);
        await channel.messages.edit(quizQuestion.messageId, await compose(closedQuestionReply(solved)));
      }),

    postResults: (quiz, nonce) =>
      withPostingErrors(async () => {
        const total = quizQuestionsOf(db, quiz.id).length;
        await post(quiz, resultsReply(quiz, standingsOf(db, quiz.id), total), { nonce });
      }),

    findResults: (quiz) =>
      findMessage(quiz, quizActions.to.standings(quiz.id), quiz.resultsSentAt ?? quiz.createdAt),

    async sendPrivately(userId, message, nonce) {
      const sent = asNew(typeof message === 'string' ? { text: message } : message);
      await sendPrivately(client, userId, { ...sent, ...(nonce && { nonce, enforceNonce: true }) });
    },

    async findLetter(userId, serverId, sentAt) {
      try {
        return await findIn(await client.users.createDM(userId), quizActions.to.noletter(serverId), sentAt);
      } catch (error) {
        // Whoever takes no messages has none.
        if (isRefusal(error)) return 'absent';
        throw error;
      }
    },

    async mayManage(serverId, userId) {
      try {
        const guild = await client.guilds.fetch(serverId);
        return (await guild.members.fetch(userId)).permissions.has('ManageGuild');
      } catch (error) {
        // No such server or member.
        if (error instanceof DiscordAPIError && [403, 404].includes(error.status)) return false;
        throw error;
      }
    },

    async remind(userId, due) {
      const text = due === 1 ? 'One concept is due for review.' : `${due} concepts are due for review.`;
      const buttons = [
        [{ label: 'Review now', action: reviewActions.to.start(), style: 'primary' as const }],
      ];
      const footer = '/review remind:off ends these reminders';
      await sendPrivately(client, userId, asNew({ text, footer, buttons }));
    },
  };
}

/** Tolerance between Discord's clock and the bot's. */
const clockDriftMs = 60_000;
/** Searches this many pages of 100 messages. */
const mostPages = 20;

/** Finds the message with this button, sent at `sentAt` or later. */
async function findIn(
  { messages }: Pick<SendableChannels, 'messages'>,
  button: string,
  sentAt: number,
): Promise<MessageSearch> {
  let after = SnowflakeUtil.generate({ timestamp: sentAt - clockDriftMs }).toString();
  for (let page = 0; page < mostPages; page++) {
    const fetched = await messages.fetch({ after, limit: 100 });
    const found = fetched.find((message) => has(message, button));
    const newest = fetched.firstKey();
    if (found) return { messageId: found.id };
    if (newest === undefined) return 'absent';
    after = newest;
  }
  return 'unknown';
}

const has = ({ components }: Message, button: string): boolean =>
  components.some(
    (row) =>
      'components' in row && row.components.some((each) => 'customId' in each && each.customId === button),
  );

/** The closing time of a question that is posted now. */
const closing = ({ seconds }: Quiz): number | null =>
  seconds === null ? null : Date.now() + seconds * 1_000;

/** A channel to write in; an archived thread is unarchived. @throws CannotPostError */
async function openChannel(client: Client<true>, channelId: string): Promise<SendableChannels> {
  const channel = await channelOf(client, channelId);
  if (channel.isThread() && channel.archived) await channel.setArchived(false);
  return channel;
}

async function channelOf(client: Client<true>, channelId: string): Promise<SendableChannels> {
  const channel = await client.channels.fetch(channelId);
  if (!channel?.isSendable()) throw new CannotPostError('gone');
  if (channel.isThread() && channel.archived && channel.locked) throw new CannotPostError('locked');
  return channel;
}

/** A new message has no content to clear. */
const asNew = (answer: Reply) => ({ ...toPayload(answer), content: '' });

const isRefusal = (error: unknown): boolean =>
  error instanceof DiscordAPIError && [400, 403, 404].includes(error.status);

/** @throws CannotPostError where Discord refuses for good: no such person, or one who takes no messages */
async function sendPrivately(
  client: Client<true>,
  userId: string,
  message: MessageCreateOptions,
): Promise<void> {
  try {
    await (await client.users.fetch(userId)).send(message);
  } catch (error) {
    throw isRefusal(error) ? new CannotPostError('forbidden', { cause: error }) : error;
  }
}

async function withPostingErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof DiscordAPIError ? Number(error.code) : undefined;
    const problem = code === undefined ? undefined : problems[code];
    const missing = code === notVisible ? [permissionNames.ViewChannel] : [];
    throw problem ? new CannotPostError(problem, { cause: error, missing }) : error;
  }
}
