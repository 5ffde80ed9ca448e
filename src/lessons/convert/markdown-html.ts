/** HTML and raised letters within Markdown, which Discord would show as they are written. */
import type { Html, Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { lowered, raised } from '../../text/scripts.ts';
import { fragmentToTree } from './html.ts';
import type { Omissions } from './omissions.ts';

/** Elements that hold running text and change nothing in it that matters here. */
const plain = new Set(
  'a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark q rp rt ruby s samp small span strong time tt u var wbr'.split(
    ' ',
  ),
);
const holdingText = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
]);

/** In place: pieces of HTML are read as such; `10^6^` and `H~2~O` are raised and lowered. */
export function withReadHtml(tree: Root, omissions: Omissions): Root {
  const visit = (parent: Parents): void => {
    for (const child of parent.children as Nodes[]) if ('children' in child) visit(child);
    parent.children = (
      holdingText.has(parent.type)
        ? inline(parent.children as PhrasingContent[], omissions)
        : parent.children.flatMap((child): Nodes[] =>
            child.type === 'html' ? fragmentToTree(child.value, omissions).children : [child],
          )
    ) as never;
    for (const child of parent.children as Nodes[])
      if (child.type === 'text') child.value = withMarks(child.value);
  };
  visit(tree);
  return tree;
}

interface Tag {
  name: string;
  isEnd: boolean;
  /** Has no content: <br>, <img>. */
  isWhole: boolean;
  /** Of an element that has to be read with what it holds. */
  matters: boolean;
}

function tagIn({ value }: Html): Tag | undefined {
  const [, slash, name = '', attributes = ''] =
    /^<(\/?)([a-z][\w:-]*)(?![\w:-])([\s\S]*)>$/i.exec(value.trim()) ?? [];
  if (name === '') return undefined;
  const isWhole =
    /\/$/.test(attributes) || /^(?:br|img|input|embed|wbr|hr|area|col|source|track)$/i.test(name);
  const matters = !plain.has(name.toLowerCase()) || /\b(?:style|hidden|color)\b/i.test(attributes);
  return { name: name.toLowerCase(), isEnd: slash === '/', isWhole, matters };
}

/** Running text, in which the tags are nodes beside the text: an element that matters is read with all that it holds. */
function inline(children: PhrasingContent[], omissions: Omissions): PhrasingContent[] {
  const ends = endsIn(children);
  const read: PhrasingContent[] = [];
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as PhrasingContent;
    const tag = child.type === 'html' ? tagIn(child) : undefined;
    if (tag?.matters && !tag.isEnd) {
      const end = ends.get(i) ?? i;
      const sign = { sup: '^', sub: '_' }[tag.name];
      if (end === i && sign) read.push({ type: 'text', value: sign });
      else read.push(...fragment(children.slice(i, end + 1), omissions));
      i = end;
    } else if (child.type !== 'html') read.push(child);
  }
  return read;
}

/** For each tag that begins an element the place of the tag that ends it. */
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

/** As Pandoc has it; formulas between dollars stay as they are. */
function withMarks(text: string): string {
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
