/** Extracts the words of an e-mail that a classifier may see. */

/** Number of words kept from the beginning of a message. */
export const maxWords = 120;

interface Entity {
  headers: string;
  body: string;
}

/**
 * Subject and text of a message as lower-case words; `#` stands for any number, `!` and `$` for themselves.
 * Other headers are left out: they name the mailing list, spam trap or filter that the message passed, and so reveal
 * its class.
 */
export function wordsOf(message: string): string[] {
  const { headers, body } = parse(message.replaceAll('\r\n', '\n'));
  // A mailing list's tag in brackets and encoded words are not text either.
  const subject = header(headers, 'subject').replace(/\[[^\]]*\]|=\?[^?]*\?[bq]\?[^?]*\?=/gi, ' ');
  const text = `${subject}\n${cutListFooter(readable(headers, body))}`.toLowerCase();
  const words = text.match(/[a-z]+(?:'[a-z]+)?|\d+|[$!]/g) ?? [];
  return words
    .map((word) => (/\d/.test(word) ? '#' : word))
    .filter((word) => word.length <= 20)
    .slice(0, maxWords);
}

/** The words of a text without headers, such as one that somebody types. */
export const messageWords = (text: string): string[] => wordsOf(`subject:\n\n${text}`);

/** Splits a message at the first empty line, which ends the headers. A message without headers begins with it. */
function parse(text: string): Entity {
  const [, headers = text, body = ''] = /^((?:[^\n]+\n)*)\n([\s\S]*)$/.exec(text) ?? [];
  return { headers, body };
}

/** A header's value with its folded lines joined; empty if there is none. */
function header(headers: string, name: string): string {
  const value = new RegExp(`^${name}:(.*(?:\n[ \t].*)*)`, 'im').exec(headers)?.[1] ?? '';
  return value.replaceAll('\n', ' ').trim();
}

/** The first MIME part with text, decoded and without markup. */
function readable(headers: string, body: string): string {
  const type = header(headers, 'content-type');
  const boundary = /boundary="?([^";]+)/i.exec(type)?.[1]?.trim();
  if (/^multipart\//i.test(type) && boundary) {
    for (const piece of body.split(`--${boundary}`).slice(1)) {
      const part = parse(piece.replace(/^[^\n]*\n/, ''));
      const text = readable(part.headers, part.body);
      if (text.trim()) return text;
    }
    return '';
  }
  if (type && !/^(text|message)\b/i.test(type)) return '';
  const text = decode(body, header(headers, 'content-transfer-encoding').toLowerCase());
  return /^text\/html/i.test(type) || /<(html|body|table|br|p|font)\b/i.test(text)
    ? withoutMarkup(text)
    : text;
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('latin1');
  if (encoding !== 'quoted-printable') return body;
  return body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Removes HTML tags, comments, and everything that a browser does not show. */
function withoutMarkup(html: string): string {
  return html
    .replace(/<(script|style|title)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&#?\w+;/g, (entity) => entities[entity.slice(1, -1).toLowerCase()] ?? ' ');
}

/** Removes the footer of a mailing list: it would reveal the list, as its headers would. */
function cutListFooter(text: string): string {
  const footer = /\n(?:_{20,}|-{20,}\nThis sf\.net email)/i.exec(text);
  return footer ? text.slice(0, footer.index) : text;
}
