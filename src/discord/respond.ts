/** Answers an interaction: acknowledges it, runs its handler, and shows the reply or why it failed. */
import type { AnySelectMenuInteraction, ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { Logger } from 'pino';
import type { ButtonHandler, CommandContext, InstantContext } from './command.ts';
import type { Compose } from './compose.ts';
import { deliver } from './deliver.ts';
import { failureReply } from './failures.ts';
import { LiveMessage } from './live-message.ts';
import { messageRefOf } from './message-ref.ts';
import type { OpenReplies } from './open-replies.ts';
import type { Reply } from './reply.ts';
import {
  type Deferrable,
  defer,
  deferUpdate,
  followWay,
  isBelowPrivate,
  mustLeaveMessage,
  privateErrorWay,
  replyWaysOf,
} from './reply-ways.ts';
import type { Serve } from './serve.ts';
import type { ServerServices } from './services.ts';

interface Parts {
  log: Logger;
  callerOf(interaction: Deferrable): InstantContext & { storesNoUser: boolean };
  /** The services for one server. */
  servicesOf(serverId: string | null): Promise<ServerServices>;
  compose: Compose;
  serve: Serve;
  openReplies: OpenReplies;
}

/** A pressed button or a used select menu. */
export type ComponentInteraction = ButtonInteraction | AnySelectMenuInteraction;
type Run = (context: CommandContext) => Promise<Reply> | Reply;

/** The message for a reply. */
interface Shown {
  messageId: string | null;
  /** Whether it is the one that holds the button. */
  isUpdate: boolean;
  /** Whether only the caller sees it. */
  isPrivate: boolean;
}

/** What a handler throws becomes a reply. Both answers reject where Discord does not take the acknowledgement. */
export function createResponder({ compose, serve, servicesOf, openReplies, log, callerOf }: Parts) {
  /** Runs the handler and shows its reply, or why it failed. */
  async function respond(interaction: Deferrable, { messageId, isUpdate, isPrivate }: Shown, run: Run) {
    const ref = messageRefOf(interaction, messageId);
    // The bot can edit a message for one reader only with its token.
    const messageRef = isPrivate ? { ...ref, canPost: false } : ref;
    const live = new LiveMessage<Reply>(
      async (unfinished) => {
        await interaction.editReply(await compose(unfinished));
      },
      (error) => log.debug({ err: error }, 'showing an unfinished reply failed'),
    );
    // If a button that edits a message fails, the message stays, and only the caller reads the error.
    const replyWays = replyWaysOf(interaction, messageRef);
    const errorWays = isUpdate
      ? [followWay(interaction, true)]
      : interaction.ephemeral
        ? replyWays
        : [privateErrorWay(interaction), ...replyWays];
    let ways = replyWays;
    let undo = () => {};
    const onUndelivered: CommandContext['onUndelivered'] = (given) => (undo = given);
    let reply: Reply;
    try {
      const caller = callerOf(interaction);
      const who = isPrivate ? { ...caller, inOpenChannel: false } : caller;
      const show = (unfinished: Reply) => live.show(unfinished);
      reply = await serve(who, async () =>
        run({ ...who, services: await servicesOf(who.serverId), messageRef, show, onUndelivered }),
      );
    } catch (error) {
      reply = failureReply(error, log);
      ways = errorWays;
    }
    await live.close();
    let isDelivered = false;
    try {
      isDelivered = await deliver(reply, ways, { compose, log, errorWays });
      openReplies.close(interaction);
    } finally {
      if (!isDelivered) undo();
      openReplies.release(interaction);
    }
  }

  /** Shows “thinking …”, and stores that the reply is open. */
  async function deferOpenReply(interaction: Deferrable, isPrivate: boolean): Promise<string | null> {
    openReplies.open(interaction);
    try {
      return await defer(interaction, isPrivate);
    } catch (error) {
      openReplies.release(interaction);
      throw error;
    }
  }

  /** Acknowledges a press or a form in the way its handler asks for, and answers it. */
  async function answerPress(
    interaction: ComponentInteraction | ModalSubmitInteraction,
    { shared }: Pick<ButtonHandler, 'shared'>,
    kind: 'edit' | 'reply' | 'follow' | 'private',
    run: Run,
  ) {
    const isForeign = kind === 'edit' && mustLeaveMessage(interaction, shared ?? false);
    const isUpdate = kind === 'edit' && !isForeign && interaction.message !== null;
    if (isUpdate) await deferUpdate(interaction);
    const isPrivate = kind === 'private' || (kind === 'follow' && isBelowPrivate(interaction)) || isForeign;
    const messageId = isUpdate
      ? (interaction.message?.id ?? null)
      : await deferOpenReply(interaction, isPrivate);
    const isForOne = isUpdate ? isBelowPrivate(interaction) : isPrivate;
    await respond(interaction, { messageId, isUpdate, isPrivate: isForOne }, run);
  }

  return {
    /** Answers a command, with a message that everybody or only the caller sees. */
    async answer(interaction: Deferrable, isPrivate: boolean, run: Run): Promise<void> {
      const messageId = await deferOpenReply(interaction, isPrivate);
      await respond(interaction, { messageId, isUpdate: false, isPrivate }, run);
    },
    answerPress,
  };
}
