import type { Definition, Nodes, Parents, Root, RootContent } from 'mdast';
import { walk } from './markdown.ts';
import { tableAsMarkdown } from './tables.ts';

/** Renders a node as Markdown for Discord. */
export type ToDiscord = (node: Nodes) => string;

/**
 * Keeps the author's characters, and changes only what Discord renders differently: line breaks inside a paragraph,
 * `__strong__`, headings below the third level, tables, relative links, pictures, comments.
 */
export function toDiscord(source: string, root: Root): ToDiscord {
  const addresses = new Map<string, string>();
  for (const node of walk(root)) if (node.type === 'definition') addresses.set(node.identifier, node.url);

  const render: ToDiscord = (node) => {
    switch (node.type) {
      case 'text':
        return textForDiscord(node.value, slice(node));
      case 'break':
        return '\n';
      case 'heading':
        return node.depth > 3 ? `**${content(node)}**` : `${'#'.repeat(node.depth)} ${content(node)}`;
      case 'strong':
        return `**${content(node)}**`;
      case 'link':
        return isWeb(node.url) ? whole(node) : content(node);
      case 'linkReference':
        return linkTo(addresses.get(node.identifier), content(node));
      case 'image':
        return linkTo(node.url, node.alt ?? '');
      case 'imageReference':
        return linkTo(addresses.get(node.identifier), node.alt ?? '');
      case 'code':
        return isFenced(slice(node)) ? slice(node) : indented(fenced(node.value, node.lang), node);
      case 'table':
        return indented(tableAsMarkdown(node, render), node);
      case 'tableCell':
        return content(node);
      case 'html':
        return isComment(node.value) ? '' : slice(node);
      case 'thematicBreak':
      case 'definition':
        return '';
      default:
        return 'children' in node ? whole(node) : slice(node);
    }
  };

  const slice = (node: Nodes): string => source.slice(startOf(node), endOf(node));

  /** The source of a node with its children rendered; the text between the children stays. */
  const whole = (node: Parents): string => between(node.children, startOf(node), endOf(node));

  /** As `whole`, without the source before the first child and after the last. */
  const content = ({ children }: Parents): string => {
    const [first, last] = [children[0], children.at(-1)];
    return first && last ? between(children, startOf(first), endOf(last)) : '';
  };

  const between = (children: Nodes[], start: number, end: number): string => {
    // The parser gives no position to text with a bare address; it stays unchanged.
    if (children.some((child) => !child.position)) return source.slice(start, end);
    let text = '';
    let at = start;
    for (const child of children) {
      text += source.slice(at, startOf(child)) + render(child);
      at = endOf(child);
    }
    return text + source.slice(at, end);
  };
  return render;
}

/** Joins blocks with a blank line between them, except below a heading. */
export function joinBlocks(blocks: readonly RootContent[], render: ToDiscord): string {
  let text = '';
  let below: RootContent | undefined;
  for (const block of blocks) {
    const shown = render(block).trimEnd();
    if (shown === '') continue;
    if (below) text += below.type === 'heading' ? '\n' : '\n\n';
    text += shown;
    below = block;
  }
  return text;
}

export function isWeb(url: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(url);
}

/** Whether HTML holds comments and nothing else: not “<!-- a --> b <!-- c -->”. */
export function isComment(html: string): boolean {
  let rest = html.trim();
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->');
    if (end < 0) return false;
    rest = rest.slice(end + '-->'.length).trim();
  }
  return rest === '';
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

function linkTo(url: Definition['url'] | undefined, text: string): string {
  return url !== undefined && isWeb(url) ? `[${text}](${url})` : text;
}

/** Discord keeps line breaks of the source, shows character references as they are, and hides text between `||`. */
function textForDiscord(value: string, source: string): string {
  const hasReference = /&(#\w+|\w+);/.test(source) && !value.includes(source);
  const text = hasReference ? value.replace(/[\\*_~`]/g, '\\$&') : source;
  return onOneLine(text).replaceAll('||', '\\|\\|');
}

/** Joins lines with one space, without the spaces and quote markers around each break. */
function onOneLine(text: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  return lines
    .map((line, i) => (i < last ? line.trimEnd() : line))
    .map((line, i) => (i > 0 ? line.replace(/^[ \t>]+/, '') : line))
    .join(' ');
}

/** Discord supports code blocks only between three back-ticks. */
const fenced = (code: string, language?: string | null) => `\`\`\`${language ?? ''}\n${code}\n\`\`\``;
const isFenced = (source: string) => /^```(?!`)[\s\S]*\n[ \t>]*```$/.test(source);

function indented(text: string, node: Nodes): string {
  return text.replaceAll('\n', `\n${' '.repeat((node.position?.start.column ?? 1) - 1)}`);
}
