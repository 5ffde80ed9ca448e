/** Finds the main text of a page. */
import type { Element, ElementContent, Root } from 'hast';
import { noteText } from './html-footnotes.ts';
import { elements, find, hasText, isHeading, outermost, textIn, wordsIn } from './html-nodes.ts';
import { isHidden } from './html-style.ts';
import type { Omissions } from './omissions.ts';

const isMain = ({ tagName, properties }: Element): boolean =>
  tagName === 'main' || properties.role === 'main';
const isArticle = ({ tagName, properties }: Element): boolean =>
  tagName === 'article' || properties.role === 'article';

/** Elements around the text. `cleanHtml` records them as omissions or drops them. */
const boilerplate = new Set(['nav', 'footer', 'form', 'script', 'style', 'noscript', 'template', 'head']);

/**
 * The content of <main>; without one the articles, or else the whole page. Notes beside the text and a title are kept
 * as well; the other words are counted as omitted.
 */
export function mainPart(tree: Root, omissions: Omissions): ElementContent[] {
  const isText = find(tree, isMain) ? isMain : find(tree, isArticle) ? isArticle : undefined;
  if (!isText) return elements(tree.children);
  const hasTitle = outermost(tree, isText).some((part) => find(part, ({ tagName }) => tagName === 'h1'));
  const kept: ElementContent[] = [];
  const visit = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type === 'text') omissions.add('outside', wordsIn(child));
      if (child.type !== 'element') continue;
      const isTitle = child.tagName === 'h1' && !hasTitle;
      const isNote = child.tagName === noteText || (child.tagName === 'aside' && !isSideBar(child));
      const isHeader = child.tagName === 'header';
      const isAround = (isHeader || boilerplate.has(child.tagName)) && !holdsText(child);
      if (isHeader && isAround) omissions.add('header', hasText(child) ? 1 : 0);
      // `cleanHtml` records hidden elements and boilerplate under their own names.
      else if (
        isText(child) ||
        isTitle ||
        isNote ||
        isHidden(child) ||
        (boilerplate.has(child.tagName) && isAround)
      )
        kept.push(child);
      else visit(child);
    }
  };
  const holdsText = (element: Element) =>
    find(element, (inner) => isText(inner) || (inner.tagName === 'h1' && !hasTitle)) !== undefined;
  visit(tree);
  return kept;
}

/** Whether an <aside> consists mostly of links. */
export function isSideBar(element: Element): boolean {
  const letters = textIn(element).replace(/\s+/g, '').length;
  const linked = outermost(
    element,
    ({ tagName }) => tagName === 'a' || tagName === 'nav' || tagName === 'button',
  )
    .map((link) => textIn(link).replace(/\s+/g, '').length)
    .reduce((sum, length) => sum + length, 0);
  const heads = outermost(element, isHeading)
    .filter(hasText)
    .map((head) => textIn(head).replace(/\s+/g, '').length)
    .reduce((sum, length) => sum + length, 0);
  return linked > (letters - heads) / 2;
}
