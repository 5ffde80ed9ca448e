/** Command options as plain data, and the types that follow from them. */
import { ApplicationCommandOptionType as Type } from 'discord.js';

export interface Choice {
  name: string;
  value: string;
}

interface Described {
  description: string;
  required?: true;
}

export interface TextOption<Context> extends Described {
  type: 'text';
  /** The only values allowed; at most 25. */
  choices?: readonly string[];
  /** Suggestions for what was typed so far; free text stays allowed. */
  complete?: (typed: string, context: Context) => Choice[];
}

export interface NumberOption extends Described {
  type: 'integer' | 'number';
  min?: number;
  max?: number;
}

export type OptionSpec<Context> = TextOption<Context> | NumberOption;
export type OptionSpecs<Context> = Record<string, OptionSpec<Context>>;

type Value<Spec> = Spec extends { choices: readonly (infer Choices)[] }
  ? Choices
  : Spec extends { type: 'text' }
    ? string
    : number;

type RequiredNames<Specs> = {
  [Name in keyof Specs]: Specs[Name] extends { required: true } ? Name : never;
}[keyof Specs];

/** What the handler receives: required options always there, the others perhaps. */
export type OptionValues<Specs> = { [Name in RequiredNames<Specs>]: Value<Specs[Name]> } & {
  [Name in Exclude<keyof Specs, RequiredNames<Specs>>]?: Value<Specs[Name]>;
};

const types = { text: Type.String, integer: Type.Integer, number: Type.Number } as const;

/** The declaration of options as Discord's API takes it; required ones first, as it demands. */
export function declareOptions<Context>(specs: OptionSpecs<Context>) {
  return Object.entries(specs)
    .toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, spec]) => ({
      type: types[spec.type],
      name,
      description: spec.description,
      required: spec.required ?? false,
      ...(spec.type === 'text' &&
        spec.choices && { choices: spec.choices.map((value) => ({ name: value, value })) }),
      ...(spec.type === 'text' && spec.complete && { autocomplete: true }),
      ...(spec.type !== 'text' && spec.min !== undefined && { min_value: spec.min }),
      ...(spec.type !== 'text' && spec.max !== undefined && { max_value: spec.max }),
    }));
}
