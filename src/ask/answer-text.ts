/** The text of an answer from the documents, and its pages. */

import { quote } from '../text/escape.ts';
import { paragraphs, sentences } from '../text/sentences.ts';
import type { AnsweredFromDocuments } from './answer.ts';

/** The whole answer. Several pieces each name the question that they answer. Then follows what is not covered. */
export function answerText({
  evidence,
  missing,
  isNear,
}: Pick<AnsweredFromDocuments, 'evidence' | 'missing' | 'isNear'>): string {
  const pieces = evidence.map(({ text, answers }) =>
    answers === undefined ? text : `**${quote(answers)}**\n${text}`,
  );
  const unsaid = missing.map((question) => `About ${quote(question)} the documents say nothing.`);
  const near = isNear ? ['The documents may not answer this. The closest that they say:'] : [];
  return [...near, ...pieces, ...unsaid].join('\n\n');
}

/** Characters of a page: a phone shows them without much scrolling. */
const pageLength = 1_500;

/** Divides an answer into pages, at least one. A page breaks within a paragraph only where it is longer than a page. */
export function pagesOf(text: string, maxLength = pageLength): string[] {
  const pages: string[] = [];
  for (const block of blocksOf(text).flatMap((block) => splitBlock(block, maxLength))) {
    const last = pages.at(-1);
    if (last !== undefined && last.length + 2 + block.length <= maxLength)
      pages[pages.length - 1] = `${last}\n\n${block}`;
    else pages.push(block);
  }
  return pages.length > 0 ? pages : [text];
}

/** The paragraphs of a text. One that ends with a colon stays with the next one, and code stays whole. */
function blocksOf(text: string): string[] {
  return paragraphs(text).reduce<string[]>((all, block) => {
    const last = all.at(-1);
    if (last !== undefined && /:\**$/.test(last)) all[all.length - 1] = `${last}\n${block}`;
    else all.push(block);
    return all;
  }, []);
}

/** Divides a block at its lines, else at its sentences, else at any space. */
function splitBlock(block: string, maxLength: number): string[] {
  if (block.length <= maxLength) return [block];
  const code = block.indexOf('```');
  if (code > 0)
    return [
      ...splitBlock(block.slice(0, code).trimEnd(), maxLength),
      ...splitBlock(block.slice(code), maxLength),
    ];
  const [, fence] = /^(```\w*)\n[\s\S]*```$/.exec(block) ?? [];
  const inner = fence === undefined ? block : block.slice(fence.length + 1, -3).trimEnd();
  const room = fence === undefined ? maxLength : maxLength - fence.length - 5;
  const lines = inner.split('\n').flatMap((line) => splitLine(line, room));
  const parts: string[] = [];
  for (const { text, gap } of lines) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + gap.length + text.length <= room)
      parts[parts.length - 1] = last + gap + text;
    else parts.push(text);
  }
  return fence === undefined ? parts : parts.map((part) => `${fence}\n${part}\n\`\`\``);
}

/** Pieces of a line, at most `maxLength` characters each, with the gap before each. */
function splitLine(line: string, maxLength: number): { text: string; gap: string }[] {
  if (line.length <= maxLength) return [{ text: line, gap: '\n' }];
  const pieces = sentences(line, 'everyStop').flatMap((sentence) => splitSentence(sentence, maxLength));
  return pieces.map((text, i) => ({ text, gap: i === 0 ? '\n' : ' ' }));
}

function splitSentence(sentence: string, maxLength: number): string[] {
  if (sentence.length <= maxLength) return [sentence];
  const space = sentence.lastIndexOf(' ', maxLength);
  const end = space > 0 ? space : maxLength;
  return [sentence.slice(0, end), ...splitSentence(sentence.slice(end).trimStart(), maxLength)];
}
