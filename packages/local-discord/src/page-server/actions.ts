/** A person's action on the page, carried out in the local Discord. */
import { z } from 'zod';
import { ApiError } from '../errors.ts';
import { type LocalDiscord, NoResponse, Refused } from '../index.ts';
import type { Action, ActionOutcome, FaultName } from './protocol.ts';

const file = z.object({ name: z.string(), type: z.string(), data: z.base64() });
const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), file]));
const id = z.string();
const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** The page is ours, but what arrives over HTTP is checked all the same. */
export const actionSchema: z.ZodType<Action> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('say'),
    channel: id,
    content: z.string().max(2_000),
    files: z.array(file).max(10),
  }),
  z.object({ type: z.literal('edit'), message: id, content: z.string().max(2_000) }),
  z.object({ type: z.literal('slash'), channel: id, name: z.string(), options }),
  z.object({ type: z.literal('autocomplete'), channel: id, name: z.string(), options, focused: z.string() }),
  z.object({ type: z.literal('click'), message: id, control: z.string() }),
  z.object({ type: z.literal('select'), message: id, control: z.string(), values: z.array(z.string()) }),
  z.object({ type: z.literal('submit'), interaction: id, modal: z.any(), values: fields }),
  z.object({ type: z.literal('react'), message: id, emoji: z.string(), add: z.boolean() }),
  z.object({
    type: z.literal('fault'),
    fault: z.enum(['drop', 'forget', 'rateLimit', 'serverError', 'slow', 'expire', 'clear']),
  }),
]);

/** What can be expected to go wrong is an outcome; anything else is thrown. */
export async function perform(discord: LocalDiscord, user: string, action: Action): Promise<ActionOutcome> {
  try {
    return { ok: true, ...(await carryOut(discord, user, action)) };
  } catch (error) {
    if (error instanceof NoResponse)
      return { ok: false, silent: true, problem: 'The application did not respond' };
    if (error instanceof Refused || error instanceof ApiError)
      return { ok: false, silent: false, problem: error.message };
    throw error;
  }
}

type Success = Omit<Extract<ActionOutcome, { ok: true }>, 'ok'>;

async function carryOut(discord: LocalDiscord, user: string, action: Action): Promise<Success> {
  switch (action.type) {
    case 'say':
      discord.say(action.content, { user, channel: action.channel, files: action.files.map(toUpload) });
      return {};
    case 'edit':
      discord.rewrite(action.message, action.content, { user });
      return {};
    case 'slash':
      return shownModal(
        await discord.slash(action.name, toValues(action.options), { user, channel: action.channel }),
      );
    case 'autocomplete': {
      const where = { user, channel: action.channel };
      return {
        choices: await discord.autocomplete(action.name, toValues(action.options), action.focused, where),
      };
    }
    case 'click':
      return shownModal(await discord.click(action.message, action.control, { user }));
    case 'select':
      return shownModal(await discord.select(action.message, action.control, action.values, { user }));
    case 'submit': {
      const shown = { interactionId: action.interaction, type: 9 as const, modal: action.modal };
      await discord.submitModal(shown, action.values);
      return {};
    }
    case 'react':
      discord.react(action.message, action.emoji, { user, add: action.add });
      return {};
    case 'fault':
      faults[action.fault](discord);
      return {};
  }
}

type Acknowledged = Awaited<ReturnType<LocalDiscord['slash']>>;

const shownModal = ({ interactionId, modal }: Acknowledged): Success =>
  modal ? { interaction: interactionId, modal } : {};

type Uploaded = Extract<Action, { type: 'say' }>['files'][number];

const toUpload = ({ data, ...about }: Uploaded) => ({ ...about, data: Buffer.from(data, 'base64') });

type Options = Extract<Action, { type: 'slash' }>['options'];

const toValues = (values: Options) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? toUpload(value) : value,
    ]),
  );

const faults: Record<FaultName, (discord: LocalDiscord) => void> = {
  drop: ({ faults }) => faults.dropGateway(),
  forget: ({ faults }) => faults.dropGateway({ forget: true }),
  rateLimit: ({ faults }) => faults.rateLimit(/./, { retryAfterMs: 2_000, times: 3 }),
  serverError: ({ faults }) => faults.serverError(/./, 3),
  slow: ({ faults }) => faults.slow(/./, 2_000),
  expire: ({ faults }) => faults.expireTokens(),
  clear: ({ faults }) => faults.clear(),
};
