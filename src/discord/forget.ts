/** Removes a person from the caches of discord.js. */
import type { Client } from 'discord.js';

/** Removes the person, their memberships, their messages and the bot's replies to them. */
export function forgetPerson(client: Client, userId: string): void {
  client.sweepers.sweepMessages(
    ({ author, interactionMetadata }) => author?.id === userId || interactionMetadata?.user.id === userId,
  );
  client.sweepers.sweepGuildMembers(({ id }) => id === userId);
  client.sweepers.sweepUsers(({ id }) => id === userId);
}
