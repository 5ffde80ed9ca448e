/** Reads headings, paragraphs, lists and tables from the tags of a PDF. */
import type { Element, ElementContent } from 'hast';
import { lowered, raised } from '../../text/scripts.ts';
import { textIn } from './html-nodes.ts';
import type { Omissions } from './omissions.ts';
import { goesOnWith, softHyphen, withSoftHyphens } from './pdf-hyphens.ts';
import { isBeside, maxScriptLength, type PlacedText, sideOf } from './pdf-scripts.ts';

/** Item of pdf.js: a run of text, or the begin or end of marked content. */
export interface PdfPiece {
  type?: string;
  id?: string | null;
  str?: string;
  hasEOL?: boolean;
  /** Matrix from text space to the page; `y` counts from the bottom. */
  transform?: number[];
  width?: number;
}

export interface Structure {
  role?: string;
  type?: string;
  id?: string;
  /** Alternative text of a picture or formula. */
  alt?: string;
  children?: Structure[];
}

/** HTML elements for the standard structure types (ISO 32000-1, 14.8.4). */
const elementOf: Record<string, string> = {
  ...{ H: 'h2', H1: 'h1', H2: 'h2', H3: 'h3', H4: 'h4', H5: 'h5', H6: 'h6', Title: 'h1' },
  ...{ P: 'p', BlockQuote: 'blockquote', Code: 'code', Strong: 'strong', Em: 'em' },
  ...{
    L: 'ul',
    LI: 'li',
    Table: 'table',
    TR: 'tr',
    TH: 'th',
    TD: 'td',
    Caption: 'p',
    Note: 'p',
    FENote: 'p',
  },
};
const blocks = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'ul', 'table']);

export function elementsOfStructure(
  structure: Structure,
  pieces: readonly PdfPiece[],
  omissions: Omissions,
): Element[] {
  const content = contentById(pieces);
  const build = (node: Structure, within?: string): ElementContent[] => {
    if (node.type === 'content') {
      const value = content.get(node.id ?? '') ?? '';
      return value === '' ? [] : [{ type: 'text', value }];
    }
    // Running heads, page numbers and bullets.
    if (node.role === 'Artifact' || (node.role === 'Lbl' && within === 'LI')) return [];
    const children = (node.children ?? []).flatMap((child) => build(child, node.role));
    if (node.role === 'Figure' || node.role === 'Formula') {
      const words = node.alt?.trim() || children.map(textIn).join('').trim();
      omissions.add(node.role === 'Figure' ? 'figure' : words === '' ? 'formula' : 'flattened');
      return words === '' ? [] : [{ type: 'text', value: `${words} ` }];
    }
    const tagName = elementOf[node.role ?? ''];
    if (tagName === undefined) return children;
    const element: Element = { type: 'element', tagName, properties: {}, children };
    return tagName === 'strong' || tagName === 'em' ? moveSpaceOutside(element) : [element];
  };
  return wrapLooseText(build(structure));
}

/** Moves spaces out of emphasis: Markdown allows none at its edges. */
function moveSpaceOutside(element: Element): ElementContent[] {
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

/** Wraps text outside of blocks into paragraphs. */
function wrapLooseText(nodes: ElementContent[]): Element[] {
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

/** Text by content id. Marked content may be nested: a piece belongs to the innermost one with an id. */
function contentById(pieces: readonly PdfPiece[]): Map<string, string> {
  const texts = new Map<string, string>();
  const open: (string | null)[] = [];
  for (const piece of withHyphens(withRaised(pieces))) {
    if (piece.type === 'endMarkedContent') open.pop();
    else if (piece.type !== undefined) open.push(piece.id ?? null);
    else {
      const id = open.findLast((each) => each !== null);
      if (id) texts.set(id, (texts.get(id) ?? '') + (piece.str ?? ''));
    }
  }
  return texts;
}

/** Turns superscripts and subscripts into Unicode; pdf.js reports them as lines of their own. */
function withRaised(pieces: readonly PdfPiece[]): PdfPiece[] {
  let base: PlacedText | undefined;
  let before: PdfPiece | undefined;
  return pieces.map((piece) => {
    if (piece.type !== undefined || !piece.transform) return piece;
    const here = { ...piece };
    const placed = placedAt(here);
    const side = base && placed && sideOf(base, placed);
    const isNear =
      base && placed && isBeside(base, placed, base.size) && placed.text.length <= maxScriptLength;
    if (side && isNear && base && placed) {
      here.str = (side === 'above' ? raised : lowered)(placed.text);
      base = { ...base, right: Math.max(base.right, placed.right) };
      // pdf.js ends the line before a script.
      if (before) before.hasEOL = false;
    } else if (placed) base = placed;
    if ((here.str ?? '') !== '' || here.hasEOL) before = here;
    return here;
  });
}

function placedAt({ str = '', transform = [], width = 0 }: PdfPiece): PlacedText | undefined {
  const [, , c = 0, d = 0, x = 0, y = 0] = transform;
  if (str.trim() === '') return undefined;
  return { text: str.trim(), x, right: x + width, y: -y, size: Math.hypot(c, d), page: 0 };
}

/** Turns the end of a line into a space, or into nothing where it divides a word. */
function withHyphens(pieces: PdfPiece[]): PdfPiece[] {
  const texts = pieces.filter(({ type, str, hasEOL }) => type === undefined && (str !== '' || hasEOL));
  const ends = texts.map(({ str = '' }) => str);
  const soft = withSoftHyphens(ends, (i) => texts[i]?.hasEOL === true);
  for (const [i, piece] of texts.entries()) {
    if (!piece.hasEOL) continue;
    const goesOn = goesOnWith(soft[i] ?? '', ends[i + 1] ?? '');
    piece.str = goesOn ? (soft[i] ?? '').replace(softHyphen, '') : `${piece.str} `;
  }
  return pieces;
}
