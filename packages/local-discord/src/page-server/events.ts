/** Changes, sent to each open page as they happen (server-sent events). */
import type { ServerResponse } from 'node:http';
import type { Happenings } from '../happenings.ts';
import type { LocalDiscord } from '../index.ts';
import { canSee, isFor, shown } from './overview.ts';
import type { Change } from './protocol.ts';

/** Sends what `userName` may see to `response`, until the page is closed. */
export function streamChanges(
  { core, happenings }: LocalDiscord,
  userName: string,
  response: ServerResponse,
): void {
  const { world, gateway } = core;
  const me = world.user(userName).id;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const send = (change: Change) => void response.write(`data: ${JSON.stringify(change)}\n\n`);
  const seesChannel = (id: string) => {
    const channel = world.channels.get(id);
    return channel !== undefined && canSee(world, me, channel);
  };

  const onMessage =
    (type: 'message' | 'edit') =>
    (...[stored]: Happenings['message']) => {
      if (isFor(stored, me) && seesChannel(stored.message.channel_id))
        send({ type, shown: shown(stored, me) });
    };
  const onOverview = () => send({ type: 'overview' });
  const listeners: { [Name in keyof Happenings]?: (...args: Happenings[Name]) => void } = {
    message: onMessage('message'),
    edit: onMessage('edit'),
    delete: ({ message: { id, channel_id: channelId } }) => send({ type: 'delete', id, channelId }),
    typing(channelId, userId) {
      if (userId !== me && seesChannel(channelId)) send({ type: 'typing', channelId, userId });
    },
    channel: onOverview,
    guild: onOverview,
    commands: onOverview,
    violation: onOverview,
  };
  const names = Object.keys(listeners) as (keyof Happenings)[];
  for (const name of names) happenings.on(name, listeners[name] as () => void);
  gateway.on('identified', onOverview).on('resumed', onOverview).on('away', onOverview);
  response.on('close', () => {
    for (const name of names) happenings.off(name, listeners[name] as () => void);
    gateway.off('identified', onOverview).off('resumed', onOverview).off('away', onOverview);
  });
  response.write(': here\n\n');
}
