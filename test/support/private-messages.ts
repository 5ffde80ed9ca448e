/** What only one person sees in the local Discord. */
import type { APIMessage } from 'discord.js';
import type { LocalDiscord } from 'local-discord';

/** The messages that only this person sees, oldest first. */
export function privateMessages(discord: LocalDiscord, user: string): APIMessage[] {
  const { world } = discord.core;
  const { id } = world.user(user);
  return [...world.messages.values()].filter(({ onlyFor }) => onlyFor === id).map(({ message }) => message);
}

/** Waits until the person's newest private message fits. It is only one person who presses meanwhile. */
export function newestPrivate(
  discord: LocalDiscord,
  user: string,
  fits: (message: APIMessage) => boolean,
): Promise<APIMessage> {
  const newest = () => privateMessages(discord, user).at(-1);
  return discord.waitForMessage((message) => message.id === newest()?.id && fits(message));
}
