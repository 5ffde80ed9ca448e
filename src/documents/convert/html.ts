/** HTML, or any tree of its elements, as Markdown. */
import type { Element, Root as Tree } from 'hast';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';

/** Elements that hold no text of the author's; what stands in <main> or <article> alone counts where there is one. */
const furniture = new Set([
  'script',
  'style',
  'template',
  'nav',
  'header',
  'footer',
  'aside',
  'form',
  'iframe',
  'svg',
  'noscript',
  'button',
  'dialog',
]);

/** The text of a page as a Markdown tree; scripts, forms and what stands around the text are left out. */
export function htmlToTree(html: string): Promise<Root> {
  return elementsToTree(unified().use(rehypeParse).parse(html));
}

export function elementsToTree(tree: Tree): Promise<Root> {
  const main = find(tree, 'main') ?? find(tree, 'article');
  const kept = main ? { type: 'root' as const, children: [main] } : tree;
  strip(kept);
  return unified().use(rehypeRemark).run(kept);
}

function find(node: Tree | Element, name: string): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue;
    const found = child.tagName === name ? child : find(child, name);
    if (found) return found;
  }
  return undefined;
}

function strip(node: Tree | Element): void {
  const kept = node.children.filter((child) => child.type !== 'element' || !furniture.has(child.tagName));
  node.children = kept as typeof node.children & Element['children'];
  for (const child of node.children) if (child.type === 'element') strip(child);
}
