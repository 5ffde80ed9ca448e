/** Documents in passages: pieces small enough to be an answer and large enough to be understood alone. */
import { z } from 'zod';
import { type Level, type Library, levels, type Topic } from '../documents/types.ts';

export interface Passage {
  topic: Topic;
  level: Level;
  /** Markdown as Discord shows it. */
  text: string;
  /** Lines of code, formulas or a table. */
  isCode: boolean;
  /** The question that an author answered with it. */
  asked?: string;
}

/** What is looked through; of an explanation, the question as well. */
export const wholeOf = ({ asked, text }: Passage): string =>
  asked === undefined ? text : `${asked}\n${text}`;

/** A list up to this length stays in one piece; of a longer one each item is a passage. */
const listLength = 500;

/** Every passage of the documents in reading order. */
export function passagesOf(library: Pick<Library, 'topics' | 'quizzes'>): Passage[] {
  return [...proseOf(library), ...explanationsOf(library)];
}

function proseOf({ topics }: Pick<Library, 'topics'>): Passage[] {
  return [...topics.values()].flatMap((topic) =>
    levels.flatMap((level) =>
      pieces(topic.text[level] ?? '')
        .flatMap(divided)
        .map((text) => ({
          topic,
          level,
          text,
          isCode: text.includes('```'),
        })),
    ),
  );
}

const authored = z.object({ question: z.string(), explanation: z.string() });

/** What an author explains below a question of a quiz answers that question. */
function explanationsOf({ topics, quizzes }: Pick<Library, 'topics' | 'quizzes'>): Passage[] {
  return quizzes.flatMap(({ topic: id, yaml }) => {
    const topic = topics.get(id);
    const parsed = z.array(z.unknown()).safeParse(yaml);
    if (!topic || !parsed.success) return [];
    return parsed.data.flatMap((item): Passage[] => {
      const { data } = authored.safeParse(item);
      if (!data) return [];
      const { question, explanation } = data;
      return [{ topic, level: 'deep', text: explanation, isCode: false, asked: question }];
    });
  });
}

/** Blocks of a Markdown text; a block that announces the next one (“… these:”) stays with it. */
export function pieces(text: string): string[] {
  const result: string[] = [];
  let announced = '';
  for (const block of blocksOf(text)) {
    const whole = announced === '' ? block : `${announced}\n${block}`;
    announced = '';
    if (/^#+ |^\*\*[^*]+\*\*$|:$/.test(block) && !block.includes('```')) announced = whole;
    else if (/^\s*([-*]|\d+\.) /.test(block) && block.length > listLength) result.push(...itemsOf(block));
    else result.push(whole);
  }
  return announced === '' ? result : [...result, announced];
}

/** Characters of a passage; of a longer one each question would read all. */
const longestPassage = 4_000;

/** A passage in pieces that are read quickly, divided at a line break or a space where there is one. */
function divided(text: string): string[] {
  if (text.length <= longestPassage) return [text];
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const part = text.slice(start, start + longestPassage);
    const gap = Math.max(part.lastIndexOf('\n'), part.lastIndexOf(' '));
    const length = start + part.length < text.length && gap > longestPassage / 2 ? gap : part.length;
    parts.push(part.slice(0, length).trim());
    start += length;
  }
  const fence = '```';
  if (!text.startsWith(fence) || !text.endsWith(fence)) return parts.filter(Boolean);
  return parts.map((part, i) =>
    [i > 0 ? `${fence}\n` : '', part, i < parts.length - 1 ? `\n${fence}` : ''].join(''),
  );
}

/** Divides at blank lines, but not inside a code block. */
function blocksOf(text: string): string[] {
  return text
    .split(/(```[\s\S]*?```)/)
    .flatMap((part, i) => (i % 2 === 1 ? [part] : part.split(/\n\s*\n/)))
    .map((block) => block.trim())
    .filter(Boolean);
}

/** The items of a list that begin at the margin, each with what hangs below it. */
function itemsOf(list: string): string[] {
  return list.split(/\n(?=(?:[-*]|\d+\.) )/).map((item) => item.trim());
}

/** Sentences of a passage; lists and code keep their lines. */
export function sentencesOf(text: string): string[] {
  if (text.includes('```')) return [text];
  return text
    .split(/(?<=[.!?…][*_"”)]{0,4})\s+(?=[\p{Lu}\d"“*(→←])|\n/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}
