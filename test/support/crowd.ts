/** More people than the local Discord begins with. */
import type { APIUser } from 'discord.js';
import type { LocalDiscord } from 'local-discord';

/** Lets so many people join the study group; gives their names. */
export function crowd(discord: LocalDiscord, count: number): string[] {
  const { world } = discord.core;
  const guild = world.guild('Study group');
  const model: APIUser = world.user('alice');
  return Array.from({ length: count }, (_, i) => {
    const username = `member${i}`;
    const id = world.nextId();
    world.users.set(id, { ...model, id, username, global_name: `Member ${i}` });
    guild.members[id] = [];
    return username;
  });
}
