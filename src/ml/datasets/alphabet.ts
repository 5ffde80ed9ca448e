/** The few characters that a language model of ours knows, and how any text becomes one of them. */

/** Every other character is left out of a text. `#` stands for a digit. A line break ends a paragraph. */
export const alphabet = ' abcdefghijklmnopqrstuvwxyz.,;:!?\'"-()#\n';

const names: Record<string, string> = { ' ': 'space', '\n': 'new line' };

/** What the characters are called. */
export const characterNames: readonly string[] = [...alphabet].map(
  (character) => names[character] ?? character,
);

/** The character with this name. @throws RangeError if there is none */
export function characterCalled(name: string): string {
  const character = alphabet[characterNames.indexOf(name)];
  if (character === undefined) throw new RangeError(`no character is called ${name}`);
  return character;
}

const alike: Record<string, string> = {
  ...{ '’': "'", '‘': "'", '`': "'", '“': '"', '”': '"', '«': '"', '»': '"' },
  ...{ '—': '-', '–': '-', '…': '.', '[': '(', ']': ')', '&': 'and', æ: 'ae', œ: 'oe', ß: 'ss' },
};

/**
 * The text in the alphabet: small letters without accents, one kind of quotation mark and dash. Line breaks within a
 * paragraph become spaces, empty lines become one line break.
 */
export function foldText(text: string): string {
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\r\n?/g, '\n')
    .replace(/[’‘`“”«»—–…[\]&æœß]/g, (character) => alike[character] ?? '')
    .replace(/\d/g, '#')
    .replace(/[^a-z.,;:!?'"()#\s-]/g, '');
  return folded
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n');
}

const places = new Map([...alphabet].map((character, at) => [character, at]));

/** The places of characters in the alphabet. @throws RangeError for one that is not in it (see `foldText`) */
export const placesOf = (text: string): Int32Array =>
  Int32Array.from(text, (character) => {
    const place = places.get(character);
    if (place === undefined) throw new RangeError(`${JSON.stringify(character)} is not in the alphabet`);
    return place;
  });
