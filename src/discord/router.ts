/** Routes each interaction to its command, and the command's reply to the message. */
import type { ChatInputCommandInteraction, Interaction, ModalSubmitInteraction } from 'discord.js';
import { UserError } from '../types/errors.ts';
import { commandIn, readAction } from './actions.ts';
import { createAutocomplete } from './autocomplete.ts';
import type {
  ButtonHandler,
  Command,
  FormButton,
  InstantContext,
  InstantFormButton,
  SentCommand,
} from './command.ts';
import type { Compose } from './compose.ts';
import { deliver } from './deliver.ts';
import { failureReply, isExpired } from './failures.ts';
import { KeyedQueue } from './keyed-queue.ts';
import { messageRefOf } from './message-ref.ts';
import { toModal, typedIn } from './modal.ts';
import type { OpenReplies } from './open-replies.ts';
import { checkOptions } from './options.ts';
import { placeOf, requirePermission } from './permissions.ts';
import { PrivateSlots } from './private-slots.ts';
import type { Reply } from './reply.ts';
import { acknowledged, type Deferrable, deferUpdate, replyWay } from './reply-ways.ts';
import { type ComponentInteraction, createResponder } from './respond.ts';
import { SeenInteractions } from './seen-interactions.ts';
import type { Serve } from './serve.ts';
import type { ServerServices, Services } from './services.ts';
import { partOf, subcommandOf } from './subcommand.ts';

interface Parts {
  commands: Map<string, Command>;
  services: Services;
  /** The services for one server. */
  servicesOf(serverId: string | null): Promise<ServerServices>;
  /** The services for one server as far as they are ready, without waiting. */
  cachedServicesOf(serverId: string | null): ServerServices;
  compose: Compose;
  serve: Serve;
  openReplies: OpenReplies;
}

/** How long an instant reply retries while the database is locked. Discord waits three seconds for it. */
const instantRetryMs = 1_500;

export function createRouter(parts: Parts) {
  const { commands, services, cachedServicesOf, compose, serve } = parts;
  const { log } = services;
  const queue = new KeyedQueue();
  const seenInteractions = new SeenInteractions();
  const slots = new PrivateSlots();

  const find = (name: string): Command => {
    const command = commands.get(name);
    if (!command)
      throw new UserError(`There is no command “${name}” any more. \`/help\` lists what there is.`);
    return command;
  };

  const complete = createAutocomplete({ find, cachedServicesOf, log });

  const callerOf = (interaction: Deferrable) => ({
    services,
    person: { id: interaction.user.id, name: interaction.user.displayName },
    ...placeOf(interaction),
    storesNoUser: commands.get(commandNameOf(interaction))?.storesNoUser ?? false,
  });

  const { answer, answerPress } = createResponder({ ...parts, log, callerOf });

  async function onCommand(interaction: ChatInputCommandInteraction) {
    const part = interaction.options.getSubcommand(false);
    const command = commands.get(interaction.commandName);
    const setting = command?.private ?? (command && partOf(command, part)?.private) ?? false;
    const isPrivate = typeof setting === 'function' ? setting(sentWith(interaction)) : setting;
    await answer(interaction, isPrivate, (context) => {
      const target = subcommandOf(find(interaction.commandName), part);
      if ('requires' in target && target.requires) requirePermission(context, target.requires);
      const options = checkOptions(target.options, (name) => sentAs(interaction, name));
      const key = `${interaction.user.id} ${interaction.commandName}`;
      return queue.run(key, () => target.run({ ...context, options }));
    });
  }

  /**
   * The handler and the arguments of a custom id.
   * @throws UserError if it is forged, no longer exists, or the person lacks the permission that its command requires
   */
  function readButton(interaction: ComponentInteraction | ModalSubmitInteraction): {
    handler: ButtonHandler;
    args: readonly unknown[];
  } {
    const { actions, requires, buttons = {} } = find(commandIn(interaction.customId));
    const { button, args } = readAction(actions, interaction.customId);
    // Discord checks the permission for the command, but not for its buttons.
    if (requires) requirePermission(callerOf(interaction), requires);
    const handler = Object.hasOwn(buttons, button) ? buttons[button] : undefined;
    if (!handler)
      throw new UserError(
        'This button belongs to an older version of the bot. Please use the command again.',
      );
    return { handler, args };
  }

  async function onComponent(interaction: ComponentInteraction) {
    let press: ReturnType<typeof readButton>;
    try {
      press = readButton(interaction);
    } catch (error) {
      return replyAtOnce(interaction, () => failureReply(error, log));
    }
    const { handler, args } = press;
    const chosen = interaction.isAnySelectMenu() ? interaction.values : [];
    if (handler.kind === 'form') return showForm(interaction, handler, args);
    if (handler.kind === 'instant')
      return replyAtOnce(interaction, (context) => handler.run(context, args, chosen));
    await answerPress(interaction, handler, handler.kind, (context) => handler.run(context, args, chosen));
  }

  /** Replies without a deferral: one request instead of two, for buttons that many press at the same time. */
  async function replyAtOnce(
    interaction: ComponentInteraction | ModalSubmitInteraction,
    run: (context: InstantContext) => Reply | undefined | Promise<Reply | undefined>,
  ) {
    let reply: Reply | undefined;
    try {
      const who = callerOf(interaction);
      reply = await serve(who, () => run(who), instantRetryMs);
    } catch (error) {
      reply = failureReply(error, log);
    }
    if (!reply) await deferUpdate(interaction);
    else if (reply.slot) await slots.show(interaction, reply, { compose, log });
    else await deliver(reply, [replyWay(interaction)], { compose, log });
  }

  /** Shows a form, which is itself the acknowledgement, or an error in its place. */
  async function showForm(
    interaction: ComponentInteraction,
    handler: FormButton | InstantFormButton,
    args: readonly unknown[],
  ) {
    try {
      const who = callerOf(interaction);
      const form = await serve(who, () => handler.form(who, args), instantRetryMs);
      const modal = toModal(interaction.customId, form);
      await acknowledged(() => interaction.showModal(modal));
    } catch (error) {
      if (isExpired(error)) throw error;
      await deliver(failureReply(error, log), [replyWay(interaction)], { compose, log });
    }
  }

  async function onForm(interaction: ModalSubmitInteraction) {
    let press: ReturnType<typeof readButton>;
    try {
      press = readButton(interaction);
    } catch (error) {
      return replyAtOnce(interaction, () => failureReply(error, log));
    }
    const { handler, args } = press;
    if (handler.kind === 'form' && handler.result === 'instant')
      return replyAtOnce(interaction, (context) => handler.run(context, args, typedIn(interaction)));
    await answerPress(
      interaction,
      handler,
      handler.kind === 'form' ? handler.result : 'private',
      (context) => {
        if (handler.kind === 'form') return handler.run(context, args, typedIn(interaction));
        throw new UserError(
          'This form belongs to an older version of the bot. Please use the command again.',
        );
      },
    );
  }

  /** Never throws: a failed reply must not stop the bot. */
  return async function dispatch(interaction: Interaction): Promise<void> {
    // Discord may send an interaction again when a connection is resumed.
    if (!seenInteractions.isFirst(interaction.id))
      return log.debug({ id: interaction.id }, 'duplicate interaction ignored');
    try {
      if (interaction.isChatInputCommand()) await onCommand(interaction);
      else if (interaction.isMessageComponent()) await onComponent(interaction);
      else if (interaction.isModalSubmit()) await onForm(interaction);
      else if (interaction.isAutocomplete()) await complete(interaction);
    } catch (error) {
      // The user has typed on or the interaction is too old, so no reply can be shown.
      if (isExpired(error)) log.debug({ err: error }, 'interaction expired');
      else log.error({ err: error }, 'replying to an interaction failed');
    }
  };
}

const commandNameOf = (interaction: Deferrable): string =>
  interaction.isChatInputCommand() ? interaction.commandName : commandIn(interaction.customId);

const sentWith = (interaction: ChatInputCommandInteraction): SentCommand => ({
  option: (name) => interaction.options.get(name)?.value,
  serverId: interaction.guildId,
  canPost: messageRefOf(interaction, null).canPost,
});

/** The value of an option, or the description of an attached file. */
function sentAs(interaction: ChatInputCommandInteraction, name: string): unknown {
  const option = interaction.options.get(name);
  if (!option?.attachment) return option?.value;
  const { name: fileName, size, url } = option.attachment;
  return { name: fileName, size, url };
}
