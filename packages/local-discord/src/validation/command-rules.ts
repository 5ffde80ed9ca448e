/** What Discord demands of command declarations, and of suggestions for their options, beyond its schema. */
import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import { broken, type Problem } from './problems.ts';

export interface CommandBody {
  name: string;
  type?: number;
  description?: string;
  options?: APIApplicationCommandOption[];
}

const chatInput = 1;
const chatInputName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

export function commandListRules(commands: CommandBody[]): Problem[] {
  const problems = commands.flatMap((command, index) => commandRules(command, [index]));
  const keys = commands.map(({ type = chatInput, name }) => `${type} ${name}`);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) problems.push(broken([index, 'name'], 'this command is declared twice'));
  });
  const perType = Map.groupBy(commands, ({ type = chatInput }) => type);
  if ((perType.get(chatInput)?.length ?? 0) > 100) problems.push(broken([], 'at most 100 slash commands'));
  return problems;
}

export function commandRules(command: CommandBody, path: PropertyKey[] = []): Problem[] {
  const { type = chatInput, name, description, options = [] } = command;
  if (type !== chatInput) return [];
  const problems: Problem[] = [];
  if (!isName(name)) problems.push(broken([...path, 'name'], 'a slash command is named in lower case'));
  if (!description) problems.push(broken([...path, 'description'], 'a slash command needs a description'));
  if (textLength(command) > 8_000)
    problems.push(broken(path, 'names, descriptions and choices exceed 8000 characters'));
  return [...problems, ...optionRules(options, [...path, 'options'])];
}

const isName = (name: string) => chatInputName.test(name) && name === name.toLowerCase();

function textLength(command: { name: string; description?: string; options?: readonly object[] }): number {
  const {
    name,
    description = '',
    options = [],
    choices = [],
  } = command as {
    name: string;
    description?: string;
    options?: { name: string }[];
    choices?: { name: string; value: string | number }[];
  };
  const inner = options.reduce((sum, option) => sum + textLength(option), 0);
  return choices.reduce(
    (sum, choice) => sum + `${choice.name}${choice.value}`.length,
    inner + name.length + description.length,
  );
}

const isSubcommand = ({ type }: { type: number }) => type === 1 || type === 2;

function optionRules(options: APIApplicationCommandOption[], path: PropertyKey[]): Problem[] {
  const problems: Problem[] = [];
  const names = options.map(({ name }) => name);
  const firstOptional = options.findIndex((option) => !isSubcommand(option) && !option.required);
  options.forEach((option, index) => {
    const at = [...path, index];
    if (!isName(option.name)) problems.push(broken([...at, 'name'], 'an option is named in lower case'));
    if (names.indexOf(option.name) < index)
      problems.push(broken([...at, 'name'], 'two options have this name'));
    if (option.required && firstOptional >= 0 && firstOptional < index)
      problems.push(broken([...at, 'required'], 'required options come first'));
    if ('autocomplete' in option && option.autocomplete && 'choices' in option && option.choices?.length)
      problems.push(broken(at, 'an option has either choices or autocompletion'));
    if ('choices' in option) problems.push(...choiceRules(option.choices ?? [], [...at, 'choices']));
    if (isSubcommand(option) !== isSubcommand(options[0] ?? option))
      problems.push(broken(at, 'subcommands and options do not mix'));
    if ('min_value' in option && 'max_value' in option && Number(option.min_value) > Number(option.max_value))
      problems.push(broken([...at, 'min_value'], 'the least value is above the greatest'));
    if ('options' in option) problems.push(...optionRules(option.options ?? [], [...at, 'options']));
  });
  return problems;
}

interface Choice {
  name: string;
  value: string | number;
}

/** Of declared choices and of suggestions alike. */
export const valueRules = (choices: readonly Choice[], path: PropertyKey[]): Problem[] =>
  choices.flatMap(({ value }, index) =>
    typeof value === 'string' && (value.length === 0 || value.length > 100)
      ? [broken([...path, index, 'value'], `a value has 1 to 100 characters, not ${value.length}`)]
      : [],
  );

function choiceRules(choices: readonly Choice[], path: PropertyKey[]): Problem[] {
  const names = choices.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return [
    ...valueRules(choices, path),
    ...twice.map((name) => broken(path, `two choices have the name ${name}`)),
  ];
}
