/** Footnotes of a page: their marks and their texts, tied to each other by addresses within the page. */
import type { Element, ElementContent, Root } from 'hast';
import { classesOf, hasText, isHeading, textIn } from './html-nodes.ts';

/** The elements that they become, for the step to Markdown. */
export const [noteMark, noteText] = ['note-mark', 'note-text'];

const holders = new Set(['li', 'p', 'dd', 'td', 'div', 'aside', 'section']);
const mark = /^\W?\s*(?:\d{1,3}|[a-z]{1,3}|[*†‡§]{1,3})\s*\W?$/i;

interface Place {
  element: Element;
  /** From the root inwards. */
  above: Element[];
  at: number;
}

/** In place: what raised links point to becomes the text of a note, and the links become its marks. */
export function markFootnotes(tree: Root): void {
  const { links, targets } = placesIn(tree);
  const marked = new Map<Element, string>();
  for (const link of links) {
    const id = addressOf(link.element);
    const target = targets.get(id);
    if (!isMark(link) || !target || target.at < link.at) continue;
    const holder = [...target.above, target.element].findLast(({ tagName }) => holders.has(tagName));
    if (
      !holder ||
      link.above.includes(holder) ||
      (marked.get(holder) === undefined && hasMark(holder, marked))
    )
      continue;
    marked.set(holder, marked.get(holder) ?? id);
    become(link.element, noteMark, marked.get(holder) ?? id, []);
  }
  if (marked.size > 0) gather(tree, marked);
}

function placesIn(tree: Root): { links: Place[]; targets: Map<string, Place> } {
  const links: Place[] = [];
  const targets = new Map<string, Place>();
  let at = 0;
  const visit = (node: Root | Element, above: Element[]): void => {
    for (const element of node.children) {
      if (element.type !== 'element') continue;
      const place = { element, above, at: at++ };
      for (const name of [element.properties.id, element.properties.name])
        if (name !== undefined && !targets.has(String(name))) targets.set(String(name), place);
      if (element.tagName === 'a' && addressOf(element) !== '') links.push(place);
      visit(element, [...above, element].slice(-8));
    }
  };
  visit(tree, []);
  return { links, targets };
}

const addressOf = ({ properties }: Element): string => {
  const address = String(properties.href ?? '');
  return address.startsWith('#') ? decoded(address.slice(1)) : '';
};

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function isMark({ element, above }: Place): boolean {
  const isNamed =
    element.properties.role === 'doc-noteref' ||
    classesOf(element).some((name) => /^(?:footnote-?ref|noteref|fn-?ref)$/i.test(name));
  const isRaised =
    above.at(-1)?.tagName === 'sup' ||
    element.children.some((child) => child.type === 'element' && child.tagName === 'sup');
  return isNamed || (isRaised && mark.test(textIn(element).trim()));
}

/** Whether a note of its own stands deeper within. */
const hasMark = (holder: Element, marked: ReadonlyMap<Element, string>): boolean =>
  holder.children.some((child) => child.type === 'element' && (marked.has(child) || hasMark(child, marked)));

function become(element: Element, tagName: string, id: string, children: ElementContent[]): void {
  element.tagName = tagName;
  element.properties = { id };
  element.children = children;
}

/** Takes the texts of the notes out of their places, without the links that lead back, to the end of the tree. */
function gather(tree: Root, marked: ReadonlyMap<Element, string>): void {
  const notes: Element[] = [];
  const visit = (node: Root | Element): void => {
    const kept = (node.children as ElementContent[]).filter((child) => {
      if (child.type !== 'element') return true;
      const id = marked.get(child);
      if (id === undefined) {
        const had = hasText(child);
        visit(child);
        return !had || !isEmptied(child);
      }
      const note: Element = {
        type: 'element',
        tagName: noteText,
        properties: { id },
        children: child.children,
      };
      withoutWayBack(note);
      notes.push(note);
      return false;
    });
    node.children = kept as typeof node.children & ElementContent[];
  };
  visit(tree);
  tree.children.push(...notes);
}

/** Whether nothing but the heading “Footnotes” or a line is left of what held notes. */
const isEmptied = (element: Element): boolean =>
  !isHeading(element) &&
  element.tagName !== noteMark &&
  !element.children.some(
    (child) =>
      (child.type === 'text' && child.value.trim() !== '') ||
      (child.type === 'element' && !isHeading(child) && (child.tagName === noteMark || hasText(child))),
  ) &&
  !holdsMark(element);

const holdsMark = (element: Element): boolean =>
  element.children.some(
    (child) => child.type === 'element' && (child.tagName === noteMark || holdsMark(child)),
  );

function withoutWayBack(note: Element): void {
  note.children = note.children.filter((child) => {
    if (child.type !== 'element') return true;
    const isBack =
      (child.tagName === 'a' &&
        addressOf(child) !== '' &&
        (mark.test(textIn(child).trim()) || /[↩↑⤴]/.test(textIn(child)))) ||
      child.properties.role === 'doc-backlink';
    if (!isBack) withoutWayBack(child);
    return !isBack;
  });
}
