/** What is being written: a text, or a command with its options. */
import type { APIApplicationCommand } from 'discord-api-types/v10';
import type { FileInput, OptionInput } from '../../src/page-server/protocol.ts';

export interface CommandOptionSpec {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  choices?: OptionChoice[];
  autocomplete?: boolean;
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
  options?: CommandOptionSpec[];
}

export interface OptionChoice {
  name: string;
  value: string | number | boolean;
  /** What is shown small beside the name. */
  note?: string;
}

/** A command as one can pick it: subcommands stand for themselves. */
export interface Entry {
  /** `tags list` */
  name: string;
  description: string;
  options: CommandOptionSpec[];
}

/** One option's field. */
export interface OptionField {
  text: string;
  /** Picked from a list; typed text is turned into a value when the command is sent. */
  picked?: OptionChoice;
  /** The choice was not picked but typed in full. */
  typed?: true;
  file?: FileInput;
  problem?: string;
}

export interface CommandDraft {
  entry: Entry;
  /** In the order in which they are shown; those that are not in it are still to be had. */
  fields: ReadonlyMap<string, OptionField>;
  /** The option that has the focus; `''` is the field that adds another option. */
  focused: string | undefined;
  /** What was typed to find another option. */
  search: string;
  /** Why that cannot be sent. */
  problem?: string;
  /** From the bot, for the focused option. */
  suggestions: OptionChoice[] | 'loading' | 'failed';
  /** The text that they were asked for. */
  suggestedFor: string;
}

export interface Draft {
  text: string;
  files: readonly FileInput[];
  command: CommandDraft | undefined;
  /** Which line of the list is marked; -1 is none. */
  marked: number;
  /** The list is closed until something is typed. */
  closed: boolean;
}

export const emptyDraft: Draft = { text: '', files: [], command: undefined, marked: 0, closed: false };

export const optionKind = {
  group: 2,
  text: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  file: 11,
} as const;

/** All commands that can be picked, by name. */
export function entries(commands: APIApplicationCommand[]): Entry[] {
  const spread = (name: string, description: string, options: CommandOptionSpec[]): Entry[] => {
    const inner = options.filter(({ type }) => type <= optionKind.group);
    if (inner.length === 0) return [{ name, description, options }];
    return inner.flatMap((option) =>
      spread(`${name} ${option.name}`, option.description, option.options ?? []),
    );
  };
  return commands
    .flatMap(({ name, description, options }) =>
      spread(name, description, (options ?? []) as CommandOptionSpec[]),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Those whose name begins with what was typed come first, then those that contain it. */
export function matching(all: Entry[], typed: string): Entry[] {
  const wanted = typed.toLowerCase().trim();
  const rank = ({ name, description }: Entry) => {
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return description.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return all.filter((entry) => rank(entry) < 3).sort((a, b) => rank(a) - rank(b));
}

export function draftFor(entry: Entry): CommandDraft {
  const required = entry.options.filter((option) => option.required);
  return {
    entry,
    fields: new Map(required.map(({ name }) => [name, { text: '' }])),
    focused: undefined,
    search: '',
    suggestions: [],
    suggestedFor: '',
  };
}

export const optionNamed = ({ entry }: CommandDraft, name: string): CommandOptionSpec | undefined =>
  entry.options.find((option) => option.name === name);

/** Options that could still be added. */
export const remaining = ({ entry, fields, search }: CommandDraft): CommandOptionSpec[] =>
  entry.options.filter(({ name }) => !fields.has(name) && name.includes(search.trim().toLowerCase()));

/** A field's value, or why there is none. */
export function fieldValue(
  option: CommandOptionSpec,
  field: OptionField,
): { value?: OptionInput; problem?: string } {
  const text = field.text.trim();
  const { kind, value } = { kind: option.type, value: field.file ?? field.picked?.value ?? text };
  if (value === '') return option.required ? { problem: 'This option is required' } : {};
  if (kind === optionKind.file) return field.file ? { value } : { problem: 'Choose a file' };
  if (field.picked) return { value: field.picked.value };
  if (option.choices?.length) {
    const same = option.choices.find(({ name }) => name.toLowerCase() === text.toLowerCase());
    const names = option.choices.map(({ name }) => name).join(', ');
    return same ? { value: same.value } : { problem: `“${text}” is not in the list. There is: ${names}.` };
  }
  if (kind === optionKind.integer || kind === optionKind.number) return numberValue(option, text);
  if (kind === optionKind.text) return textProblem(option, text) ?? { value: text };
  return { problem: 'Choose one of the list' };
}

function numberValue({ type, min_value, max_value }: CommandOptionSpec, text: string) {
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value)) return { problem: 'Enter a number' };
  if (type === optionKind.integer && !Number.isInteger(value)) return { problem: 'Enter a whole number' };
  if (min_value !== undefined && value < min_value) return { problem: `Must be at least ${min_value}` };
  if (max_value !== undefined && value > max_value) return { problem: `Must be at most ${max_value}` };
  return { value };
}

function textProblem({ min_length, max_length }: CommandOptionSpec, text: string) {
  if (min_length !== undefined && text.length < min_length)
    return { problem: `At least ${min_length} characters` };
  if (max_length !== undefined && text.length > max_length)
    return { problem: `At most ${max_length} characters` };
  return undefined;
}
