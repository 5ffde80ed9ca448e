/** Parses HTML and superscripts inside Markdown, which Discord would show as source text. */
import type { Html, Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lowered, raised } from '../../text/scripts.ts';
import { fragmentToTree } from './html.ts';
import type { Omissions } from './omissions.ts';

/** Inline elements whose tags can be dropped. */
const plain = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q rp rt ruby s samp small span strong time tt u var wbr'.split(
    ' ',
  ),
);
const textContainers = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);

/** Changes the tree in place: parses HTML, and turns `10^6^` and `H~2~O` into raised and lowered letters. */
export function parseInlineHtml(tree: Root, omissions: Omissions): Root {
  const visit = (parent: Parents): void => {
    for (const child of parent.children as Nodes[]) if ('children' in child) visit(child);
    parent.children = (
      textContainers.has(parent.type)
        ? inline(parent.children as PhrasingContent[], omissions)
        : parent.children.flatMap((child): Nodes[] =>
            child.type === 'html' ? fragmentToTree(child.value, omissions).children : [child],
          )
    ) as never;
    for (const child of parent.children as Nodes[])
      if (child.type === 'text') child.value = withScriptMarks(child.value);
  };
  visit(tree);
  return tree;
}

interface Tag {
  name: string;
  isEnd: boolean;
  /** A void element such as <br> or <img>. */
  isWhole: boolean;
  /** The element must be parsed together with its content. */
  needsParsing: boolean;
}

function tagIn({ value }: Html): Tag | undefined {
  const [, slash, name = '', attributes = ''] =
    /^<(\/?)([a-z][\w:-]*)(?![\w:-])([\s\S]*)>$/i.exec(value.trim()) ?? [];
  if (name === '') return undefined;
  const isWhole =
    /\/$/.test(attributes) || /^(?:br|img|input|embed|wbr|hr|area|col|source|track)$/i.test(name);
  const needsParsing = !plain.has(name.toLowerCase()) || /\b(?:style|hidden|color)\b/i.test(attributes);
  return { name: name.toLowerCase(), isEnd: slash === '/', isWhole, needsParsing };
}

/** Inline content, in which tags are nodes beside the text. Parses the elements that need it. */
function inline(children: PhrasingContent[], omissions: Omissions): PhrasingContent[] {
  const ends = endsIn(children);
  const read: PhrasingContent[] = [];
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as PhrasingContent;
    const tag = child.type === 'html' ? tagIn(child) : undefined;
    if (tag?.needsParsing && !tag.isEnd) {
      const end = ends.get(i) ?? i;
      const sign = { sup: '^', sub: '_' }[tag.name];
      if (end === i && sign) read.push({ type: 'text', value: sign });
      else read.push(...fragment(children.slice(i, end + 1), omissions));
      i = end;
    } else if (child.type !== 'html') read.push(child);
  }
  return read;
}

/** Maps the position of each start tag to that of its end tag. */
function endsIn(children: readonly PhrasingContent[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open = new Map<string, number[]>();
  for (const [i, child] of children.entries()) {
    const tag = child.type === 'html' ? tagIn(child) : undefined;
    if (!tag || tag.isWhole) continue;
    const begun = open.get(tag.name) ?? [];
    open.set(tag.name, begun);
    if (!tag.isEnd) begun.push(i);
    else {
      const begin = begun.pop();
      if (begin !== undefined) ends.set(begin, i);
    }
  }
  return ends;
}

function fragment(nodes: readonly PhrasingContent[], omissions: Omissions): PhrasingContent[] {
  const html = nodes.map((node) => (node.type === 'html' ? node.value : escaped(textOf(node)))).join('');
  return fragmentToTree(html, omissions).children.flatMap((block): PhrasingContent[] => {
    if (block.type === 'paragraph' || block.type === 'heading') return block.children;
    if (block.type === 'text' || block.type === 'break') return [block];
    const value = textOf(block);
    return value === '' ? [] : [{ type: 'text', value }];
  });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Pandoc's syntax for scripts. Formulas between dollars stay unchanged. */
function withScriptMarks(text: string): string {
  return text
    .split(/(\$[^$\n]+\$)/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replace(
              /(?<=[\p{L}\p{N})\]])\^([\p{L}\p{N}+−-]{1,8})\^(?![\p{L}\p{N}^])/gu,
              (_, inside: string) => raised(inside),
            )
            .replace(/(?<=[\p{L}\p{N})\]])~([\p{L}\p{N}+−-]{1,8})~(?![~\p{N}])/gu, (_, inside: string) =>
              lowered(inside),
            ),
    )
    .join('');
}
