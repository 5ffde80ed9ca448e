/** Answers questions in study channels without a command. */
import { type Client, Events, type Message, PermissionFlagsBits } from 'discord.js';
import type { Compose } from '../../discord/compose.ts';
import { explainFailure } from '../../discord/failures.ts';
import { LiveMessage } from '../../discord/live-message.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Serve } from '../../discord/serve.ts';
import type { Services } from '../../discord/services.ts';
import { isStudyChannel } from '../../lessons/tables/study-channels.ts';
import { UserError } from '../../types/errors.ts';
import { answerQuestion } from '../conversation.ts';
import { askReply, unfinishedReply } from '../views/answer.ts';

export interface StudyParts {
  services: Services;
  compose: Compose;
  serve: Serve;
}

/** Answers each question that is posted in a study channel. */
export function followStudyChannels(client: Client, { services, compose, serve }: StudyParts): void {
  /** The waiting questions of each person, answered one after the other. Further ones of a burst are ignored. */
  const queues = new Map<string, { last: Promise<void>; count: number }>();

  async function answer(message: Message<true>, question: string): Promise<void> {
    const { db, retriever, answerGenerator, libraries, log } = services;
    const { author, guildId: serverId, channelId } = message;
    await message.channel.sendTyping();
    let sent: Message | undefined;
    /** Replies with the first state, and edits that reply afterwards. */
    const show = async (state: Reply) => {
      const payload = await compose(state);
      if (sent) await sent.edit(payload);
      else {
        const reply = { messageReference: message.id, failIfNotExists: false };
        const { content: _, attachments: __, ...body } = payload;
        sent = await message.channel.send({
          ...body,
          reply,
          allowedMentions: { parse: [], repliedUser: false },
        });
      }
    };
    const live = new LiveMessage<Reply>(show, (error) =>
      log.debug({ err: error }, 'an unfinished answer could not be shown'),
    );
    const reply = await answerQuestion(
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
        channelId,
        isThread: message.channel.isThread(),
      },
      (documents) => live.show(unfinishedReply(question, documents, answerGenerator?.deadlineMs ?? 0)),
    ).finally(() => live.close());
    await show(askReply(question, reply));
  }

  client.on(Events.MessageCreate, async (message) => {
    const question = questionIn(message, client.user?.id ?? '');
    if (!message.inGuild() || question === undefined || !mayAnswer(message)) return;
    const queue = queues.get(message.author.id) ?? { last: Promise.resolve(), count: 0 };
    if (queue.count >= longestBurst) return;
    queues.set(message.author.id, queue);
    const { author, guildId: serverId } = message;
    const who = { person: { id: author.id, name: author.displayName }, serverId };
    const answered = queue.last
      .then(() => serve(who, () => answer(message, question)))
      .catch((error) => replyToUserError(message, error));
    queue.last = answered;
    queue.count += 1;
    await answered;
    queue.count -= 1;
    if (queue.count === 0) queues.delete(message.author.id);
  });

  function mayAnswer({ channel, guild }: Message<true>): boolean {
    if (!isStudyChannel(services.db, (channel.isThread() ? channel.parentId : null) ?? channel.id))
      return false;
    const { SendMessages, SendMessagesInThreads, EmbedLinks, ReadMessageHistory } = PermissionFlagsBits;
    const needed = [
      channel.isThread() ? SendMessagesInThreads : SendMessages,
      EmbedLinks,
      ReadMessageHistory,
    ];
    return (guild.members.me && channel.permissionsFor(guild.members.me)?.has(needed)) ?? false;
  }

  /** Replies only with a `UserError`: the message was not addressed to the bot. */
  async function replyToUserError(message: Message<true>, error: unknown): Promise<void> {
    const sentence = explainFailure(error, services.log);
    if (error instanceof UserError)
      await message
        .reply({ content: sentence, allowedMentions: { parse: [] } })
        .catch((failure) => services.log.debug({ err: failure }, 'a study channel could not be answered'));
  }
}

const longestBurst = 3;
const asks =
  /\?|^\W*(what|why|how|when|which|who|where|is|are|does|do|can|could|should|explain|define|compare)\b/i;
const shortestQuestion = 6;
const longestQuestion = 1_000;

/** The question of a message, if it is one. The first post of a forum thread includes its title. */
function questionIn(message: Message, ownId: string): string | undefined {
  if (message.author.bot || message.system || message.webhookId) return undefined;
  const isMentioned = message.mentions.users.has(ownId);
  const said = message.content.replaceAll(`<@${ownId}>`, '').trim();
  const { channel } = message;
  const opensPost = channel.isThread() && message.id === channel.id;
  const question = (opensPost ? `${channel.name}. ${said}` : said).slice(0, longestQuestion);
  if (question.length < shortestQuestion) return undefined;
  return isMentioned || opensPost || asks.test(question) ? question : undefined;
}
