import type { Nodes, Parents, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** Reports a problem. @param line counted from 1 */
export type Report = (line: number, message: string) => void;

/** Parses Markdown. As in Discord, a single `~` strikes nothing out. */
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

/** A node and all its descendants, in document order. */
export function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

/** The text without mark-up, one line for each block and table row: for the search index. */
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
