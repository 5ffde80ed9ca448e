/** Files that people bring along, as Markdown that cannot do harm. */
import type { Nodes, Parents, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { UserError } from '../../errors.ts';
import { parseMarkdown } from '../markdown.ts';
import type { Converted } from './converted.ts';
import { elementsToTree, htmlToTree } from './html.ts';
import { inertText } from './inert.ts';
import { pdfToElements } from './pdf.ts';

const readers: Record<string, (bytes: Uint8Array) => Promise<Root>> = {
  md: async (bytes) => parseMarkdown(decode(bytes)),
  txt: async (bytes) => paragraphs(decode(bytes)),
  html: (bytes) => htmlToTree(decode(bytes)),
  pdf: async (bytes) => elementsToTree(await pdfToElements(bytes)),
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

/** Characters of Markdown: some hundred pages. */
const longestDocument = 300_000;

/** Of which kind a file is by its name; undefined when it is none that can be read. */
export const kindOf = (name: string): string | undefined =>
  endings[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];

/**
 * The text of a file as Markdown: links, pictures, HTML and addresses are gone, the words stay. The notes name what
 * else could not be kept.
 * @throws UserError that says why it cannot be read
 */
export async function convert(name: string, bytes: Uint8Array): Promise<Converted> {
  const read = readers[kindOf(name) ?? ''];
  if (!read)
    throw new UserError('Only Markdown (.md), text (.txt), HTML (.html) and PDF (.pdf) can be read.');
  const markdown = toMarkdown(disarm(await read(bytes)));
  if (markdown.trim() === '') throw new UserError('There is no text in this file.');
  if (markdown.length > longestDocument)
    throw new UserError(
      `This text has ${markdown.length} characters; divide it into files of ${longestDocument} at most.`,
    );
  return { markdown, notes: [] };
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
      children: [{ type: 'text', value: value.replace(/\s*\n\s*/g, ' ') }],
    })),
});

const toMarkdown = (tree: Root): string =>
  unified()
    .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-' })
    .use(remarkGfm, { tableCellPadding: true, tablePipeAlign: false })
    .use(remarkFrontmatter, ['yaml'])
    .stringify(tree);

/** In place: links become their words, pictures their description, and HTML, definitions and addresses vanish. */
function disarm(tree: Root): Root {
  const visit = (parent: Parents): void => {
    parent.children = parent.children.flatMap((child): Nodes[] => {
      if ('children' in child) visit(child);
      switch (child.type) {
        case 'html':
        case 'definition':
        case 'footnoteDefinition':
        case 'footnoteReference':
          return [];
        case 'link':
        case 'linkReference':
          return child.children;
        case 'image':
        case 'imageReference':
          return child.alt ? [{ type: 'text', value: child.alt }] : [];
        case 'text':
        case 'inlineCode':
        case 'code':
          return [{ ...child, value: inertText(child.value) }];
        default:
          return [child];
      }
    }) as never;
  };
  visit(tree);
  return tree;
}
