import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { isComment, isWeb } from './discord-text.ts';
import { lineOf, type Report, walk } from './markdown.ts';
import { checkTable } from './tables.ts';

/** Reports what Discord cannot show, and blocks for the bot in places where it does not read them. */
export function checkMarkdown(root: Root, source: string, report: Report): void {
  if (/^---\s*\n/.test(source) && root.children[0]?.type !== 'yaml') {
    report(1, 'The front matter does not end; add a line with --- below its last key.');
  }
  const margin: ReadonlySet<Nodes> = new Set(root.children);
  let lineOfHtml = 0;
  for (const node of walk(root)) {
    // Reports a start and an end tag on one line once.
    if (node.type === 'html' && lineOf(node) === lineOfHtml) continue;
    if (node.type === 'html') lineOfHtml = lineOf(node);
    if (node.type === 'table') checkTable(node, report);
    const problem = problemWith(node, margin);
    if (problem) report(lineOf(node), problem);
  }
}

/** Code blocks that the bot parses and does not show. */
const parsedBlocks = new Set(['quiz', 'answers', 'topic']);

function problemWith(node: Nodes, margin: ReadonlySet<Nodes>): string | undefined {
  switch (node.type) {
    case 'html':
      return isComment(node.value)
        ? undefined
        : 'Discord shows HTML as it is written; write Markdown instead.';
    case 'link':
    case 'definition':
      return isWeb(node.url) || node.url.startsWith('#')
        ? undefined
        : `Discord cannot follow the link to "${node.url}"; write #topic-id or an address with https://.`;
    case 'image':
      return isWeb(node.url)
        ? undefined
        : `The picture "${node.url}" is not shown; name a diagram, or write an address with https://.`;
    case 'code':
      return node.lang && parsedBlocks.has(node.lang) && !margin.has(node)
        ? `A "${node.lang}" block inside a list or quotation is not read; move it to the margin.`
        : undefined;
    case 'paragraph':
      return problemWithParagraph(textOf(node));
    default:
      return undefined;
  }
}

function problemWithParagraph(text: string): string | undefined {
  const [header = '', dashes = ''] = text.split('\n', 2);
  if (header.includes('|') && dashes.includes('|') && /^\|?[ \t]*:?-[\s|:-]*$/.test(dashes.trimStart())) {
    return 'This table has another number of columns in its header than in the line of dashes below; make them equal.';
  }
  if (/^:[ \t]/.test(text))
    return 'This definition has no term; write the term on the line above, without a blank line.';
  return undefined;
}
