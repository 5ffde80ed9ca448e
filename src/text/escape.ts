/** Foreign text made harmless for Discord. */

const quotedLength = 80;

/**
 * What somebody typed, in quotation marks and inert: no line breaks, no invisible or direction-changing characters,
 * nothing that Discord reads as markup, link or mention.
 */
export function quote(text: string): string {
  const plain = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return `“${inert(
    plain.length > quotedLength
      ? `${plain
          .slice(0, quotedLength)
          .replace(/[\ud800-\udbff]$/, '')
          .trimEnd()}…`
      : plain,
  )}”`;
}

/** The same without quotation marks, at any length. */
export function inert(text: string): string {
  const plain = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  // A zero-width space takes the meaning from what a backslash does not.
  return plain.replace(/[\\`*_~|[\]()<>#]/g, '\\$&').replace(/[@:/]/g, '$&\u200b');
}
