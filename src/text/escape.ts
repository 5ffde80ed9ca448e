/** Escapes foreign text for Discord. */

const quotedLength = 80;

/** A text in one line, without invisible and direction-changing characters. */
export const oneLine = (text: string): string => text.replace(/[\p{C}\s]+/gu, ' ').trim();

/**
 * A text in quotation marks and inert, shortened to 80 characters: without line breaks, invisible characters, and
 * anything that Discord reads as markup, link or mention.
 */
export function quote(text: string): string {
  const plain = oneLine(text);
  return `“${inert(
    plain.length > quotedLength
      ? `${plain
          .slice(0, quotedLength)
          .replace(/[\ud800-\udbff]$/, '')
          .trimEnd()}…`
      : plain,
  )}”`;
}

/** The same without quotation marks, at full length. */
export function inert(text: string): string {
  // A zero-width space disarms what a backslash does not.
  return oneLine(text)
    .replace(/[\\`*_~|[\]()<>#]/g, '\\$&')
    .replace(/[@:/]/g, '$&\u200b');
}
