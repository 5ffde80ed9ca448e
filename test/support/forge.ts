/** Interactions that Discord's own client would never send. */
import type { APIMessage } from 'discord.js';
import type { Acknowledgement, LocalDiscord } from 'local-discord';

interface Where {
  user?: string;
  /** The message that is said to hold the button. */
  source: APIMessage;
}

/** What the asker reads: the message that the answer made, or, where one was to change, what follows. */
async function answerTo(discord: LocalDiscord, send: () => Promise<Acknowledgement>): Promise<APIMessage> {
  // A press may also change the private message that an earlier one made.
  const { promise: changed, resolve } = Promise.withResolvers<APIMessage>();
  const look = ({ message }: { message: APIMessage }) => {
    if (((message.flags ?? 0) & privateFlag) !== 0) resolve(message);
  };
  const events = ['message', 'edit'] as const;
  for (const event of events) discord.happenings.on(event, look);
  try {
    const { message } = await send();
    return await (message ? discord.waitForEdit(message.id) : changed);
  } finally {
    for (const event of events) discord.happenings.off(event, look);
  }
}

const privateFlag = 64;

/** Presses a button that is not there, and waits for what the presser reads. */
export const forgePress = (discord: LocalDiscord, customId: string, where: Where): Promise<APIMessage> =>
  forge(discord, 3, { component_type: 2, custom_id: customId }, where);

/** Sends a form that was never shown. */
export const forgeForm = (discord: LocalDiscord, customId: string, where: Where): Promise<APIMessage> => {
  const components = [{ type: 1, components: [{ type: 4, custom_id: 'answer', value: '1' }] }];
  return forge(discord, 5, { custom_id: customId, components }, where);
};

function forge(
  discord: LocalDiscord,
  type: 3 | 5,
  data: { custom_id: string } & Record<string, unknown>,
  { user = 'alice', source }: Where,
): Promise<APIMessage> {
  const { interactions, world } = discord.core;
  const [from, channel] = [world.user(user), world.channel(source.channel_id)];
  return answerTo(discord, () =>
    interactions.send({
      ...{ type, name: data.custom_id, user: from, channel },
      ...{ data, source: world.message(source.id) },
    }),
  );
}

/** Uses a command with options of any type and value. */
export async function forgeCommand(
  discord: LocalDiscord,
  [name = '', part]: string[],
  options: { name: string; type: number; value: unknown }[],
  user = 'ada',
): Promise<APIMessage> {
  const { interactions, world } = discord.core;
  const inner = part === undefined ? options : [{ name: part, type: 1, options }];
  return answerTo(discord, () =>
    interactions.send({
      ...{ type: 2, name, user: world.user(user), channel: world.channel('general') },
      data: { id: '1', name, type: 1, options: inner },
    }),
  );
}
