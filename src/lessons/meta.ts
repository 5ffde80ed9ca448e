import { z } from 'zod';
import { diagramNames } from '../charts/diagrams/index.ts';
import { type Level, levels, type Source } from '../types/lessons.ts';
import type { Report } from './markdown.ts';
import { lineOfYaml, readYaml } from './yaml.ts';

/** A unit is a step of the course, and `course` puts units in another order. */
const documentKinds = ['lesson', 'unit', 'course'] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The data of a lesson's front matter or a section's `topic` block. */
export interface Meta {
  id?: string;
  title?: string;
  aliases: string[];
  related: string[];
  sources: Source[];
  claims: string[];
  questions: string[];
  /** One diagram for both levels, or one for each. */
  diagram?: string | Partial<Record<Level, string>>;
  /** The level of text without a level heading. */
  level?: Level;
  /** The line of a key, or of an entry in its list. */
  line(path: readonly PropertyKey[]): number;
}

/** Checks of values that several kinds of documents have. */
export const textSchema = z.string().trim().min(1);
export const nameSchema = textSchema.max(100);
export const idSchema = z
  .string()
  .max(60)
  .regex(/^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u, 'must be lower-case words joined by hyphens');
export const diagramSchema = z.enum(diagramNames);

const sectionKeys = {
  id: idSchema,
  aliases: z.array(nameSchema).max(50),
  related: z.array(idSchema).max(100),
  sources: z
    .array(z.strictObject({ title: textSchema.max(300), url: z.url({ protocol: /^https?$/ }).optional() }))
    .max(50),
  claims: z.array(idSchema).max(50),
  questions: z.array(textSchema.max(200)).max(100),
  diagram: z.union(
    [diagramSchema, z.strictObject({ first: diagramSchema.optional(), deep: diagramSchema.optional() })],
    {
      error: `must be the name of a diagram, or { first: …, deep: … } with a name for each level; there are ${diagramNames.join(', ')}`,
    },
  ),
};
const lessonKeys = {
  ...sectionKeys,
  title: nameSchema,
  level: z.enum(levels),
  kind: z.enum(documentKinds),
};

/** The kind that the front matter names; without one it is a lesson. */
export const kindOfDocument = (yaml: string): DocumentKind | undefined =>
  documentKinds.find((kind) => kind === /^kind:[ \t]*([a-z]+)[ \t]*$/m.exec(yaml)?.[1]);

/** Reads the front matter of a lesson. A faulty key is reported and ignored. */
export function readFrontMatter(yaml: string, firstLine: number, report: Report): Meta {
  return readKeys(lessonKeys, yaml, firstLine, report);
}

/** Reads the `topic` block of a section, as `readFrontMatter`. */
export function readTopicBlock(yaml: string, firstLine: number, report: Report): Meta {
  return readKeys(sectionKeys, yaml, firstLine, report);
}

/** The data of a document without front matter. */
export function emptyMeta(line: number): Meta {
  return { aliases: [], related: [], sources: [], claims: [], questions: [], line: () => line };
}

function readKeys(keys: Record<string, z.ZodType>, text: string, firstLine: number, report: Report): Meta {
  const { values, line } = readYamlKeys(keys, text, firstLine, report);
  return { ...emptyMeta(firstLine), ...values, line };
}

export interface YamlValues<Keys extends Record<string, z.ZodType>> {
  values: Partial<{ [Key in keyof Keys]: z.output<Keys[Key]> }>;
  /** The line of a key, or of an entry in its list. */
  line(path: readonly PropertyKey[]): number;
  /** Whether the key was written, rightly or not. */
  has(key: keyof Keys): boolean;
}

/** Reads and checks the keys of a YAML text. A faulty key is reported and left out. */
export function readYamlKeys<Keys extends Record<string, z.ZodType>>(
  keys: Keys,
  text: string,
  firstLine: number,
  report: Report,
): YamlValues<Keys> {
  const yaml = readYaml(text, firstLine, report);
  const line = (path: readonly PropertyKey[]) => (yaml ? lineOfYaml(yaml.lines, path) : firstLine);
  const good: Record<string, unknown> = {};
  const has = (key: keyof Keys) => typeof yaml?.value === 'object' && key in (yaml.value ?? {});
  const read: YamlValues<Keys> = { values: good as YamlValues<Keys>['values'], line, has };
  if (!yaml || yaml.value === null) return read;
  const known = Object.keys(keys).join(', ');
  if (typeof yaml.value !== 'object' || Array.isArray(yaml.value)) {
    report(firstLine, `This must be a list of "key: value" lines; the keys are ${known}.`);
    return read;
  }
  for (const [key, value] of Object.entries(yaml.value)) {
    const checked = Object.hasOwn(keys, key) ? keys[key]?.safeParse(value, { reportInput: true }) : undefined;
    if (!checked) report(line([key]), `"${key}" is not a key that is known here; the keys are ${known}.`);
    else if (checked.success) good[key] = checked.data;
    else for (const issue of checked.error.issues) reportIssue(issue, [key], line, report);
  }
  return read;
}

/** @param within the path of the value that was checked */
export function reportIssue(
  issue: z.core.$ZodIssue,
  within: readonly PropertyKey[],
  line: Meta['line'],
  report: Report,
): void {
  const path = [...within, ...issue.path];
  report(line(path), `"${path.join('.')}" ${describeIssue(issue)}.`);
}

/** What is wrong with a value; the sentence begins with its name. */
export function describeIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing`
        : `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'unrecognized_keys':
      return `has keys that are not known there: ${issue.keys.join(', ')}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'too_big':
      if (issue.origin === 'array') return `has more than ${issue.maximum} entries, which is the most`;
      return issue.origin === 'number'
        ? `must be at most ${issue.maximum}`
        : `is longer than ${issue.maximum} characters`;
    case 'too_small':
      return issue.origin === 'number' ? `must be at least ${issue.minimum}` : 'must not be empty';
    case 'invalid_format':
      return issue.format === 'url'
        ? 'must be an address that starts with http:// or https://'
        : issue.message;
    default:
      return issue.message;
  }
}

const typeNames: Record<string, string> = { string: 'text', array: 'a list', object: 'keys with values' };
