/** Decodes a file of unknown encoding. */
import { UserError } from '../../types/errors.ts';

export interface FileText {
  text: string;
  /** The encoding was guessed, because the file is not Unicode. */
  guessed?: 'Windows-1252';
}

/**
 * UTF-8, UTF-16 with its mark, or else Windows-1252 (as Excel writes CSV in Western Europe), with \n as line ends.
 * @throws UserError where the bytes are text in none of them
 */
export function readText(bytes: Uint8Array): FileText {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  const text = decoded(bytes, utf16 ?? 'utf-8');
  if (text !== undefined) return { text: withPlainEnds(text) };
  const western = decoded(bytes, 'windows-1252');
  // Undefined bytes or control characters mean another encoding, or no text.
  if (utf16 || western === undefined || /[^\P{Cc}\t\n\r]/u.test(western))
    throw new UserError(
      'The encoding of this file is not known here. Save it as UTF-8 (in Excel: “CSV UTF-8”) and send it again.',
    );
  return { text: withPlainEnds(western), guessed: 'Windows-1252' };
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const withPlainEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Control characters, and those that change the text direction or are invisible. */
const unwanted = /[\p{Cc}\p{Co}\p{Cs}\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Without invisible characters; line breaks, tabs and the joiners of some scripts stay. */
export const withoutInvisible = (text: string): string =>
  text.replace(unwanted, (found) => (found === '\n' || found === '\t' ? found : ''));
