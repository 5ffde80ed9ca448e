/** Converts a PDF to HTML elements: from its tags, or else from its layout. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { getDocumentProxy } from 'unpdf';
import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import { UserError } from '../../types/errors.ts';
import type { Omissions } from './omissions.ts';
import { type DrawnPage, drawingOf } from './pdf-drawing.ts';
import { elementsOfLayout } from './pdf-layout.ts';
import { stackPages } from './pdf-pages.ts';
import { elementsOfStructure, type PdfPiece, type Structure } from './pdf-structure.ts';

const maxPages = 300;
/** Pictures are not read, so they are not decoded. */
const options = { verbosity: 0, maxImageSize: 1 };

/** @throws UserError when it is not a PDF, locked, too long, or holds no text. */
export async function pdfToElements(bytes: Uint8Array, omissions: Omissions): Promise<Root> {
  // pdf.js takes the bytes over, so this reads them first.
  const pictures = countPictures(bytes);
  const pdf = await getDocumentProxy(bytes, options).catch((error: Error) => {
    throw new UserError(
      error.name === 'PasswordException'
        ? 'This PDF is locked with a password; save it without one.'
        : unreadable,
      { cause: error },
    );
  });
  try {
    return await pagesToElements(pdf, pictures, omissions);
  } catch (error) {
    // pdf.js reports damage only when it reads the pages. Its errors end in “Exception”; ours do not.
    if (error instanceof Error && /Exception$/.test(error.name))
      throw new UserError(unreadable, { cause: error });
    throw error;
  } finally {
    await pdf.destroy();
  }
}

const unreadable = 'This file cannot be read as a PDF; save or print it as PDF again.';

async function pagesToElements(pdf: PDFDocumentProxy, pictures: number, omissions: Omissions): Promise<Root> {
  if (pdf.numPages > maxPages)
    throw new UserError(`This PDF has ${pdf.numPages} pages; divide it into files of ${maxPages} at most.`);
  omissions.add('picture', pictures);
  const children: RootContent[] = [];
  let drawn: DrawnPage[] = [];
  const flush = () => {
    if (drawn.length > 0) appendPage(children, elementsOfLayout(stackPages(drawn, omissions)));
    drawn = [];
  };
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const drawing = await drawingOf(page, pictures > 0);
    const named = await elementsFromStructure(page, drawing, omissions);
    if (named) {
      flush();
      appendPage(children, named);
    } else drawn.push(drawing);
    await countAnnotations(page, omissions);
    page.cleanup();
  }
  flush();
  omissions.add('attached', Object.keys((await pdf.getAttachments()) ?? {}).length);
  if (children.length === 0)
    throw new UserError(
      'There is no text in this PDF: its pages are pictures. Use a version with text in it.',
    );
  return { type: 'root', children };
}

/** Counts pictures, without masks of other pictures. These dictionaries are never compressed. */
function countPictures(bytes: Uint8Array): number {
  const text = Buffer.from(bytes).toString('latin1');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return Math.max(0, count(/\/Subtype\s{0,9}\/Image\b/g) - count(/\/S?Mask \d+ \d+ R/g));
}

/** The page by its tags; undefined where these miss half of it, or where it hides text. */
async function elementsFromStructure(
  page: PDFPageProxy,
  { words, hidden }: DrawnPage,
  omissions: Omissions,
): Promise<Element[] | undefined> {
  const structure: Structure | null = hidden.length > 0 ? null : await page.getStructTree();
  if (!structure) return undefined;
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const elements = elementsOfStructure(structure, items as PdfPiece[], omissions);
  const letters = elements.reduce((sum, each) => sum + textOf(each).replace(/\s+/g, '').length, 0);
  const all = words.reduce((sum, { text }) => sum + text.length, 0);
  return letters > 0 && letters >= all / 2 ? elements : undefined;
}

/** Records comments and form fields as omissions. */
async function countAnnotations(page: PDFPageProxy, omissions: Omissions): Promise<void> {
  for (const { subtype, fieldValue, contentsObj } of await page.getAnnotations()) {
    if (subtype === 'Widget') omissions.add('filled', fieldValue ? 1 : 0);
    else if (subtype !== 'Link' && subtype !== 'Popup' && contentsObj?.str) omissions.add('margin');
  }
}

/** Appends a page, and joins the paragraph, list or table that the page break split. */
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
