/** Documents of the course: a unit, or the order of the units. */
import type { Code, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { z } from 'zod';
import { courseLevels, coursePaths, type Unit } from '../../types/course.ts';
import type { Place, YamlLines } from '../../types/lessons.ts';
import { joinBlocks, type ToDiscord } from '../discord-text.ts';
import { documentLimits } from '../document-limits.ts';
import { lineOf, plainText, type Report } from '../markdown.ts';
import { diagramSchema, idSchema, nameSchema, readYamlKeys } from '../meta.ts';
import { readYaml } from '../yaml.ts';
import { readSteps } from './steps.ts';

/** A unit of one document, before linking: terms are names, and topics may not exist. */
export interface ParsedUnit extends Omit<Unit, 'introduces' | 'uses' | 'everyday'> {
  /** The unit that it follows; the order of the documents counts without one. */
  after?: string;
  /** Names of terms, each with its line. */
  terms: Record<'introduces' | 'uses' | 'everyday', { name: string; line: number }[]>;
  /** The line of each step. */
  stepLines: number[];
  /** The text without mark-up. */
  plain: string;
  quizzes: { yaml: unknown; line: number; lines: YamlLines }[];
}

/** Which units are taught, and in which order. */
export interface ParsedCourse {
  /** Ids of all units, in order; without it every unit is taught. */
  units?: { id: string; line: number }[];
  without: { id: string; line: number }[];
  place: Place;
}

const terms = z.array(nameSchema).max(40);
const unitKeys = {
  ...{ kind: z.literal('unit'), id: idSchema, title: nameSchema, after: idSchema, diagram: diagramSchema },
  paths: z.array(z.enum(coursePaths)).min(1),
  for: z.array(z.enum(courseLevels)).min(1),
  ...{ introduces: terms, uses: terms, everyday: terms },
  steps: z.array(z.unknown()).min(1).max(10),
};
const courseKeys = {
  kind: z.literal('course'),
  units: z.array(idSchema).min(1).max(200),
  without: z.array(idSchema).max(200),
};

/** A text above this length pushes the picture off a phone's screen. */
const longestText = 1_500;

type Front = { yaml: string; firstLine: number };

/** Reads a unit. Faults are reported; undefined where it has no step. @param root the parsed document */
export function readUnit(
  file: string,
  { yaml, firstLine }: Front,
  root: Root,
  render: ToDiscord,
  report: Report,
): ParsedUnit | undefined {
  const { values, line, has } = readYamlKeys(unitKeys, yaml, firstLine, report);
  const heading = root.children.find((block) => block.type === 'heading' && block.depth === 1);
  const named = values.title ?? (heading ? textOf(heading).trim() : '');
  const title = [...named].slice(0, documentLimits.title).join('');
  if (title !== named)
    report(
      heading ? lineOf(heading) : firstLine,
      `This title has more than ${documentLimits.title} letters; the rest is cut off.`,
    );
  for (const key of ['id', 'steps'] as const)
    if (!has(key)) report(firstLine, `"${key}" is missing; a unit needs it.`);
  if (title === '') report(firstLine, 'A unit needs a title: write "title:", or a heading with one #.');
  const read = readSteps(values.steps ?? [], line, report);
  const quizAt = read.findIndex(({ step }) => step.kind === 'quiz');
  if (quizAt >= 0 && quizAt < read.length - 1)
    report(line(['steps']), 'The quiz must be the last step, and the only quiz; move it to the end.');
  // A unit has one button for its quiz.
  const kept = read.filter(({ step }, at) => step.kind !== 'quiz' || at === quizAt);
  const steps = kept.map(({ step }) => step);
  if (values.id === undefined || title === '' || steps.length === 0) return undefined;
  const shown = root.children.filter(
    (block) =>
      block !== heading && block.type !== 'yaml' && !(block.type === 'code' && block.lang === 'quiz'),
  );
  const text = joinBlocks(shown, render);
  if (text.length > longestText)
    report(
      lineOf(root),
      `The text of a unit is best below ${longestText} characters; this one has ${text.length}.`,
    );
  const termsOf = (key: keyof ParsedUnit['terms']) =>
    (values[key] ?? []).map((each, i) => ({ name: each, line: line([key, i]) }));
  return {
    ...{ id: values.id, title, text, steps, place: { file, line: firstLine } },
    paths: values.paths ?? coursePaths,
    levels: values.for ?? courseLevels,
    terms: { introduces: termsOf('introduces'), uses: termsOf('uses'), everyday: termsOf('everyday') },
    ...(values.after !== undefined && { after: values.after }),
    ...(values.diagram !== undefined && { diagram: values.diagram }),
    stepLines: kept.map((each) => each.line),
    plain: shown.map(plainText).filter(Boolean).join('\n'),
    quizzes: root.children.flatMap((block) => (isQuiz(block) ? readQuiz(block, report) : [])),
  };
}

const isQuiz = (block: Root['children'][number]): block is Code =>
  block.type === 'code' && block.lang === 'quiz';

function readQuiz(block: Code, report: Report): ParsedUnit['quizzes'] {
  const quiz = readYaml(block.value, lineOf(block) + 1, report);
  return quiz?.value ? [{ yaml: quiz.value, line: lineOf(block), lines: quiz.lines }] : [];
}

/** Reads a document that orders the units, or leaves some out. */
export function readCourse(file: string, { yaml, firstLine }: Front, report: Report): ParsedCourse {
  const { values, line } = readYamlKeys(courseKeys, yaml, firstLine, report);
  const listed = (key: 'units' | 'without') =>
    values[key]?.map((each, i) => ({ id: each, line: line([key, i]) }));
  const units = listed('units');
  return { ...(units && { units }), without: listed('without') ?? [], place: { file, line: firstLine } };
}
