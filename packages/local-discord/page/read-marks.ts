/** Up to which message each channel was read, kept by the browser for each person. */
import type { ChannelInfo } from '../src/page-server/protocol.ts';

type Marks = Record<string, string>;

const key = (user: string) => `read:${user}`;

const load = (user: string): Marks | undefined =>
  JSON.parse(localStorage.getItem(key(user)) ?? 'null') ?? undefined;

/** The message up to which `user` has read the channel. */
export const readUpTo = (user: string, channel: string): string | undefined => load(user)?.[channel];

export function markRead(user: string, channel: string, message: string | undefined): void {
  if (message) localStorage.setItem(key(user), JSON.stringify({ ...load(user), [channel]: message }));
}

/** The channels with something new. On a first visit nothing is new. */
export function unreadOf(user: string, channels: ChannelInfo[]): string[] {
  const marks = load(user);
  if (!marks) {
    for (const { id, lastMessageId } of channels) markRead(user, id, lastMessageId ?? '0');
    return [];
  }
  return channels
    .filter(({ id, lastMessageId = '0' }) => BigInt(lastMessageId) > BigInt(marks[id] ?? '0'))
    .map(({ id }) => id);
}
