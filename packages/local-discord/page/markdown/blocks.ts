/** The lines of a text: headings, lists, quotes, code blocks, and paragraphs for the rest. */
import { parseInline } from './inline.ts';
import type { Block } from './syntax.ts';

const fence = /^```(?:([\w+#.-]+)\n)?\n?([\s\S]*?)\n?```[^\S\n]*\n?/;
const heading = /^(#{1,3}) +(.+)$/;
const subtext = /^-# +(.+)$/;
const item = /^( *)([-*]|\d{1,9}\.) +(.*)$/;
const quote = /^> ?(.*)$/;

/** Quotes and lists within one another; what is deeper is shown as it was typed. */
const deepest = 10;

export function parseBlocks(text: string, depth = 0): Block[] {
  const blocks: Block[] = [];
  let rest = text;
  while (rest) {
    const code = rest.startsWith('```') ? fence.exec(rest) : null;
    if (code) {
      blocks.push({ kind: 'code', language: code[1] ?? '', text: code[2] ?? '' });
      rest = rest.slice(code[0].length);
    } else if (depth < deepest && /^>>> /.test(rest)) {
      blocks.push({ kind: 'quote', children: parseBlocks(rest.slice(4), depth + 1) });
      rest = '';
    } else {
      // A code block may begin in the middle of a line; the text ends there.
      const end = rest.search(/```[\s\S]*?```/);
      const part = end > 0 ? rest.slice(0, end) : rest;
      const upToQuote = depth < deepest ? part.search(/\n>>> /) : -1;
      const lines = upToQuote >= 0 ? part.slice(0, upToQuote + 1) : part;
      blocks.push(...parseLines(lines.split('\n'), depth));
      rest = rest.slice(lines.length);
    }
  }
  return blocks;
}

function parseLines(lines: string[], depth: number): Block[] {
  const blocks: Block[] = [];
  const paragraph: string[] = [];
  const endParagraph = () => {
    const text = paragraph.splice(0).join('\n').replace(/\n$/, '');
    if (text) blocks.push({ kind: 'paragraph', children: parseInline(text) });
  };
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? '';
    const [, marks = '', title] = heading.exec(line) ?? [];
    const small = subtext.exec(line)?.[1];
    const special =
      title ?? small ?? (depth < deepest && (item.test(line) || quote.test(line)) ? '' : undefined);
    if (special === undefined) {
      paragraph.push(line);
      index += 1;
      continue;
    }
    endParagraph();
    if (title)
      blocks.push({ kind: 'heading', level: marks.length as 1 | 2 | 3, children: parseInline(title) });
    else if (small) blocks.push({ kind: 'subtext', children: parseInline(small) });
    const rest = lines.slice(index);
    const taken =
      title || small
        ? 1
        : quote.test(line)
          ? takeQuote(rest, blocks, depth + 1)
          : takeList(rest, blocks, depth + 1);
    index += taken;
  }
  endParagraph();
  return blocks;
}

function takeQuote(lines: string[], blocks: Block[], depth: number): number {
  const end = lines.findIndex((line) => !quote.test(line));
  const quoted = end < 0 ? lines : lines.slice(0, end);
  const inner = quoted.map((line) => quote.exec(line)?.[1] ?? '');
  blocks.push({ kind: 'quote', children: parseLines(inner, depth) });
  return quoted.length;
}

/** A list is its items and the lines that are indented beneath them. */
function takeList(lines: string[], blocks: Block[], depth: number): number {
  const [, indent = '', mark = ''] = item.exec(lines[0] ?? '') ?? [];
  const ordered = /\d/.test(mark);
  const items: string[][] = [];
  let index = 0;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [, depth = '', itsMark = '', text = ''] = item.exec(line) ?? [];
    const isItem = itsMark !== '' && depth.length <= indent.length + 1;
    if (isItem && /\d/.test(itsMark) !== ordered) break;
    if (isItem) items.push([text]);
    else if (itsMark || /^ {2,}\S/.test(line))
      items.at(-1)?.push(line.slice(Math.min(indent.length + 2, line.search(/\S/))));
    else break;
  }
  blocks.push({
    kind: 'list',
    start: ordered ? Number.parseInt(mark, 10) : undefined,
    items: items.map((lines) => parseLines(lines, depth)),
  });
  return index;
}
