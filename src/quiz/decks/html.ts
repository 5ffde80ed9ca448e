/** Converts the HTML of flash cards to Discord Markdown, and back. */
import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import { lowered, raised } from '../../text/scripts.ts';
import { Runs } from './runs.ts';

/** A text, and whether a picture or a sound stood in it. */
export interface CellText {
  text: string;
  media: 'picture' | 'sound' | undefined;
}

const marks = new Map(
  Object.entries({
    ...{ b: '**', strong: '**', i: '*', em: '*' },
    ...{ s: '~~', del: '~~', strike: '~~' },
  }),
);
const blocks = new Set(
  'address article aside blockquote dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);
/** What these hold is no text of the card. */
const silent = new Set(['script', 'style', 'template', 'svg', 'title', 'object', 'iframe']);
const pictures = new Set(['img', 'svg', 'canvas', 'video', 'picture', 'object', 'iframe']);
const known = new Set([
  ...marks.keys(),
  ...blocks,
  ...silent,
  ...pictures,
  ...'a abbr anki-mathjax audio big body br center cite code colgroup font head html kbd label mark meta q rp rt ruby samp small span sub sup tbody td tfoot th thead tt u var wbr'.split(
    ' ',
  ),
]);

const tagStart = /<\/?([a-z][a-z0-9-]*)(?=[\s/>])|<!--|<!doctype/gi;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

/** Whether a cell of a table, which may as well be plain text, is meant as HTML. */
export const hasHtml = (cell: string): boolean =>
  entity.test(cell) ||
  [...cell.matchAll(tagStart)].some(([, name]) => !name || known.has(name.toLowerCase()));

/** The same cell with each `<` that begins no tag of HTML as `&lt;`, so that `vector<int>` stays. */
export const escapeUnknownTags = (cell: string): string =>
  cell.replace(/<(\/?[a-z][a-z0-9-]*)?/gi, (whole, name?: string) =>
    name && known.has(name.replace('/', '').toLowerCase()) ? whole : `&lt;${name ?? ''}`,
  );

/** What of a plain cell must be written otherwise, so that it is not taken for HTML. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/^ | (?= )/gm, '&nbsp;');

/** Deeper ones stand as high as this one. */
const deepestScript = 4;

/** Line breaks, emphasis, raised and lowered text are kept; other mark-up has no place in a quiz. Linear. */
export function fromHtml(html: string): CellText {
  const runs = new Runs();
  const scripts: { tag: string; text: string }[] = [];
  let deeper = 0;
  let media: CellText['media'];
  let hidden: string | undefined;

  const write = (text: string) => {
    if (hidden) return;
    const inner = scripts.at(-1);
    if (inner) inner.text += text;
    else runs.add(text);
  };
  const closeScript = () => {
    const inner = scripts.pop();
    if (inner) write((inner.tag === 'sup' ? raised : lowered)(inner.text));
  };
  const closeScripts = () => {
    while (scripts.length > 0) closeScript();
    deeper = 0;
  };
  const block = () => {
    if (hidden) return;
    closeScripts();
    runs.line();
  };

  const opened = ({ tagName }: Token.TagToken) => {
    if (hidden) return;
    if (pictures.has(tagName)) media ??= 'picture';
    if (tagName === 'audio') media ??= 'sound';
    if (silent.has(tagName)) {
      hidden = tagName;
      if (tagName === 'script' || tagName === 'style' || tagName === 'iframe')
        tokenizer.state = TokenizerMode.RAWTEXT;
    } else if (tagName === 'br') write('\n');
    else if (tagName === 'sup' || tagName === 'sub') {
      if (scripts.length < deepestScript) scripts.push({ tag: tagName, text: '' });
      else deeper++;
    } else if (tagName === 'rt') write('(');
    else if (tagName === 'td' || tagName === 'th') runs.cell();
    else if (blocks.has(tagName)) block();
    else runs.open(marks.get(tagName));
  };
  const closed = ({ tagName }: Token.TagToken) => {
    if (hidden) {
      if (hidden === tagName) hidden = undefined;
    } else if (tagName === 'sup' || tagName === 'sub') {
      if (deeper > 0) deeper--;
      else closeScript();
    } else if (tagName === 'rt') write(')');
    else if (blocks.has(tagName)) block();
    else runs.close(marks.get(tagName));
  };

  const characters = ({ chars }: Token.CharacterToken) => write(chars);
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: opened,
      onEndTag: closed,
      onCharacter: characters,
      onWhitespaceCharacter: characters,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: closeScripts,
    },
  );
  tokenizer.write(html, true);
  return { text: runs.text(), media };
}

/** Emphasis becomes tags; a lone asterisk stays one. */
export const toHtml = (text: string): string =>
  escapeHtml(text)
    .replaceAll('>', '&gt;')
    .replace(/\*\*([^*\n]+)\*\*/g, (whole, inner: string) => (isTight(inner) ? `<b>${inner}</b>` : whole))
    .replace(/\*([^*\n]+)\*/g, (whole, inner: string) => (isTight(inner) ? `<i>${inner}</i>` : whole))
    .replaceAll('\n', '<br>');

const isTight = (inner: string): boolean => inner === inner.trim();
