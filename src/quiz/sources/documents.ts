/** Authors' questions in the documents, validated before use. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { lineOfYaml } from '../../lessons/yaml.ts';
import type { DocumentProblem, Level, Library, QuizBlock } from '../../types/lessons.ts';
import {
  type Batches,
  type Difficulty,
  difficulties,
  type Question,
  type QuestionKind,
  type QuestionTemplate,
  type Random,
} from '../../types/quiz.ts';
import { answerKey, isAnswer } from '../answer-key.ts';
import { multiple, single } from '../choices.ts';
import { templateOf } from '../question-template.ts';
import { shuffled } from '../random.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

const line = (most: number) => text(most).regex(/^[^\r\n]*$/, 'must be on one line');

const option = z.strictObject({
  text: line(200),
  right: z.boolean().default(false),
  remark: line(300).optional(),
});

const options = z
  .array(option)
  .min(2)
  .max(5)
  .refine(
    differ(({ text }: { text: string }) => text),
    'must not name the same option twice',
  );

const common = {
  question: text(600),
  explanation: text(600),
  hint: text(300).optional(),
  quote: text(300).optional(),
  level: z.enum(['first', 'deep']).optional(),
  difficulty: z.literal([...difficulties]).optional(),
};

const typed = z.union([z.string(), z.number()]).transform(String).pipe(line(200));

/** A gap's answer must be something that a learner can type. */
const fill = typed.refine(isAnswer, 'must have a letter, a number or a symbol');

/** A question as an author writes it: in a `quiz` block, or in a deck. */
export const writtenQuestion = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('single'),
    options: options.refine(
      (all) => all.filter(({ right }) => right).length === 1,
      'must have exactly one with "right: true"; write kind: multiple for several',
    ),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('multiple'),
    options: options.refine(
      (all) => all.some(({ right }) => right),
      'must have one with "right: true" or more',
    ),
  }),
  z.strictObject({ ...common, kind: z.literal('boolean'), answer: z.boolean() }),
  z.strictObject({
    ...common,
    kind: z.literal('number'),
    answer: z.number(),
    tolerance: z.number().min(0).default(0),
    unit: text(20).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('gap'),
    question: common.question.regex(/_{2,}/, 'must have a gap: three underscores, ___'),
    answer: z.union([fill.transform((word) => [word]), z.array(fill).min(1).max(20)]),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('order'),
    answer: z.array(typed).min(3).max(6).refine(differ(String), 'must not name the same step twice'),
  }),
]);
export type WrittenQuestion = z.output<typeof writtenQuestion>;

function differ<T>(nameOf: (item: T) => string): (items: T[]) => boolean {
  return (items) => new Set(items.map((item) => nameOf(item).trim().toLowerCase())).size === items.length;
}

/** Templates from the documents' `quiz` blocks. Invalid questions are added to `problems`. */
export function* documentTemplates(library: Library, problems: DocumentProblem[]): Batches {
  const seen = new Map<string, DocumentProblem>();
  const ids = new Set<string>();
  for (const block of library.quizzes) {
    for (const [index, item] of questionsOf(block).entries()) {
      yield [];
      const report = (path: readonly PropertyKey[], message: string) =>
        problems.push({ file: block.place.file, line: lineOf(block, index, path), message });
      const { topic, written } = readTopic(library, block, item, report);
      const checked = writtenQuestion.safeParse(written, { reportInput: true });
      if (!checked.success) {
        for (const issue of checked.error.issues) report(issue.path, issueSentence(issue));
        continue;
      }
      const key = `${block.topic} ${answerKey(checked.data.question)}`;
      const earlier = seen.get(key);
      if (earlier)
        report([], `This question is asked already (${earlier.file}:${earlier.line}); remove one.`);
      else {
        const name = `document:${block.topic}:${nameOf(checked.data.question)}`;
        // Of C++ and of C# are two questions, though their letters are the same.
        const id = ids.has(name)
          ? `${name}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`
          : name;
        ids.add(id);
        const { quote } = checked.data;
        const isRead = quote === undefined || isOnPage(library, topic, quote);
        if (!isRead)
          report(['quote'], 'The quote does not stand on the first look of its topic; copy it from there.');
        const template = writtenTemplate(checked.data, { fact: id, source: 'document', topic });
        yield [
          {
            ...template,
            ...(quote !== undefined && isRead && { quote }),
            ...(block.unit !== undefined && { unit: block.unit }),
          },
        ];
      }
      seen.set(key, { file: block.place.file, line: lineOf(block, index, []), message: '' });
    }
  }
}

type ReportAt = (path: readonly PropertyKey[], message: string) => void;

/** A unit's question is on the topic that it names, else on that of its block. */
function readTopic(
  { topics }: Library,
  block: QuizBlock,
  item: unknown,
  report: ReportAt,
): { topic: string; written: unknown } {
  const isUnits = block.unit !== undefined && typeof item === 'object' && item !== null && 'topic' in item;
  if (!isUnits) return { topic: block.topic, written: item };
  const { topic, ...written } = item;
  if (typeof topic === 'string' && topics.has(topic)) return { topic, written };
  report(['topic'], `There is no topic "${String(topic)}"; correct the id or leave it out.`);
  return { topic: block.topic, written };
}

/** Whether the first look of the topic has these words, whatever is bold or a link. */
function isOnPage({ topics }: Library, topic: string, quote: string): boolean {
  const plain = (markdown: string) => markdown.replace(/[*_`[\]]|\(#[^)]*\)/g, '').replace(/\s+/g, ' ');
  return plain(topics.get(topic)?.text.first ?? '').includes(plain(quote));
}

/** One sentence on what is wrong with a written question, for its author. */
export function issueSentence(issue: z.core.$ZodIssue): string {
  const where = issue.path.length > 0 ? `"${issue.path.join('.')}"` : 'The question';
  switch (issue.code) {
    case 'invalid_union':
      return `"kind" must be one of ${writtenKinds.join(', ')}.`;
    case 'unrecognized_keys':
      return `${where} has keys that are not known here: ${issue.keys.join(', ')}; remove or correct them.`;
    case 'invalid_type':
      return issue.input === undefined ? `${where} is missing.` : `${where} must be ${issue.expected}.`;
    case 'too_small':
      return `${where} needs at least ${issue.minimum}${countedIn(issue.origin)}.`;
    case 'too_big':
      return `${where} may have at most ${issue.maximum}${countedIn(issue.origin)}.`;
    default:
      return `${where} ${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}.`;
  }
}

const countedIn = (origin: string): string =>
  origin === 'string' ? ' letters' : origin === 'array' ? ' entries' : '';

const writtenKinds: readonly Exclude<QuestionKind, 'picture'>[] = [
  'single',
  'multiple',
  'boolean',
  'number',
  'gap',
  'order',
];

/** A written question with its options in a random order. */
export function askWritten(
  written: WrittenQuestion,
  about: Pick<Question, 'fact' | 'source' | 'topic'>,
  random: Random,
): Question {
  const { question: prompt, explanation, hint, level = levelOf(written) } = written;
  const difficulty = difficultyOfWritten(written);
  const shared = { ...about, prompt, explanation, level, difficulty, ...(hint !== undefined && { hint }) };
  switch (written.kind) {
    case 'single':
    case 'multiple': {
      const all = written.options.map(({ text, remark, right }) => ({
        right,
        option: { text, ...(remark !== undefined && { remark }) },
      }));
      const right = all.flatMap((each) => (each.right ? [each.option] : []));
      const wrong = all.flatMap((each) => (each.right ? [] : [each.option]));
      const [only] = right;
      return written.kind === 'single' && only
        ? { ...shared, ...single(random, only, wrong) }
        : { ...shared, ...multiple(random, right, wrong) };
    }
    case 'boolean':
      return { ...shared, kind: 'boolean', right: written.answer };
    case 'number': {
      const { answer: right, tolerance, unit } = written;
      return { ...shared, kind: 'number', right, tolerance, ...(unit !== undefined && { unit }) };
    }
    case 'gap':
      // Discord reads three underscores as mark-up.
      return { ...shared, kind: 'gap', prompt: prompt.replace(/_{2,}/g, '[…]'), right: written.answer };
    case 'order': {
      const items = shuffled(random, written.answer);
      return { ...shared, kind: 'order', items, right: written.answer.map((item) => items.indexOf(item)) };
    }
  }
}

/** The default level: calculations and orders are for those in depth. */
const levelOf = ({ kind, level }: Pick<WrittenQuestion, 'kind' | 'level'>): Level =>
  level ?? (kind === 'number' || kind === 'order' ? 'deep' : 'first');

/** The default difficulty: a fact is easy, a reason or several right options are not, depth is hard. */
const difficultyOfWritten = (written: WrittenQuestion): Difficulty => {
  if (written.difficulty !== undefined) return written.difficulty;
  if (levelOf(written) === 'deep') return 3;
  return written.kind === 'multiple' || /^(?:Why|How) /.test(written.question) ? 2 : 1;
};

/** The template of a written question. */
export const writtenTemplate = (
  written: WrittenQuestion,
  about: Pick<Question, 'fact' | 'source' | 'topic'>,
): QuestionTemplate =>
  templateOf({ ...about, level: levelOf(written), difficulty: difficultyOfWritten(written) }, (random) =>
    askWritten(written, about, random),
  );

/** A block holds one question or a list of them. */
const questionsOf = ({ yaml }: QuizBlock): unknown[] => (Array.isArray(yaml) ? yaml : [yaml]);

const lineOf = ({ yaml, lines }: QuizBlock, index: number, path: readonly PropertyKey[]): number =>
  lineOfYaml(lines, Array.isArray(yaml) ? [index, ...path] : path);

/** The words of a question, short enough to name it by. */
const nameOf = (question: string): string =>
  question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 80);
