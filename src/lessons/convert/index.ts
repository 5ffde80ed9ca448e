/** Converts uploaded files to harmless Markdown. */
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { UserError } from '../../types/errors.ts';
import type { Converted } from '../../types/reading-protocol.ts';
import { checkNesting } from '../document-limits.ts';
import { parseMarkdown } from '../markdown.ts';
import { placeFootnotes } from './footnotes.ts';
import { elementsToTree, pageToTree } from './html.ts';
import { parseInlineHtml } from './markdown-html.ts';
import { Omissions } from './omissions.ts';
import { pdfToElements } from './pdf.ts';
import { sanitize } from './sanitize.ts';

const readers: Record<string, (bytes: Uint8Array, omissions: Omissions) => Promise<Root>> = {
  md: async (bytes, omissions) => {
    const text = decode(bytes);
    checkNesting(text);
    return parseInlineHtml(parseMarkdown(text), omissions);
  },
  txt: async (bytes) => paragraphs(decode(bytes)),
  html: async (bytes, omissions) => pageToTree(decode(bytes), omissions),
  pdf: async (bytes, omissions) => elementsToTree(await pdfToElements(bytes, omissions)),
};
const endings: Record<string, string> = {
  md: 'md',
  markdown: 'md',
  txt: 'txt',
  text: 'txt',
  html: 'html',
  htm: 'html',
  pdf: 'pdf',
};

/** Longest result in Markdown: about a hundred pages. */
const maxCharacters = 300_000;

/** The call stack ends after some thousand levels. */
const tooDeep =
  'This text is nested too deeply: lists, quotations or elements within each other, a thousand times over.';

/** The format of a file by its name; undefined for formats that cannot be read. */
export const kindOf = (name: string): string | undefined =>
  endings[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];

/**
 * The text of a file as Markdown, without links, pictures, HTML and addresses. The notes say what else is missing.
 *
 * @throws UserError that says why it cannot be read
 */
export async function convert(name: string, bytes: Uint8Array): Promise<Converted> {
  const read = readers[kindOf(name) ?? ''];
  if (!read)
    throw new UserError('Only Markdown (.md), text (.txt), HTML (.html) and PDF (.pdf) can be read.');
  const omissions = new Omissions();
  const markdown = await read(bytes, omissions)
    .then((tree) => toMarkdown(sanitize(placeFootnotes(tree), omissions)))
    .catch((error: Error) => {
      throw error instanceof RangeError ? new UserError(tooDeep) : error;
    });
  if (markdown.trim() === '')
    throw new UserError(['There is no text in this file.', ...omissions.notes()].join(' '));
  if (markdown.length > maxCharacters)
    throw new UserError(
      `This text has ${markdown.length} characters; divide it into files of ${maxCharacters} at most.`,
    );
  return { markdown, notes: omissions.notes() };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw new UserError('This file is not UTF-8 text; save it with that encoding.');
  }
}

const paragraphs = (text: string): Root => ({
  type: 'root',
  children: text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map((value) => ({
      type: 'paragraph',
      children: [{ type: 'text', value: onOneLine(value) }],
    })),
});

const onOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');

const toMarkdown = (tree: Root): string =>
  unified()
    .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-' })
    .use(remarkGfm, { tableCellPadding: true, tablePipeAlign: false })
    .use(remarkFrontmatter, ['yaml'])
    .stringify(tree);
