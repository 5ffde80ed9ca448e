/** Breaks text into lines by its measured width. */
import type { Pen, TextStyle } from './pen.ts';

/** Breaks between words; a word that is wider than a line is broken too. */
export function wrap(pen: Pen, text: string, wide: number, style: TextStyle): string[] {
  const fits = (line: string) => pen.width(line, style) <= wide;
  const broken: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((whole) => pieces(whole, fits))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
    } else {
      broken.push(line);
      line = word;
    }
  }
  return [...broken, line];
}

/** The word itself, or its longest pieces that fit, with hyphens. */
function pieces(word: string, fits: (text: string) => boolean): string[] {
  const cut: string[] = [];
  let rest = [...word];
  while (rest.length > 1 && !fits(rest.join(''))) {
    let length = rest.length - 1;
    while (length > 1 && !fits(`${rest.slice(0, length).join('')}-`)) length--;
    cut.push(`${rest.slice(0, length).join('')}-`);
    rest = rest.slice(length);
  }
  return [...cut, rest.join('')];
}
