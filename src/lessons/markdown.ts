import type { Nodes, Parents, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Called with a line counted from 1 and what is wrong there. */
export type Report = (line: number, message: string) => void;

/** The tree of a Markdown text; a single `~` strikes nothing out, because it does not in Discord either. */
export function parseMarkdown(source: string): Root {
  return parser.parse(source);
}

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter, ['yaml'])
  .freeze();

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

/** A node and everything below it, in reading order. */
export function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

/** The words of a text without its mark-up, a line for each block and table row: for searching. */
export function plainText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'html' || node.type === 'definition') return '';
  if (node.type === 'text') return node.value.replaceAll('\n', ' ');
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(plainText).filter(Boolean).join(separator(node)) : '';
}

function separator(node: Parents): string {
  if (node.type === 'tableRow') return ' · ';
  const blocks = ['root', 'list', 'listItem', 'blockquote', 'table', 'footnoteDefinition'];
  return blocks.includes(node.type) ? '\n' : '';
}
