/** A model's questions: flat objects, so that a truncated answer still yields its complete ones. */
import { z } from 'zod';
import { type AnswerForm, formOf } from '../../ask/model.ts';
import { inert } from '../../text/escape.ts';
import { readNumber } from '../sources/numbers.ts';

export const draftKinds = ['single', 'multiple', 'boolean', 'gap', 'number'] as const;

const longest = 10;

/**
 * The schema for servers with structured output. Only lists are bounded: not all servers can bound texts, and a small
 * model would fill a list until its tokens run out.
 */
const requestedDraft = z.strictObject({
  source: z.number().describe('the number of the source that gives the answer'),
  kind: z.enum(draftKinds),
  question: z.string(),
  right: z.array(z.string()).max(longest).describe('every right answer'),
  wrong: z.array(z.string()).max(longest).describe('wrong answers; none for boolean, gap and number'),
  explanation: z.string(),
});

export const draftFormat = (): AnswerForm =>
  formOf('questions', z.strictObject({ questions: z.array(requestedDraft).max(longest) }));

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const list = z.union([z.array(scalar), scalar.transform((each) => [each])]);
/** The lenient schema: other servers write a list of one without brackets, or a number in quotation marks. */
const draft = z.object({
  ...requestedDraft.shape,
  source: z.coerce.number().int().positive(),
  right: list.pipe(z.array(z.string()).min(1).max(longest)),
  wrong: list.pipe(z.array(z.string()).max(longest)).default([]),
});
export type QuestionDraft = z.output<typeof draft>;

/** An object without nested objects. */
const flatObject = /\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\}/gs;

/** Every complete question in a text; `garbled` counts objects that are none. */
export function draftsIn(text: string): { drafts: QuestionDraft[]; garbled: number } {
  const objects = text.match(flatObject) ?? [];
  const drafts = objects.flatMap((object) => draft.safeParse(parsed(object)).data ?? []);
  return { drafts, garbled: objects.length - drafts.length };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Without emphasis, citations and line breaks. */
export function withoutMarkup(draft: QuestionDraft): QuestionDraft {
  const tidy = (text: string) =>
    text
      .replace(/\*+|`+| ?\[\d+(?: ?, ?\d+)*\]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  const right = draft.right.map(tidy);
  return {
    ...draft,
    question: tidy(draft.question),
    right: draft.kind === 'boolean' ? right.map((answer) => answer.toLowerCase()) : right,
    wrong: draft.wrong.map(tidy),
    explanation: tidy(draft.explanation),
  };
}

/** In the authors' format, with Markdown escaped. */
export function asWritten({ kind, question, right, wrong, explanation }: QuestionDraft): object {
  const common = { kind, question: inert(question), explanation: inert(explanation) };
  switch (kind) {
    case 'single':
    case 'multiple':
      return {
        ...common,
        options: [
          ...right.map((text) => ({ text: inert(text), right: true })),
          ...wrong.map((text) => ({ text: inert(text) })),
        ],
      };
    case 'boolean':
      return { ...common, answer: { true: true, false: false }[right.join()] };
    case 'gap':
      return {
        ...common,
        question: inert(question).replace(/(?:\\_){2,}/g, '___'),
        answer: right.map(inert),
      };
    case 'number':
      return { ...common, answer: readNumber(right.join()) };
  }
}
