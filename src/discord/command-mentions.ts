/** Clickable names of commands: Discord shows `</train:123>` as a link that opens the command. */
import type { APIApplicationCommand } from 'discord.js';
import type { Reply } from './reply.ts';

/** The ids of the commands that can be used as they are, by name, with that of the subcommand: “quiz now”. */
export type CommandIds = Map<string, string>;

const subcommandType = 1;

/** Notes the ids that Discord gave to the registered commands. A command with subcommands has no link of its own. */
export function noteCommandIds(ids: CommandIds, registered: APIApplicationCommand[]): void {
  for (const { name, id, options = [] } of registered) {
    const parts = options.filter(({ type }) => type === subcommandType);
    if (parts.length === 0) ids.set(name, id);
    for (const part of parts) ids.set(`${name} ${part.name}`, id);
  }
}

/** A block of code, in which Discord shows no links, a longer code span, or the name of a command in code. */
const codeOrCommand = /```[\s\S]*?(?:```|$)|``[\s\S]*?``|`\/([a-z]+(?: [a-z]+)?)`/g;

/** Makes names in code, such as `/train`, clickable. A name with options stays code: a link cannot carry options. */
export function mentionCommands(reply: Reply, ids: CommandIds): Reply {
  const mention = (text: string) =>
    text.replace(codeOrCommand, (code, name?: string) => {
      const id = name === undefined ? undefined : ids.get(name);
      return id === undefined ? code : `</${name}:${id}>`;
    });
  return {
    ...reply,
    ...(reply.text !== undefined && { text: mention(reply.text) }),
    ...(reply.fields && { fields: reply.fields.map((field) => ({ ...field, value: mention(field.value) })) }),
  };
}
