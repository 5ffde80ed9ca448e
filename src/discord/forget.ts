/** What discord.js keeps in memory of a person, until it meets them again. */
import type { Client } from 'discord.js';

/** Drops the person, their memberships, their messages and our answers to them. */
export function forgetPerson(client: Client, userId: string): void {
  client.sweepers.sweepMessages(
    ({ author, interactionMetadata }) => author?.id === userId || interactionMetadata?.user.id === userId,
  );
  client.sweepers.sweepGuildMembers(({ id }) => id === userId);
  client.sweepers.sweepUsers(({ id }) => id === userId);
}
