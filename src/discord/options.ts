/** Command options as plain data, and the types that follow from them. */
import { ChannelType, ApplicationCommandOptionType as Type } from 'discord.js';
import { z } from 'zod';
import { UserError } from '../types/errors.ts';

export interface Choice {
  name: string;
  value: string;
}

interface Described {
  description: string;
  required?: true;
}

interface TextOption<Services> extends Described {
  type: 'text';
  /** Characters, at most 6,000; Discord's client takes no more. */
  maxLength?: number;
  /** The only values allowed; at most 25. */
  choices?: readonly string[];
  /** What Discord shows for a choice, where that is not the choice itself. */
  labels?: Readonly<Record<string, string>>;
  /** Suggestions for the text typed so far. Other text stays allowed. */
  complete?: (
    typed: string,
    services: Services,
    asker: { userId: string; serverId: string | null },
  ) => Choice[];
}

interface NumberOption extends Described {
  type: 'integer' | 'number';
  min?: number;
  max?: number;
}

/** True or false. */
interface SwitchOption extends Described {
  type: 'switch';
}

/** A channel or thread that takes messages, or a role. The value is its id. */
interface ThingOption extends Described {
  type: 'channel' | 'role';
}

/** An attached file. */
interface FileOption extends Described {
  type: 'file';
}

export interface SentFile {
  name: string;
  /** Bytes. */
  size: number;
  /** Discord's URL of the file, valid for about a day. */
  url: string;
}

type OptionSpec<Services> = TextOption<Services> | NumberOption | SwitchOption | ThingOption | FileOption;
export type OptionSpecs<Services> = Record<string, OptionSpec<Services>>;

type Value<Spec> = Spec extends { choices: readonly (infer Choices)[] }
  ? Choices
  : Spec extends { type: keyof ValueTypes }
    ? ValueTypes[Spec['type']]
    : never;

interface ValueTypes {
  text: string;
  integer: number;
  number: number;
  switch: boolean;
  channel: string;
  role: string;
  file: SentFile;
}

type RequiredNames<Specs> = {
  [Name in keyof Specs]: Specs[Name] extends { required: true } ? Name : never;
}[keyof Specs];

/** The values that a handler receives. Only required options are always set. */
export type OptionValues<Specs> = { [Name in RequiredNames<Specs>]: Value<Specs[Name]> } & {
  [Name in Exclude<keyof Specs, RequiredNames<Specs>>]?: Value<Specs[Name]>;
};

const types = {
  text: Type.String,
  integer: Type.Integer,
  number: Type.Number,
  switch: Type.Boolean,
  channel: Type.Channel,
  role: Type.Role,
  file: Type.Attachment,
} as const;

/** Types of channels and threads that take messages. */
const writable = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** The options as Discord's API takes them. It demands required ones first. */
export function declareOptions<Services>(specs: OptionSpecs<Services>) {
  return Object.entries(specs)
    .toSorted(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, spec]) => ({
      type: types[spec.type],
      name,
      description: spec.description,
      required: spec.required ?? false,
      ...(spec.type === 'text' &&
        spec.choices && {
          choices: spec.choices.map((value) => ({ name: spec.labels?.[value] ?? value, value })),
        }),
      ...(spec.type === 'text' && spec.complete && { autocomplete: true }),
      ...(spec.type === 'text' && spec.maxLength && { max_length: spec.maxLength }),
      ...(spec.type === 'channel' && { channel_types: writable }),
      ...('min' in spec && spec.min !== undefined && { min_value: spec.min }),
      ...('max' in spec && spec.max !== undefined && { max_value: spec.max }),
    }));
}

/**
 * Checks sent options against their declaration, because other clients than Discord's may ignore it.
 * @throws UserError that says what is expected
 */
export function checkOptions<Services>(
  specs: OptionSpecs<Services>,
  sent: (name: string) => unknown,
): OptionValues<OptionSpecs<Services>> {
  const values = Object.entries(specs).flatMap(([name, spec]): [string, unknown][] => {
    const value = sent(name);
    if (value === undefined && !spec.required) return [];
    if (!schemaOf(spec).safeParse(value).success)
      throw new UserError(`The option \`${name}\` must be ${expected(spec)}. Please use the command again.`);
    return [[name, value]];
  });
  return Object.fromEntries(values) as OptionValues<OptionSpecs<Services>>;
}

const longestText = 6_000;
const snowflake = z.string().regex(/^\d{1,20}$/);
const sentFile = z.object({ name: z.string().min(1), size: z.int().min(0), url: z.url() });

function schemaOf<Services>(spec: OptionSpec<Services>): z.ZodType {
  switch (spec.type) {
    case 'text':
      return spec.choices
        ? z.enum([...spec.choices])
        : z
            .string()
            .min(1)
            .max(spec.maxLength ?? longestText);
    case 'integer':
      return z
        .int()
        .min(spec.min ?? Number.MIN_SAFE_INTEGER)
        .max(spec.max ?? Number.MAX_SAFE_INTEGER);
    case 'number':
      return z
        .number()
        .min(spec.min ?? -Number.MAX_VALUE)
        .max(spec.max ?? Number.MAX_VALUE);
    case 'switch':
      return z.boolean();
    case 'file':
      return sentFile;
    default:
      return snowflake;
  }
}

function expected<Services>(spec: OptionSpec<Services>): string {
  switch (spec.type) {
    case 'text':
      return spec.choices
        ? `one of ${spec.choices.join(', ')}`
        : `a text of 1 to ${spec.maxLength ?? longestText} characters`;
    case 'integer':
    case 'number':
      return `a ${spec.type === 'integer' ? 'whole ' : ''}number${between(spec)}`;
    case 'switch':
      return 'true or false';
    default:
      return `a ${spec.type}`;
  }
}

const between = ({ min, max }: NumberOption): string =>
  [min === undefined ? '' : ` of at least ${min}`, max === undefined ? '' : ` of at most ${max}`]
    .filter(Boolean)
    .join(' and');
