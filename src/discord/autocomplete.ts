/** Suggests values for an option while a person types. */
import type { AutocompleteInteraction } from 'discord.js';
import type { Logger } from 'pino';
import type { Command } from './command.ts';
import { cutLabel, limits } from './limits.ts';
import type { Choice } from './options.ts';
import type { ServerServices } from './services.ts';
import { subcommandOf } from './subcommand.ts';

interface Parts {
  find(name: string): Command;
  /** The services for one server as far as they are ready: suggestions must not wait. */
  cachedServicesOf(serverId: string | null): ServerServices;
  log: Logger;
}

/** A failed suggestion is logged, and the person sees an empty list. */
export function createAutocomplete({ find, cachedServicesOf, log }: Parts) {
  function suggestionsFor(interaction: AutocompleteInteraction): Choice[] {
    const { name, value } = interaction.options.getFocused(true);
    const target = subcommandOf(find(interaction.commandName), interaction.options.getSubcommand(false));
    const spec = Object.hasOwn(target.options, name) ? target.options[name] : undefined;
    if (spec?.type !== 'text' || !spec.complete || typeof value !== 'string') return [];
    const caller = { userId: interaction.user.id, serverId: interaction.guildId };
    return spec.complete(value, cachedServicesOf(caller.serverId), caller);
  }

  return async (interaction: AutocompleteInteraction): Promise<void> => {
    let choices: Choice[] = [];
    try {
      choices = suggestionsFor(interaction);
    } catch (error) {
      log.error({ err: error }, 'autocomplete failed');
    }
    const fitting = choices.filter(
      ({ name, value }) => name.trim() && value && value.length <= limits.choiceValue,
    );
    await interaction.respond(
      fitting
        .slice(0, limits.choices)
        .map(({ name, value }) => ({ name: cutLabel(name, limits.choiceName), value })),
    );
  };
}
