/** Study channels: whoever asks there is answered without a command. */
import { type Client, Events, type Message, PermissionFlagsBits } from 'discord.js';
import { converse } from './conversation.ts';
import { isStudyChannel } from '../lessons/tables/study-channels.ts';
import { UserError } from '../types/errors.ts';
import type { Drawing } from '../charts/drawing.ts';
import type { Answer } from '../discord/reply.ts';
import { compose } from '../discord/compose.ts';
import type { Context } from '../discord/services.ts';
import { explainFailure } from '../discord/failures.ts';
import { LiveMessage } from '../discord/live-message.ts';
import { askedAnswer, unfinishedAnswer } from './views/answer.ts';
import type { Serve } from '../discord/serve.ts';

export interface StudyParts {
  context: Context;
  drawing: Drawing;
  serve: Serve;
}

export function followStudyChannels(client: Client, { context, drawing, serve }: StudyParts): void {
  /** The questions of a person, answered one after the other; what comes on top of a burst is left out. */
  const asking = new Map<string, { last: Promise<void>; count: number }>();

  async function answer(message: Message<true>, question: string): Promise<void> {
    const { db, desk, tutor, shelves, log } = context;
    const { author, guildId: serverId, channelId } = message;
    await message.channel.sendTyping();
    let sent: Message | undefined;
    /** The first state is a reply, the following ones edit it. */
    const show = async (state: Answer) => {
      const payload = await compose(state, drawing, log);
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
    const live = new LiveMessage<Answer>(show, (error) =>
      log.debug({ err: error }, 'an unfinished answer could not be shown'),
    );
    const reply = await converse(
      {
        db,
        desk,
        tutor,
        library: await shelves.library(serverId),
        log: (said, err) => log.warn({ err }, said),
      },
      {
        question,
        level: 'first',
        payer: { userId: author.id, serverId },
        channelId,
        isThread: message.channel.isThread(),
      },
      (documents) => live.show(unfinishedAnswer(question, documents, tutor?.deadlineMs ?? 0)),
    ).finally(() => live.close());
    await show(askedAnswer(question, reply));
  }

  client.on(Events.MessageCreate, async (message) => {
    const question = questionIn(message, client.user?.id ?? '');
    if (!message.inGuild() || question === undefined || !mayAnswer(message)) return;
    const waiting = asking.get(message.author.id) ?? { last: Promise.resolve(), count: 0 };
    if (waiting.count >= longestBurst) return;
    asking.set(message.author.id, waiting);
    const { author, guildId: serverId } = message;
    const who = { person: { id: author.id, name: author.displayName }, serverId };
    const answered = waiting.last
      .then(() => serve(who, () => answer(message, question)))
      .catch((error) => complain(message, error));
    waiting.last = answered;
    waiting.count += 1;
    await answered;
    waiting.count -= 1;
    if (waiting.count === 0) asking.delete(message.author.id);
  });

  function mayAnswer({ channel, guild }: Message<true>): boolean {
    if (!isStudyChannel(context.db, (channel.isThread() ? channel.parentId : null) ?? channel.id))
      return false;
    const { SendMessages, SendMessagesInThreads, EmbedLinks, ReadMessageHistory } = PermissionFlagsBits;
    const needed = [
      channel.isThread() ? SendMessagesInThreads : SendMessages,
      EmbedLinks,
      ReadMessageHistory,
    ];
    return (guild.members.me && channel.permissionsFor(guild.members.me)?.has(needed)) ?? false;
  }

  /** Nobody has asked the bot in particular: only what helps is said. */
  async function complain(message: Message<true>, error: unknown): Promise<void> {
    const sentence = explainFailure(error, context.log);
    if (error instanceof UserError)
      await message
        .reply({ content: sentence, allowedMentions: { parse: [] } })
        .catch((failure) => context.log.debug({ err: failure }, 'a study channel could not be answered'));
  }
}

const longestBurst = 3;
const asks =
  /\?|^\W*(what|why|how|when|which|who|where|is|are|does|do|can|could|should|explain|define|compare)\b/i;
const shortestQuestion = 6;
const longestQuestion = 1_000;

/** The question in a message, if it is one: of a forum's first post, the title too. */
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
