/** Titles as people write them: in many scripts, from one letter to two hundred. */
import fc from 'fast-check';

/** Letters of twelve scripts and one that lies outside the first plane, as first and last code point. */
export const scripts: Record<string, readonly (readonly [number, number])[]> = {
  Latin: [[0x61, 0x7a]],
  Greek: [[0x3b1, 0x3c9]],
  Cyrillic: [[0x430, 0x44f]],
  Armenian: [[0x561, 0x586]],
  Hebrew: [[0x5d0, 0x5ea]],
  Arabic: [[0x620, 0x64a]],
  Devanagari: [[0x905, 0x939]],
  Thai: [[0xe01, 0xe3a]],
  Georgian: [[0x10d0, 0x10f0]],
  Ethiopic: [[0x1200, 0x1248]],
  Japanese: [
    [0x3042, 0x3093],
    [0x30a2, 0x30f3],
  ],
  Chinese: [[0x4e00, 0x9fa5]],
  Hangul: [[0xac00, 0xd7a3]],
  Adlam: [[0x1e922, 0x1e943]],
};

export const longestTitle = 200;

const letterOf = (ranges: readonly (readonly [number, number])[]) =>
  fc.oneof(...ranges.map(([min, max]) => fc.integer({ min, max }))).map((code) => String.fromCodePoint(code));

/** A title of exactly so many code points in one script, its words parted by spaces. */
export const titleIn = (script: string, length: number): fc.Arbitrary<string> =>
  fc
    .array(letterOf(scripts[script] ?? []), { minLength: length, maxLength: length })
    .map((letters) => letters.map((letter, i) => (i % 9 === 8 && i < length - 1 ? ' ' : letter)).join(''));

/** Short ones and long ones alike: the length is drawn on its own. */
export const titles: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...Object.keys(scripts)), fc.integer({ min: 1, max: longestTitle }))
  .chain(([script, length]) => titleIn(script, length));
