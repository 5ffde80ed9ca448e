/** Finds the footnotes of a page: marks that link to note texts within the page. */
import type { Element, ElementContent, Root } from 'hast';
import { classesOf, hasText, isHeading, textIn } from './html-nodes.ts';

/** Element names for marks and notes; the conversion to Markdown handles them. */
export const [noteMark, noteText] = ['note-mark', 'note-text'];

const holders = new Set(['li', 'p', 'dd', 'td', 'div', 'aside', 'section']);
const mark = /^\W?\s*(?:\d{1,3}|[a-z]{1,3}|[*†‡§]{1,3})\s*\W?$/i;

interface Place {
  element: Element;
  /** Ancestors, outermost first. */
  above: Element[];
  at: number;
}

/** Changes the tree in place: a raised link becomes a mark, and its target the text of the note. */
export function markFootnotes(tree: Root): void {
  const { links, targets } = findLinksAndTargets(tree);
  const marked = new Map<Element, string>();
  for (const link of links) {
    const id = addressOf(link.element);
    const target = targets.get(id);
    if (!isMark(link) || !target || target.at < link.at) continue;
    const holder = [...target.above, target.element].findLast(({ tagName }) => holders.has(tagName));
    if (
      !holder ||
      link.above.includes(holder) ||
      (marked.get(holder) === undefined && containsNote(holder, marked))
    )
      continue;
    marked.set(holder, marked.get(holder) ?? id);
    turnInto(link.element, noteMark, marked.get(holder) ?? id, []);
  }
  if (marked.size > 0) moveNotesToEnd(tree, marked);
}

function findLinksAndTargets(tree: Root): { links: Place[]; targets: Map<string, Place> } {
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

/** Whether another note is nested inside. */
const containsNote = (holder: Element, marked: ReadonlyMap<Element, string>): boolean =>
  holder.children.some(
    (child) => child.type === 'element' && (marked.has(child) || containsNote(child, marked)),
  );

function turnInto(element: Element, tagName: string, id: string, children: ElementContent[]): void {
  element.tagName = tagName;
  element.properties = { id };
  element.children = children;
}

/** Moves the note texts to the end of the tree, without their back links. */
function moveNotesToEnd(tree: Root, marked: ReadonlyMap<Element, string>): void {
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
      removeBacklinks(note);
      notes.push(note);
      return false;
    });
    node.children = kept as typeof node.children & ElementContent[];
  };
  visit(tree);
  tree.children.push(...notes);
}

/** Whether a container of notes has only its heading or a line left. */
const isEmptied = (element: Element): boolean =>
  !isHeading(element) &&
  element.tagName !== noteMark &&
  !element.children.some(
    (child) =>
      (child.type === 'text' && child.value.trim() !== '') ||
      (child.type === 'element' && !isHeading(child) && (child.tagName === noteMark || hasText(child))),
  ) &&
  !containsMark(element);

const containsMark = (element: Element): boolean =>
  element.children.some(
    (child) => child.type === 'element' && (child.tagName === noteMark || containsMark(child)),
  );

function removeBacklinks(note: Element): void {
  note.children = note.children.filter((child) => {
    if (child.type !== 'element') return true;
    const isBack =
      (child.tagName === 'a' &&
        addressOf(child) !== '' &&
        (mark.test(textIn(child).trim()) || /[↩↑⤴]/.test(textIn(child)))) ||
      child.properties.role === 'doc-backlink';
    if (!isBack) removeBacklinks(child);
    return !isBack;
  });
}
