/** Messages in channels, as the bot itself: without an interaction. */
import * as spec from 'discord-api-spec/zod';
import { array } from 'zod/mini';
import { channelFor, channelToPost, messageIn } from '../access.ts';
import { missingPermissions, notYourMessage } from '../errors.ts';
import type { MessageBody } from '../messages.ts';
import { permission } from '../permissions.ts';
import { type Call, route } from '../router.ts';
import { messageRules, newMessageRules } from '../validation/message-rules.ts';
import type { World } from '../world.ts';

function list({ core, params, query }: Call) {
  const { id } = channelFor(core, params.channel, permission.ReadMessageHistory);
  const newestFirst = [...core.world.messages.values()]
    .filter(({ message, onlyFor }) => message.channel_id === id && !onlyFor)
    .map(({ message }) => message)
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  const limit = Number(query.get('limit') ?? 50);
  const [before, after, around] = ['before', 'after', 'around'].map((name) => query.get(name));
  if (before) return newestFirst.filter((message) => BigInt(message.id) < BigInt(before)).slice(0, limit);
  if (after) return newestFirst.filter((message) => BigInt(message.id) > BigInt(after)).slice(-limit);
  if (!around) return newestFirst.slice(0, limit);
  const middle = newestFirst.findIndex((message) => BigInt(message.id) <= BigInt(around));
  return newestFirst.slice(Math.max(0, middle - Math.floor(limit / 2)), middle + Math.ceil(limit / 2));
}

function create({ core, params, body, files }: Call<MessageBody>) {
  const channel = channelToPost(core, params.channel, body, files.length);
  const sent = body.enforce_nonce ? sentBefore(core.world, channel.id, body.nonce) : undefined;
  return sent ?? core.messages.create(channel, core.world.bot, body, files).message;
}

/** How long a nonce is remembered. */
const nonceMs = 5 * 60_000;

const sentBefore = (world: World, channelId: string, nonce: MessageBody['nonce']) =>
  [...world.messages.values()].find(
    ({ message }) =>
      message.channel_id === channelId &&
      message.author.id === world.bot.id &&
      message.nonce === nonce &&
      world.now() - Date.parse(message.timestamp) < nonceMs,
  )?.message;

const addressed = (call: Call<never>, ...needed: bigint[]) =>
  messageIn(call.core, channelFor(call.core, call.params.channel, ...needed), call.params.message);

const show = (call: Call<never>) => addressed(call, permission.ReadMessageHistory).message;

function edit(call: Call<MessageBody>) {
  const stored = addressed(call as Call<never>);
  if (stored.message.author.id !== call.core.world.bot.id) throw notYourMessage();
  return call.core.messages.edit(stored, call.body, call.files).message;
}

function remove(call: Call<never>) {
  const stored = addressed(call);
  const own = stored.message.author.id === call.core.world.bot.id;
  if (!own) channelFor(call.core, call.params.channel, permission.ManageMessages);
  // Nobody can delete what the other person wrote in a direct message.
  if (!own && !call.core.world.channel(stored.message.channel_id).guild_id) throw missingPermissions();
  call.core.messages.remove(stored);
}

function removeMany({ core, params, body }: Call<{ messages: string[] }>) {
  const channel = channelFor(core, params.channel, permission.ManageMessages);
  for (const id of body.messages) core.messages.remove(messageIn(core, channel, id));
}

function react(add: boolean) {
  return (call: Call<never>) => {
    const stored = addressed(call, ...(add ? [permission.AddReactions] : []));
    call.core.messages.react(stored, call.core.world.bot.id, call.params.emoji ?? '', add);
  };
}

const fivePerFiveSeconds = { requests: 5, perMs: 5_000 };
const reply = spec.MessageResponseSchema;
const base = '/channels/:channel/messages';
const reactions = `${base}/:message/reactions/:emoji/@me`;

export const messageRoutes = [
  route(`GET ${base}`, list, { reply: array(spec.MessageResponseSchema), limit: fivePerFiveSeconds }),
  route(`POST ${base}`, create, {
    body: spec.MessageCreateRequestSchema,
    rules: newMessageRules,
    limit: fivePerFiveSeconds,
    reply,
  }),
  route(`POST ${base}/bulk-delete`, removeMany),
  route(`GET ${base}/:message`, show, { reply }),
  route(`PATCH ${base}/:message`, edit, {
    body: spec.MessageEditRequestPartialSchema,
    rules: messageRules,
    limit: fivePerFiveSeconds,
    reply,
  }),
  route(`DELETE ${base}/:message`, remove, { limit: fivePerFiveSeconds }),
  route(`PUT ${reactions}`, react(true), { limit: { requests: 1, perMs: 250 } }),
  route(`DELETE ${reactions}`, react(false), { limit: { requests: 1, perMs: 250 } }),
];
