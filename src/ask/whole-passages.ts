/** Divides a text into passages that can be read alone. */
import { paragraphs } from '../text/sentences.ts';

/**
 * A passage is a paragraph with its heading, its list, table or code, and the paragraphs that refer back to it. No
 * passage begins with a word that refers back or ends with a colon.
 */
export function wholePassages(text: string): string[] {
  const passages: string[] = [];
  let isAnnounced = false;
  for (const block of paragraphs(text)) {
    const before = passages.at(-1);
    if (before !== undefined && (isAnnounced || !standsAlone(block)))
      passages[passages.length - 1] = `${before}${isAnnounced ? '\n' : '\n\n'}${block}`;
    else passages.push(block);
    isAnnounced = announces(block);
  }
  return passages.flatMap(splitLong);
}

/** Whether a block announces the next one: a heading, or a sentence that ends with a colon. */
const announces = (block: string) =>
  /^#+ [^\n]*$|^\*\*[^*]+\*\*$|[:–,]$/.test(block) && !block.endsWith('```');

/** Whether a block can be understood without the text before it. */
export function standsAlone(block: string): boolean {
  if (/^\s*([-*+]|\d+[.)]) |^```|^[|>]/.test(block)) return false;
  const opening = block.replace(/^(?:[*_"“(]+|\W)+/, '');
  return !refersBack.test(opening) && !mentionsBack(opening);
}

/** Words that refer to the text before them. */
const refersBack =
  /^(this|that|these|those|it|its|it's|they|their|them|such|so|but|and|or|nor|yet|then|thus|hence|therefore|however|still|instead(?! of)|otherwise|also|too|again|likewise|conversely|neither|both|either|each of|one of|none of|all of|the (?:former|latter|same|other|others|second|first|last|two|three|rest|reason|result|remedy|cure|consequence|opposite)|another|more (?:exactly|precisely)|in (?:short|other words|both|contrast|this|that|these|each case)|for (?:this|that|these)|here|there are (?:two|three|four) (?:of them|more)|example|as a (?:result|consequence))\b/i;

const pronoun = /\b(its?|they|their|them)\b/i;
const openingLength = 45;

/** Whether the first words refer back, or hold a pronoun before any noun. */
function mentionsBack(opening: string): boolean {
  const first = opening.slice(0, openingLength);
  if (/\b(this|these|those|such|the (?:two|three|four|other|others|same|latter|former))\b/i.test(first))
    return true;
  const at = first.search(pronoun);
  return at >= 0 && !/\*\*|,|\b(an?|the|[A-Z]{2,}s?)\s+\w{4,}|\b[A-Z]{2,}\b/.test(opening.slice(0, at));
}

/** Characters of a passage: longer ones would slow down every question. */
const longest = 12_000;

/** Divides a long passage at a paragraph, a sentence or a space. */
function splitLong(text: string): string[] {
  if (text.length <= longest) return [text];
  const parts: string[] = [];
  for (let start = 0; start < text.length; ) {
    const part = text.slice(start, start + longest);
    const gap = Math.max(part.lastIndexOf('\n\n'), part.lastIndexOf('. ') + 1);
    const space = gap > longest / 2 ? gap : part.lastIndexOf(' ');
    const length = start + part.length < text.length && space > longest / 2 ? space : part.length;
    parts.push(part.slice(0, length).trim());
    start += length;
  }
  return parts.filter(Boolean);
}
