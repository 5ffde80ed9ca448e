/** The list above the message box: commands, choices of an option, or options still to be had. */
import { openServer, type State } from '../state.ts';
import {
  type CommandOptionSpec,
  type Entry,
  entries,
  matching,
  type OptionChoice,
  optionKind,
  optionNamed,
  remaining,
} from './draft.ts';
import { type Word, wordsFor } from './words.ts';

export type Suggestion =
  | { kind: 'command'; entry: Entry }
  | { kind: 'choice'; choice: OptionChoice }
  | { kind: 'option'; option: CommandOptionSpec }
  | { kind: 'word'; word: Word };

export interface SuggestionList {
  title: string;
  /** Beneath the title: what the option means, what it takes. */
  about: string;
  items: Suggestion[];
  /** Why what was typed cannot be sent. */
  problem?: string | undefined;
  /** Instead of items. */
  state?: 'loading' | 'failed' | 'none';
}

/** What to show for the draft as it is; nothing when there is nothing to choose or to say. */
export function suggestionList(state: State): SuggestionList | undefined {
  const { draft, page } = state;
  if (draft.closed) return undefined;
  if (!draft.command) {
    if (!draft.text.startsWith('/') || draft.text.includes('\n')) return wordList(state);
    const found = matching(entries(page?.commands ?? []), draft.text.slice(1));
    const items = found.map((entry): Suggestion => ({ kind: 'command', entry }));
    return { title: 'Commands', about: '', items, ...(items.length === 0 && { state: 'none' as const }) };
  }
  const { focused, problem } = draft.command;
  if (focused === undefined) return undefined;
  if (focused === '') {
    const items = remaining(draft.command).map((option): Suggestion => ({ kind: 'option', option }));
    return items.length > 0 || problem ? { title: 'Options', about: 'Optional', items, problem } : undefined;
  }
  const option = optionNamed(draft.command, focused);
  return option && optionList(state, option);
}

function wordList(state: State): SuggestionList | undefined {
  const items = wordsFor(state, state.draft.text).map((word): Suggestion => ({ kind: 'word', word }));
  return items.length > 0 ? { title: 'Insert', about: '', items } : undefined;
}

function optionList(state: State, option: CommandOptionSpec): SuggestionList {
  const { command } = state.draft;
  const field = command?.fields.get(option.name);
  const about = `${option.description}${range(option)}`;
  const base = { title: option.name, about, problem: field?.problem };
  if (option.autocomplete && command) {
    const { suggestions, suggestedFor } = command;
    if (suggestions === 'loading' || suggestions === 'failed')
      return { ...base, items: [], state: suggestions };
    const text = field?.text ?? '';
    if (text === suggestedFor || field?.picked)
      return {
        ...base,
        items: suggestions.map(toItem),
        ...(suggestions.length === 0 && { state: 'none' as const }),
      };
    // Typed on since: of what is there, only what still fits can be picked until the bot has answered.
    const fitting = suggestions.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
    return {
      ...base,
      items: fitting.map(toItem),
      ...(fitting.length === 0 && { state: 'loading' as const }),
    };
  }
  const typed = field?.picked && !field.typed ? '' : (field?.text.trim().toLowerCase() ?? '');
  const choices = choicesOf(state, option);
  const fitting = choices.filter(({ name }) => name.toLowerCase().includes(typed));
  return {
    ...base,
    items: fitting.map(toItem),
    ...(choices.length > 0 && fitting.length === 0 && { state: 'none' as const }),
  };
}

const toItem = (choice: OptionChoice): Suggestion => ({ kind: 'choice', choice });

/** What an option's value is chosen from; nothing where it is typed. */
export function choicesOf(state: State, { type, choices }: CommandOptionSpec): OptionChoice[] {
  if (choices?.length) return choices;
  const server = openServer(state);
  const people = (state.overview?.people ?? []).filter(({ id }) => !server || server.members.includes(id));
  const users = people.map(({ id, name, username }) => ({ name, value: id, note: username }));
  const roles = (server?.roles ?? []).map(({ id, name }) => ({ name, value: id, note: 'role' }));
  switch (type) {
    case optionKind.boolean:
      return [
        { name: 'True', value: true },
        { name: 'False', value: false },
      ];
    case optionKind.user:
      return users;
    case optionKind.role:
      return roles;
    case optionKind.mentionable:
      return [...users, ...roles];
    case optionKind.channel:
      return (server?.channels ?? []).map(({ id, name }) => ({ name: `#${name}`, value: id }));
    default:
      return [];
  }
}

function range({ min_value, max_value, max_length }: CommandOptionSpec): string {
  if (min_value !== undefined && max_value !== undefined) return ` (${min_value} to ${max_value})`;
  if (min_value !== undefined) return ` (at least ${min_value})`;
  if (max_value !== undefined) return ` (at most ${max_value})`;
  return max_length === undefined ? '' : ` (at most ${max_length} characters)`;
}
