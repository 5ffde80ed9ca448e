/** Answers direct messages, mentions, and questions in study channels and in threads where somebody talks with the bot. */
import { type Client, Events, type Message, PermissionFlagsBits } from 'discord.js';
import type { Compose } from '../../discord/compose.ts';
import { explainFailure } from '../../discord/failures.ts';
import { LiveMessage } from '../../discord/live-message.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Serve } from '../../discord/serve.ts';
import type { Services } from '../../discord/services.ts';
import { isStudyChannel } from '../../lessons/tables/study-channels.ts';
import { UserError } from '../../types/errors.ts';
import { type AskResult, answerQuestion } from '../conversation.ts';
import { courtesyIn } from '../courtesy.ts';
import { isBare } from '../follow-up.ts';
import { recentQuestions } from '../tables/questions.ts';
import { askReply, courtesyReply, unfinishedReply } from '../views/answer.ts';
import { type Asked, askedIn } from './addressed.ts';

interface MessageParts {
  services: Services;
  compose: Compose;
  serve: Serve;
}

const longestBurst = 3;
/** How long somebody talks with the bot in a thread after a question. */
const talkMs = 10 * 60_000;

/** Answers what is said to the bot, and what is asked where it listens. */
export function answerMessages(client: Client, { services, compose, serve }: MessageParts): void {
  const { db, log } = services;
  /** The waiting questions of each person, answered one after the other. Further ones of a burst are ignored. */
  const queues = new Map<string, { last: Promise<void>; count: number }>();

  client.on(Events.MessageCreate, async (message) => {
    const asked = askedIn(message, client.user?.id ?? '');
    if (!asked || !mayReply(message) || !listensTo(message, asked)) return;
    const queue = queues.get(message.author.id) ?? { last: Promise.resolve(), count: 0 };
    if (queue.count >= longestBurst) return;
    queues.set(message.author.id, queue);
    const { author, guildId: serverId } = message;
    const who = { person: { id: author.id, name: author.displayName }, serverId };
    const answered = queue.last
      .then(() => serve(who, () => answer(message, asked)))
      .catch((error) => replyToError(message, asked, error));
    queue.last = answered;
    queue.count += 1;
    await answered;
    queue.count -= 1;
    if (queue.count === 0) queues.delete(author.id);
  });

  async function answer(message: Message, { question, to }: Asked): Promise<void> {
    const show = createReplies(message);
    const isToBot = to === 'bot';
    const courtesy = isToBot ? courtesyIn(question) : undefined;
    if (courtesy) return show(courtesyReply(courtesy));
    if (isToBot) await showTyping(message);
    const { retriever, answerGenerator, libraries } = services;
    const { author, guildId: serverId, channel } = message;
    const live = new LiveMessage<Reply>(show, (error) =>
      log.debug({ err: error }, 'an unfinished answer could not be shown'),
    );
    const result = await answerQuestion(
      {
        db,
        retriever,
        answerGenerator,
        library: await libraries.library(serverId),
        log: (text, err) => log.warn({ err }, text),
      },
      {
        question,
        level: 'first',
        payer: { userId: author.id, serverId },
        channelId: channel.id,
        isThread: channel.isThread() || channel.isDMBased(),
        isToAll: !isToBot,
      },
      (documents) =>
        isToBot
          ? live.show(unfinishedReply(question, documents, answerGenerator?.deadlineMs ?? 0))
          : void showTyping(message),
    ).finally(() => live.close());
    // Who asked everybody is not told that the documents say nothing.
    const { documents } = result;
    if (isToBot || (documents.kind === 'answered' && !documents.isNear))
      await show(withHint(askReply(question, result), result));
  }

  /** Replies with the first state, and edits that reply afterwards. */
  function createReplies(message: Message): (state: Reply) => Promise<void> {
    let sent: Message | undefined;
    return async (state) => {
      const payload = await compose(state);
      if (sent) {
        await sent.edit(payload);
        return;
      }
      const { content: _, attachments: __, ...body } = payload;
      if (!message.channel.isSendable()) return;
      sent = await message.channel.send({
        ...body,
        reply: { messageReference: message.id, failIfNotExists: false },
        allowedMentions: { parse: [], repliedUser: false },
      });
    };
  }

  const showTyping = (message: Message) =>
    message.channel.isSendable()
      ? message.channel.sendTyping().catch((error) => log.debug({ err: error }, 'typing could not be shown'))
      : undefined;

  /** Whether to answer: what is not said to the bot itself is answered in study channels and where its author talks with it. */
  function listensTo({ channel, author }: Message, { question, to, isQuestion }: Asked): boolean {
    if (to === 'bot') return true;
    if (!isQuestion && !isBare(question)) return false;
    if (isStudyChannel(db, (channel.isThread() ? channel.parentId : null) ?? channel.id)) return true;
    const since = Date.now() - talkMs;
    return (
      channel.isThread() && recentQuestions(db, channel.id, { since, limit: 1, userId: author.id }).length > 0
    );
  }

  /** Sends a `UserError` as a reply; of another failure only those hear who spoke to the bot. */
  async function replyToError(message: Message, { to }: Asked, error: unknown): Promise<void> {
    const sentence = explainFailure(error, log);
    if (error instanceof UserError || to === 'bot')
      await message
        .reply({ content: sentence, allowedMentions: { parse: [] } })
        .catch((failure) => log.debug({ err: failure }, 'a message could not be answered'));
  }
}

/** The first answer of a conversation says how to go on. */
const withHint = (reply: Reply, { documents, about }: AskResult): Reply =>
  documents.kind === 'answered' && !about && !reply.footer
    ? { ...reply, footer: 'Go on with “why?” or “an example?”.' }
    : reply;

/** Whether the bot may send a reply with an embed here. */
function mayReply({ channel, guild }: Message): boolean {
  if (!guild || channel.isDMBased()) return true;
  const { SendMessages, SendMessagesInThreads, EmbedLinks, ReadMessageHistory } = PermissionFlagsBits;
  const needed = [channel.isThread() ? SendMessagesInThreads : SendMessages, EmbedLinks, ReadMessageHistory];
  return (guild.members.me && channel.permissionsFor(guild.members.me)?.has(needed)) ?? false;
}
