/** A PDF as elements: from its own structure where the writing program left it, otherwise from how it looks. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { getDocumentProxy } from 'unpdf';
import type { PDFPageProxy } from 'unpdf/pdfjs';
import { UserError } from '../../errors.ts';
import { type Drawing, drawingOf } from './pdf-drawing.ts';
import { elementsOfLayout } from './pdf-layout.ts';
import { stacked } from './pdf-pages.ts';
import { elementsOfStructure, type Piece, type Structure } from './pdf-structure.ts';

const mostPages = 300;
/** Pictures, of which nothing is read, are not unpacked. */
const options = { verbosity: 0, maxImageSize: 1 };

/** @throws UserError when it is not a PDF, locked, too long, or holds no text. */
export async function pdfToElements(bytes: Uint8Array): Promise<Root> {
  const pdf = await getDocumentProxy(bytes, options).catch((error: Error) => {
    throw new UserError(
      error.name === 'PasswordException'
        ? 'This PDF is locked with a password; save it without one.'
        : 'This file cannot be read as a PDF; save or print it as PDF again.',
    );
  });
  if (pdf.numPages > mostPages)
    throw new UserError(`This PDF has ${pdf.numPages} pages; divide it into files of ${mostPages} at most.`);
  const children: RootContent[] = [];
  let drawn: Drawing[] = [];
  const flush = () => {
    if (drawn.length > 0) appendPage(children, elementsOfLayout(stacked(drawn)));
    drawn = [];
  };
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const named = await namedElements(page);
    if (named.length > 0) {
      flush();
      appendPage(children, named);
    } else drawn.push(await drawingOf(page));
    page.cleanup();
  }
  flush();
  await pdf.destroy();
  if (children.length === 0)
    throw new UserError(
      'There is no text in this PDF: its pages are pictures. Use a version with text in it.',
    );
  return { type: 'root', children };
}

async function namedElements(page: PDFPageProxy): Promise<Element[]> {
  const structure: Structure | null = await page.getStructTree();
  if (!structure) return [];
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  return elementsOfStructure(structure, items as Piece[]);
}

/** What a page break has torn apart is joined again. */
function appendPage(all: RootContent[], page: Element[]): void {
  const [first, ...rest] = page;
  const last = all.at(-1);
  if (!first) return;
  if (last?.type === 'element' && last.tagName === first.tagName && goesOn(last, first)) {
    const gap: ElementContent[] = first.tagName === 'p' ? [{ type: 'text', value: ' ' }] : [];
    last.children.push(...gap, ...first.children);
  } else all.push(first);
  all.push(...rest);
}

function goesOn(last: Element, next: Element): boolean {
  if (last.tagName === 'table') return !textOf(next).trim().startsWith('Attribute') && !hasHeader(next);
  if (last.tagName === 'p') return !/[.!?:…”"]\s*$/.test(textOf(last));
  return last.tagName === 'ul' || last.tagName === 'ol';
}

const hasHeader = (node: Element): boolean =>
  node.tagName === 'th' || node.children.some((child) => child.type === 'element' && hasHeader(child));

const textOf = (node: ElementContent): string =>
  node.type === 'text' ? node.value : node.type === 'element' ? node.children.map(textOf).join('') : '';
