/** Converts HTML, or a tree of HTML elements, to a Markdown tree. */
import type { Element, ElementContent, Root as Tree } from 'hast';
import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { cleanHtml } from './html-clean.ts';
import { markFootnotes, noteMark, noteText } from './html-footnotes.ts';
import { mainPart } from './html-main.ts';
import { find, isHeading } from './html-nodes.ts';
import type { Omissions } from './omissions.ts';

/** The text of a page, without scripts, form fields and menus. */
export function pageToTree(html: string, omissions: Omissions): Root {
  const tree = unified().use(rehypeParse).parse(html);
  const title = find(tree, ({ tagName }) => tagName === 'title');
  markFootnotes(tree);
  const page: Tree = { type: 'root', children: cleanHtml(mainPart(tree, omissions), omissions) };
  if (title && !find(page, isHeading))
    page.children.unshift({ ...title, tagName: 'h1', children: [...title.children] });
  return elementsToTree(page);
}

/** A piece of HTML inside another text. */
export function fragmentToTree(html: string, omissions: Omissions): Root {
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
  return elementsToTree({ type: 'root', children: cleanHtml(tree.children as ElementContent[], omissions) });
}

export function elementsToTree(tree: Tree): Root {
  return unified()
    .use(rehypeRemark, {
      handlers: {
        [noteMark]: (_state, { properties }: Element): FootnoteReference => ({
          type: 'footnoteReference',
          identifier: String(properties.id),
        }),
        [noteText]: (state, node: Element): FootnoteDefinition => ({
          type: 'footnoteDefinition',
          identifier: String(node.properties.id),
          children: state.toFlow(state.all(node)) as FootnoteDefinition['children'],
        }),
      },
    })
    .runSync(tree);
}
