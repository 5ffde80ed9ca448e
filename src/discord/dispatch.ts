/** From an interaction to its command, and from the command's answer to the message: the only way through. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import type { Library } from '../documents/types.ts';
import { UserError } from '../errors.ts';
import type { Drawing } from '../processes/drawing.ts';
import { type Answer, parseAction } from './answer.ts';
import type { Asked, ButtonHandler, Command, FormButton, SimpleCommand, Subcommand } from './command.ts';
import { compose } from './compose.ts';
import type { Context } from './context.ts';
import { failureAnswer, isExpired } from './failures.ts';
import { toModal, typedIn } from './form.ts';
import { cutLabel, limits } from './limits.ts';
import { LiveMessage } from './live-message.ts';
import type { OptionValues } from './options.ts';
import { toPayload } from './payload.ts';
import { placeOf } from './place.ts';
import type { Serve } from './serve.ts';
import { Turns } from './turns.ts';

interface Parts {
  commands: Map<string, Command>;
  context: Context;
  drawing: Drawing;
  serve: Serve;
}

/** Discord waits three seconds for what is not acknowledged first. */
const atOncePatienceMs = 1_500;

type Deferrable = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction;

export function createDispatcher({ commands, context, drawing, serve }: Parts) {
  const { log } = context;
  const turns = new Turns();

  const find = (name: string): Command => {
    const command = commands.get(name);
    if (!command)
      throw new UserError(`There is no command “${name}” any more. \`/help\` lists what there is.`);
    return command;
  };

  /** With the documents as the server has them. */
  const contextWith = (library: Library): Context => ({ ...context, library: () => library });

  const askerOf = (interaction: Deferrable) => ({
    context,
    person: { id: interaction.user.id, name: interaction.user.displayName },
    serverId: interaction.guildId,
    mayManage: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    inThread: interaction.channel?.isThread() ?? false,
    storesNobody: commands.get(commandNameOf(interaction))?.storesNobody ?? false,
  });

  async function respond(
    interaction: Deferrable,
    messageId: string | null,
    run: (asked: Asked) => Promise<Answer> | Answer,
  ) {
    const live = new LiveMessage<Answer>(async (unfinished) => {
      // The answer itself is still to come: it alone decides how this ends.
      const sent = interaction.editReply(await compose(unfinished, drawing, log));
      await sent.catch((error) => log.debug({ err: error }, 'an unfinished answer could not be shown'));
    });
    let answer: Answer;
    try {
      const who = askerOf(interaction);
      answer = await serve(who, async () =>
        run({
          ...who,
          context: contextWith(await context.shelves.library(who.serverId)),
          place: placeOf(interaction, messageId),
          show: (unfinished) => live.show(unfinished),
        }),
      );
    } catch (error) {
      await live.close();
      const failure = toPayload(failureAnswer(error, log));
      // A button that would have changed a message leaves it as it is, for everybody else.
      if (interaction.deferred && messageId === sourceOf(interaction))
        await interaction.followUp({ embeds: failure.embeds, flags: MessageFlags.Ephemeral });
      else await interaction.editReply(failure);
      return;
    }
    await live.close();
    await interaction.editReply(await compose(answer, drawing, log));
  }

  async function onCommand(interaction: ChatInputCommandInteraction) {
    const command = commands.get(interaction.commandName);
    const part = interaction.options.getSubcommand(false);
    const isPrivate =
      command?.private || (command && 'subcommands' in command && command.subcommands[part ?? '']?.private);
    const flags = isPrivate ? ({ flags: MessageFlags.Ephemeral } as const) : {};
    const deferred = await interaction.deferReply({ ...flags, withResponse: true });
    await respond(interaction, deferred.resource?.message?.id ?? null, (asked) => {
      const target = subcommandOf(find(interaction.commandName), part);
      const key = `${interaction.user.id} ${interaction.commandName}`;
      return turns.take(key, () => target.run({ ...asked, options: readOptions(target, interaction) }));
    });
  }

  async function onButton(interaction: ButtonInteraction) {
    const { command, button, args } = parseAction(interaction.customId);
    const handler = commands.get(command)?.buttons?.[button];
    if (handler?.kind === 'form') return showForm(interaction, handler, args);
    if (handler?.atOnce) return replyAtOnce(interaction, (asked) => handler.run(asked, args));
    await acknowledge(interaction, handler?.kind ?? 'private', (asked) => {
      if (!handler)
        throw new UserError(
          'This button belongs to an older version of the bot. Please use the command again.',
        );
      return handler.run(asked, args);
    });
  }

  /** One request instead of two, where many press at the same time. */
  async function replyAtOnce(
    interaction: ButtonInteraction,
    run: (asked: Asked) => Promise<Answer> | Answer,
  ) {
    let answer: Answer;
    try {
      const who = askerOf(interaction);
      const asked = { ...who, place: placeOf(interaction, null), show: () => undefined };
      answer = await serve(who, () => run(asked), atOncePatienceMs);
    } catch (error) {
      answer = failureAnswer(error, log);
    }
    const { embeds, components } = toPayload(answer);
    await interaction.reply({ embeds, components, flags: MessageFlags.Ephemeral });
  }

  /** A form is itself the acknowledgement; what forbids it is said in its place. */
  async function showForm(interaction: ButtonInteraction, handler: FormButton, args: string[]) {
    try {
      const who = askerOf(interaction);
      const form = await serve(who, () => handler.form(who, args), atOncePatienceMs);
      await interaction.showModal(toModal(interaction.customId, form));
    } catch (error) {
      if (interaction.replied) throw error;
      const { embeds } = toPayload(failureAnswer(error, log));
      await interaction.reply({ embeds, flags: MessageFlags.Ephemeral });
    }
  }

  async function onForm(interaction: ModalSubmitInteraction) {
    const { command, button, args } = parseAction(interaction.customId);
    const handler = commands.get(command)?.buttons?.[button];
    await acknowledge(interaction, handler?.kind === 'form' ? handler.result : 'private', (asked) => {
      if (handler?.kind !== 'form')
        throw new UserError(
          'This form belongs to an older version of the bot. Please use the command again.',
        );
      return handler.run(asked, args, typedIn(interaction));
    });
  }

  async function acknowledge(
    interaction: ButtonInteraction | ModalSubmitInteraction,
    kind: Exclude<ButtonHandler['kind'], 'form'>,
    run: (asked: Asked) => Promise<Answer> | Answer,
  ) {
    let messageId: string | null = interaction.message?.id ?? null;
    if (kind === 'edit' && (interaction.isButton() || interaction.isFromMessage()))
      await interaction.deferUpdate();
    else {
      const flags = kind === 'private' ? ({ flags: MessageFlags.Ephemeral } as const) : {};
      const deferred = await interaction.deferReply({ ...flags, withResponse: true });
      messageId = deferred.resource?.message?.id ?? null;
    }
    await respond(interaction, messageId, run);
  }

  async function onAutocomplete(interaction: AutocompleteInteraction) {
    const focused = interaction.options.getFocused(true);
    const target = subcommandOf(find(interaction.commandName), interaction.options.getSubcommand(false));
    const spec = target.options[focused.name];
    const asker = { userId: interaction.user.id, serverId: interaction.guildId };
    const choices =
      spec?.type === 'text'
        ? (spec.complete?.(focused.value, contextWith(context.shelves.atHand(asker.serverId)), asker) ?? [])
        : [];
    await interaction.respond(
      choices
        .slice(0, limits.choices)
        .map(({ name, value }) => ({ name: cutLabel(name, limits.choiceName), value })),
    );
  }

  /** Never throws: a failed answer must not stop the bot. */
  return async function dispatch(interaction: Interaction): Promise<void> {
    try {
      if (interaction.isChatInputCommand()) await onCommand(interaction);
      else if (interaction.isButton()) await onButton(interaction);
      else if (interaction.isModalSubmit()) await onForm(interaction);
      else if (interaction.isAutocomplete()) await onAutocomplete(interaction);
    } catch (error) {
      // The learner has gone on typing, or waited too long: there is nobody left to tell.
      if (isExpired(error)) log.debug({ err: error }, 'an interaction expired before it was answered');
      else log.error({ err: error }, 'an interaction could not be answered');
    }
  };
}

const commandNameOf = (interaction: Deferrable): string =>
  interaction.isChatInputCommand() ? interaction.commandName : parseAction(interaction.customId).command;

/** The message that holds the pressed button. */
const sourceOf = (interaction: Deferrable) =>
  interaction.isChatInputCommand() ? undefined : interaction.message?.id;

const subcommandOf = (command: Command, name: string | null): SimpleCommand | Subcommand => {
  if (!('subcommands' in command)) return command;
  const target = command.subcommands[name ?? ''];
  if (!target) throw new UserError(`\`/${command.name}\` has no part “${name}” any more.`);
  return target;
};

/** Discord has checked types, ranges and choices against the declaration. */
const readOptions = ({ options }: SimpleCommand | Subcommand, interaction: ChatInputCommandInteraction) =>
  Object.fromEntries(
    Object.keys(options).flatMap((name): [string, unknown][] => {
      const option = interaction.options.get(name);
      if (option?.attachment) {
        const { name: fileName, size, url } = option.attachment;
        return [[name, { name: fileName, size, url }]];
      }
      return option?.value === undefined ? [] : [[name, option.value]];
    }),
  ) as OptionValues<SimpleCommand['options']>;
