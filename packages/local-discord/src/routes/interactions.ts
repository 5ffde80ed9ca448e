/** Answers to interactions: the first by callback, later ones through the interaction's webhook. */
import * as spec from 'discord-api-spec/zod';
import type { ZodMiniType } from 'zod/mini';
import { never } from 'zod/mini';
import type { CallbackBody } from '../interactions.ts';
import { messageFlag } from '../message-flags.ts';
import type { MessageBody } from '../messages.ts';
import { type Call, route } from '../router.ts';
import { callbackRules, messageRules, newMessageRules } from '../validation/message-rules.ts';

const schemas: Record<number, ZodMiniType> = {
  1: spec.PongInteractionCallbackRequestSchema,
  4: spec.CreateMessageInteractionCallbackRequestSchema,
  5: spec.CreateMessageInteractionCallbackRequestSchema,
  6: spec.UpdateMessageInteractionCallbackRequestSchema,
  7: spec.UpdateMessageInteractionCallbackRequestSchema,
  8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  9: spec.ModalInteractionCallbackRequestSchema,
  12: spec.LaunchActivityInteractionCallbackRequestSchema,
};

function callback({ core, params, query, body, files }: Call<CallbackBody>) {
  const { id = '', token = '' } = params;
  const { interaction, stored } = core.interactions.acknowledge(id, token, body, files);
  if (query.get('with_response') !== 'true') return;
  const flags = stored?.message.flags ?? 0;
  const about = stored && {
    response_message_id: stored.message.id,
    response_message_loading: (flags & messageFlag.loading) !== 0,
    response_message_ephemeral: (flags & messageFlag.ephemeral) !== 0,
  };
  // The resource is described only where the answer made or changed a message.
  return {
    interaction: { id, type: interaction.type, ...about },
    ...(stored && { resource: { type: body.type, message: stored.message } }),
  };
}

const follow = ({ core, params, body, files }: Call<MessageBody>) =>
  core.interactions.followUp(core.interactions.byToken(params.token ?? ''), body, files).message;

function target({ core, params }: Call<never>) {
  const interaction = core.interactions.byToken(params.token ?? '');
  return core.interactions.messageOf(interaction, params.target ?? '');
}

const show = (call: Call<never>) => target(call).message;

const edit = (call: Call<MessageBody>) =>
  call.core.messages.edit(target(call as Call<never>), call.body, call.files).message;

const remove = (call: Call<never>) => call.core.messages.remove(target(call));

const reply = spec.MessageResponseSchema;
const open = true;

export const interactionRoutes = [
  route('POST /interactions/:id/:token/callback', callback, {
    open,
    body: (body: CallbackBody) => schemas[body.type] ?? never(),
    rules: callbackRules,
    reply: spec.InteractionCallbackResponseSchema,
  }),
  route('POST /webhooks/:application/:token', follow, {
    open,
    body: spec.IncomingWebhookRequestPartialSchema,
    rules: newMessageRules,
    limit: { requests: 5, perMs: 2_000 },
    reply,
  }),
  route('GET /webhooks/:application/:token/messages/:target', show, { open, reply }),
  route('PATCH /webhooks/:application/:token/messages/:target', edit, {
    open,
    body: spec.IncomingWebhookUpdateRequestPartialSchema,
    rules: messageRules,
    limit: { requests: 5, perMs: 2_000 },
    reply,
  }),
  route('DELETE /webhooks/:application/:token/messages/:target', remove, { open }),
];
