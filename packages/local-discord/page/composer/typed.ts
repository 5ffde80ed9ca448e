/** A command written as text, like `/train lstm dataset:recall`: each `name:` of an option begins that option's field. */
import type { State } from '../state.ts';
import { type CommandDraft, draftFor, type Entry, type OptionField, optionNamed } from './draft.ts';
import { choicesOf } from './lists.ts';

/** A command, and which field is to be filled in next: an option's name, or `''` for the one that adds options. */
interface Typed {
  command: CommandDraft;
  next: string;
}

/** The command `entry`, with `rest` typed behind its name. */
export function draftTyped(state: State, entry: Entry, rest = ''): Typed {
  const command = draftFor(entry);
  const [first] = command.fields.keys();
  const typed = typeInto(state, command, first ?? '', rest.trim());
  const empty = [...typed.command.fields].find(([, { text }]) => text === '');
  return { ...typed, next: empty?.[0] ?? '' };
}

/** The text of the field `name` is now `text`; what stands behind the `name:` of another option becomes its text. */
export function typeInto(state: State, command: CommandDraft, name: string, text: string): Typed {
  const { problem: _, ...before } = command;
  const free = command.entry.options.filter(
    (option) => option.name === name || !command.fields.has(option.name),
  );
  const names = [...free.map((option) => option.name), ...unfilled(command)];
  const { loose, named } = split(text, names);
  const entered = new Map(named);
  if (name !== '' && !entered.has(name)) entered.set(name, loose);
  const fields = new Map(command.fields);
  for (const [option, value] of entered) fields.set(option, fieldOf(state, command, option, value));
  const search = name === '' ? loose : command.search;
  return { command: { ...before, fields, search }, next: named.at(-1)?.[0] ?? name };
}

const unfilled = ({ fields }: CommandDraft) =>
  [...fields].filter(([, { text }]) => text === '').map(([option]) => option);

function fieldOf(state: State, command: CommandDraft, name: string, text: string): OptionField {
  const option = optionNamed(command, name);
  const wanted = text.trim().toLowerCase().replace(/^[@#]/, '');
  const picked =
    option && !option.autocomplete && wanted !== ''
      ? choicesOf(state, option).find((choice) =>
          [choice.name.replace(/^#/, ''), String(choice.value)].some((one) => one.toLowerCase() === wanted),
        )
      : undefined;
  return picked ? { text, picked, typed: true } : { text };
}

/** `lstm dataset:recall` → loose `lstm`, named `[['dataset', 'recall']]`. */
function split(text: string, names: string[]): { loose: string; named: [name: string, text: string][] } {
  const found = [...text.matchAll(/(^|\s)([\p{L}\p{N}_-]+):[^\S\n]*/gu)].filter(([, , name = '']) =>
    names.includes(name.toLowerCase()),
  );
  const named = found.map((match, index): [string, string] => {
    const value = text.slice(match.index + match[0].length, found[index + 1]?.index);
    return [(match[2] ?? '').toLowerCase(), value];
  });
  return { loose: found[0] ? text.slice(0, found[0].index) : text, named };
}

/** Why `text`, which is no option's, cannot be sent. */
export function strayProblem({ name, options }: Entry, text: string): string {
  if (options.length === 0) return `/${name} has no options. Delete “${text}” to send it.`;
  const names = options.map((option) => option.name);
  const wrong = /^([\p{L}\p{N}_-]+):/u.exec(text)?.[1];
  const list = names.join(', ');
  return wrong
    ? `/${name} has no option “${wrong}”. It has: ${list}.`
    : `“${text}” belongs to no option. Write the option first, like ${names[0]}:… There is: ${list}.`;
}
