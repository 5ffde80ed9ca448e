/** The names behind the ids in mentions, as the open channel knows them. */
import type { Client } from '../client.ts';
import type { MentionNames } from '../markdown/render.ts';
import { allChannels, openServer, personNamed } from '../state.ts';

export const namesIn = (client: Client): MentionNames => ({
  user: (id) => personNamed(client.state, id)?.name,
  role: (id) => openServer(client.state)?.roles.find((role) => role.id === id)?.name,
  channel: (id) =>
    client.state.overview && allChannels(client.state.overview).find((one) => one.id === id)?.name,
  openChannel: (id) => void client.open(id),
  startCommand: (name) => client.composer.start(name),
});
