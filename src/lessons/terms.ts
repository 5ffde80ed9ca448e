import type { Paragraph, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lineOf, parseMarkdown, type Report, walk } from './markdown.ts';

/** A glossary entry. */
export interface Term {
  title: string;
  /** All other names under which it is found. */
  aliases: string[];
  /** The aliases that mean the same; the others name a part, an example or something related. */
  synonyms: string[];
  /** Such as `layer` or `measure`. */
  category?: string;
  line: number;
  /** The definition as Markdown. */
  source: string;
  /** The parsed definition: offsets count in `source`, lines in the document. */
  root: Root;
}

const marker = /\n[ \t]*:[ \t]+/g;

/**
 * The terms that a paragraph defines. A line holds the term, `Term` or `Term (synonym, synonym; look-up: name, name;
 * category: word)` with any of the three parts. The line below holds `: definition`. Markdown has no definition lists, so
 * both lines arrive as one paragraph.
 */
export function readTerms(block: RootContent, source: string, report: Report): Term[] {
  if (block.type !== 'paragraph') return [];
  const [start, end] = [block.position?.start.offset ?? 0, block.position?.end.offset ?? 0];
  const nameStart = (mark: Marker) => Math.max(start, source.lastIndexOf('\n', mark.start - 1) + 1);
  // A marker right below a definition adds a second definition.
  const marks = findMarkers(block, source).filter(
    (mark, i, all) => nameStart(mark) >= (all[i - 1]?.end ?? 0),
  );
  const lineAt = linesFrom(source, start, lineOf(block));
  if (marks[0] && nameStart(marks[0]) > start) {
    report(lineAt(nameStart(marks[0])), 'A term must begin a paragraph; put a blank line above it.');
    return [];
  }
  return marks.map((mark, i) => {
    const next = marks[i + 1];
    const definition = source.slice(mark.end, next ? nameStart(next) : end).replace(marker, '\n\n');
    return readTerm(source.slice(nameStart(mark), mark.start), definition, lineAt(nameStart(mark)));
  });
}

interface Marker {
  start: number;
  end: number;
}

/** Finds markers in text; a colon inside code or a link does not count. */
function findMarkers(block: Paragraph, source: string): Marker[] {
  return block.children.flatMap((child) => {
    const start = child.position?.start.offset;
    if (child.type !== 'text' || start === undefined) return [];
    const text = source.slice(start, child.position?.end.offset);
    return [...text.matchAll(marker)].map((match) => {
      const at = start + match.index;
      return { start: at, end: at + match[0].length };
    });
  });
}

/** Converts increasing offsets to lines, in one pass over the source. */
function linesFrom(source: string, start: number, first: number): (offset: number) => number {
  let [at, line] = [start, first];
  return (offset) => {
    for (; at < offset; at++) if (source[at] === '\n') line += 1;
    return line;
  };
}

function readTerm(name: string, definition: string, line: number): Term {
  const { title, inBrackets } = nameOf(textOf(parseMarkdown(name)).trim());
  const parts = inBrackets
    .split(';')
    .map((part) => /^(?:(look-up|category):)?(.*)$/s.exec(part.trim()) ?? []);
  const named = (wanted: string | undefined) =>
    parts
      .flatMap(([, label, names = '']) => (label === wanted ? names.split(',') : []))
      .map((name) => name.trim())
      .filter(Boolean);
  const synonyms = named(undefined);
  const [category] = named('category');
  // The line break keeps leading dashes from being parsed as front matter.
  const source = `\n${definition}`;
  const root = parseMarkdown(source);
  for (const { position } of walk(root)) {
    if (!position) continue;
    position.start.line += line - 1;
    position.end.line += line - 1;
  }
  return {
    title,
    aliases: [...synonyms, ...named('look-up')],
    synonyms,
    ...(category !== undefined && { category }),
    line,
    source,
    root,
  };
}

/** Splits `Term (content of the last brackets)`. */
function nameOf(text: string): { title: string; inBrackets: string } {
  const open = text.lastIndexOf('(');
  const inBrackets = text.slice(open + 1, -1);
  if (open < 0 || !text.endsWith(')') || inBrackets.includes(')')) return { title: text, inBrackets: '' };
  return { title: text.slice(0, open).trimEnd(), inBrackets };
}
