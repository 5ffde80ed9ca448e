/** From an interaction to its command, and from the command's answer to the message: the only way through. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import { UserError } from '../errors.ts';
import type { Drawing } from '../processes/drawing.ts';
import { type Answer, parseAction } from './answer.ts';
import type { Asked, Command, SimpleCommand, Subcommand } from './command.ts';
import { compose } from './compose.ts';
import type { Context } from './context.ts';
import { failureAnswer, isExpired } from './failures.ts';
import { cutLabel, limits } from './limits.ts';
import type { OptionValues } from './options.ts';
import { toPayload } from './payload.ts';
import { placeOf } from './place.ts';

interface Parts {
  commands: Map<string, Command>;
  context: Context;
  drawing: Drawing;
  /** Called with everybody who uses the bot, before their command runs. */
  remember(person: Asked['person'], serverId: string | null): void;
}

type Deferrable = ChatInputCommandInteraction | ButtonInteraction;

export function createDispatcher({ commands, context, drawing, remember }: Parts) {
  const { log } = context;

  const find = (name: string): Command => {
    const command = commands.get(name);
    if (!command)
      throw new UserError(`There is no command “${name}” any more. \`/help\` lists what there is.`);
    return command;
  };

  async function respond(
    interaction: Deferrable,
    messageId: string | null,
    run: (asked: Asked) => Promise<Answer> | Answer,
  ) {
    const person = { id: interaction.user.id, name: interaction.user.displayName };
    const { guildId: serverId } = interaction;
    let answer: Answer;
    try {
      remember(person, serverId);
      answer = await run({ context, person, serverId, place: placeOf(interaction, messageId) });
    } catch (error) {
      const failure = toPayload(failureAnswer(error, log));
      // A button that would have changed a message leaves it as it is, for everybody else.
      if (interaction.deferred && messageId === sourceOf(interaction))
        await interaction.followUp({ embeds: failure.embeds, flags: MessageFlags.Ephemeral });
      else await interaction.editReply(failure);
      return;
    }
    await interaction.editReply(await compose(answer, drawing, log));
  }

  async function onCommand(interaction: ChatInputCommandInteraction) {
    const command = commands.get(interaction.commandName);
    const flags = command?.private ? ({ flags: MessageFlags.Ephemeral } as const) : {};
    const deferred = await interaction.deferReply({ ...flags, withResponse: true });
    await respond(interaction, deferred.resource?.message?.id ?? null, (asked) => {
      const target = subcommandOf(find(interaction.commandName), interaction.options.getSubcommand(false));
      return target.run({ ...asked, options: readOptions(target, interaction) });
    });
  }

  async function onButton(interaction: ButtonInteraction) {
    const { command, button, args } = parseAction(interaction.customId);
    const handler = commands.get(command)?.buttons?.[button];
    let messageId: string | null = interaction.message.id;
    if (handler?.kind === 'edit') await interaction.deferUpdate();
    else {
      const flags = handler?.kind === 'reply' ? {} : ({ flags: MessageFlags.Ephemeral } as const);
      const deferred = await interaction.deferReply({ ...flags, withResponse: true });
      messageId = deferred.resource?.message?.id ?? null;
    }
    await respond(interaction, messageId, (asked) => {
      if (!handler)
        throw new UserError(
          'This button belongs to an older version of the bot. Please use the command again.',
        );
      return handler.run(asked, args);
    });
  }

  async function onAutocomplete(interaction: AutocompleteInteraction) {
    const focused = interaction.options.getFocused(true);
    const target = subcommandOf(find(interaction.commandName), interaction.options.getSubcommand(false));
    const spec = target.options[focused.name];
    const choices = spec?.type === 'text' ? (spec.complete?.(focused.value, context) ?? []) : [];
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
      else if (interaction.isAutocomplete()) await onAutocomplete(interaction);
    } catch (error) {
      // The learner has gone on typing, or waited too long: there is nobody left to tell.
      if (isExpired(error)) log.debug({ err: error }, 'an interaction expired before it was answered');
      else log.error({ err: error }, 'an interaction could not be answered');
    }
  };
}

/** The message that holds the pressed button. */
const sourceOf = (interaction: Deferrable) => (interaction.isButton() ? interaction.message.id : undefined);

const subcommandOf = (command: Command, name: string | null): SimpleCommand | Subcommand => {
  if (!('subcommands' in command)) return command;
  const target = command.subcommands[name ?? ''];
  if (!target) throw new UserError(`\`/${command.name}\` has no part “${name}” any more.`);
  return target;
};

/** Discord has checked types, ranges and choices against the declaration. */
const readOptions = ({ options }: SimpleCommand | Subcommand, interaction: ChatInputCommandInteraction) =>
  Object.fromEntries(
    Object.keys(options).flatMap((name) => {
      const option = interaction.options.get(name);
      return option?.value === undefined ? [] : [[name, option.value]];
    }),
  ) as OptionValues<SimpleCommand['options']>;
