import type { Paragraph, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lineOf, parseMarkdown } from './markdown.ts';

/** An entry of a glossary. */
export interface Term {
  title: string;
  aliases: string[];
  line: number;
  /** The definition as a Markdown text of its own, with the tree of it; its lines count as in the document. */
  source: string;
  root: Root;
}

const marker = /\n[ \t]*:[ \t]+/g;

/**
 * The terms that a paragraph defines: a line with the term, `Term` or `Term (alias, alias)`, and below it a line
 * `: definition`. Markdown knows no definition lists, so that both arrive as one paragraph.
 */
export function readTerms(block: RootContent, source: string): Term[] {
  if (block.type !== 'paragraph') return [];
  const marks = findMarkers(block, source);
  const end = block.position?.end.offset ?? 0;
  let names = block.position?.start.offset ?? 0;
  const terms: Term[] = [];
  for (const [i, mark] of marks.entries()) {
    // The next term's name is the line above the next marker, and ends this definition.
    const next = marks[i + 1];
    const stop = next ? source.lastIndexOf('\n', next.start - 1) : end;
    if (stop < mark.end) continue;
    const name = source.slice(names, mark.start);
    const line = lineOf(block) + linesIn(source.slice(block.position?.start.offset ?? 0, names));
    terms.push(readTerm(name, source.slice(mark.end, stop), line));
    names = stop + 1;
  }
  return terms;
}

/** Only text counts: a colon within code or a link defines nothing. */
function findMarkers(block: Paragraph, source: string): { start: number; end: number }[] {
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

function readTerm(name: string, definition: string, line: number): Term {
  const [, title = '', aliases = ''] =
    /^(.*?)\s*(?:\(([^()]*)\))?$/s.exec(textOf(parseMarkdown(name)).trim()) ?? [];
  const source = '\n'.repeat(line) + definition;
  return {
    title,
    aliases: aliases
      .split(',')
      .map((alias) => alias.trim())
      .filter(Boolean),
    line,
    source,
    root: parseMarkdown(source),
  };
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
