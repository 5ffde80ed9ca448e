/** The elements that a tagged PDF names itself: headings, paragraphs, lists, tables. */
import type { Element, ElementContent } from 'hast';

/** What pdf.js gives: a run of text, or a mark around some. */
export interface Piece {
  type?: string;
  id?: string | null;
  str?: string;
  hasEOL?: boolean;
}

export interface Structure {
  role?: string;
  type?: string;
  id?: string;
  children?: Structure[];
}

/** Standard structure types (ISO 32000-1, 14.8.4) and the elements that mean the same. */
const elementOf: Record<string, string> = {
  ...{ H: 'h2', H1: 'h1', H2: 'h2', H3: 'h3', H4: 'h4', H5: 'h5', H6: 'h6', Title: 'h1' },
  ...{ P: 'p', BlockQuote: 'blockquote', Code: 'code', Strong: 'strong', Em: 'em' },
  ...{ L: 'ul', LI: 'li', Table: 'table', TR: 'tr', TH: 'th', TD: 'td' },
};
/** Bullets and page furniture. */
const left = new Set(['Lbl', 'Artifact', 'Figure', 'Formula']);
const blocks = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'ul', 'table']);

export function elementsOfStructure(structure: Structure, pieces: readonly Piece[]): Element[] {
  const content = contentById(pieces);
  const build = (node: Structure): ElementContent[] => {
    if (node.type === 'content') {
      const value = content.get(node.id ?? '') ?? '';
      return value === '' ? [] : [{ type: 'text', value }];
    }
    if (left.has(node.role ?? '')) return [];
    const children = (node.children ?? []).flatMap(build);
    const tagName = elementOf[node.role ?? ''];
    if (tagName === undefined) return children;
    const element: Element = { type: 'element', tagName, properties: {}, children };
    return tagName === 'strong' || tagName === 'em' ? spacedOutside(element) : [element];
  };
  return gathered(build(structure));
}

/** A space at the edge of emphasised words, which Markdown would not take for emphasis, moves out. */
function spacedOutside(element: Element): ElementContent[] {
  const space: ElementContent = { type: 'text', value: ' ' };
  const [first, last] = [element.children[0], element.children.at(-1)];
  const [before, after] = [
    first?.type === 'text' && /^\s/.test(first.value),
    last?.type === 'text' && /\s$/.test(last.value),
  ];
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return [...(before ? [space] : []), element, ...(after ? [space] : [])];
}

/** Text that stands in no block is a paragraph of its own. */
function gathered(nodes: ElementContent[]): Element[] {
  const elements: Element[] = [];
  let loose: ElementContent[] = [];
  const flush = () => {
    if (loose.length > 0) elements.push({ type: 'element', tagName: 'p', properties: {}, children: loose });
    loose = [];
  };
  for (const node of nodes) {
    if (node.type === 'element' && blocks.has(node.tagName)) {
      flush();
      elements.push(node);
    } else loose.push(node);
  }
  flush();
  return elements;
}

/** Marked content may be nested; a piece belongs to the innermost that has an id. */
function contentById(pieces: readonly Piece[]): Map<string, string> {
  const texts = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const piece of pieces) {
    if (piece.type === 'endMarkedContent') open.pop();
    else if (piece.type !== undefined) open.push(piece.id ?? null);
    else {
      const id = open.findLast((each) => each !== null);
      if (id) texts.set(id, (texts.get(id) ?? '') + (piece.str ?? '') + (piece.hasEOL ? ' ' : ''));
    }
  }
  return texts;
}
