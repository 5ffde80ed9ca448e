/** The alphabet, the n-grams against numbers worked out by hand, and the pieces of the book. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphabet, characterNames, foldText, placesOf } from '../../../src/ml/datasets/alphabet.ts';
import { Ngrams } from '../../../src/ml/datasets/ngrams.ts';
import { loadText, textDataset } from '../../../src/ml/datasets/text.ts';
import type { LanguageTask } from '../../../src/ml/datasets/types.ts';

describe('the alphabet', () => {
  it('takes any text in', () => {
    expect(foldText('  “Où est-il?” — AHAB’s  ship,\r\nin 1851.\n\n \nNext\tone… 日本')).toBe(
      '"ou est-il?" - ahab\'s ship, in ####.\nnext one.',
    );
    expect(foldText('日本\n\n')).toBe('');
    expect(foldText('Œuvre & [note]')).toBe('oeuvre and (note)');
  });

  it('holds every text that was folded, which folds to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = foldText(text);
        expect(placesOf(folded)).toHaveLength(folded.length);
        expect(foldText(folded.replaceAll('\n', '\n\n'))).toBe(folded);
      }),
      { seed: 1 },
    );
  });

  it('has a name of its own for each character, and refuses others', () => {
    expect(new Set(alphabet).size).toBe(alphabet.length);
    expect(new Set(characterNames).size).toBe(alphabet.length);
    expect(() => placesOf('É')).toThrow(RangeError);
  });
});

describe('n-grams', () => {
  // “aab” with two characters. 1-gram: a (2 + 2 · ½) / 5 = 0.6, b (1 + 2 · ½) / 5 = 0.4.
  // 2-gram after a, which a and b followed once each: a (1 + 2 · 0.6) / 4 = 0.55, b (1 + 2 · 0.4) / 4 = 0.45.
  const [a, b] = [0, 1];
  const counted = new Ngrams(2, 2);
  counted.count(Int32Array.of(a, a, b));

  it.each([
    ['a by the 1-gram', [a], 1, 0.6],
    ['b by the 1-gram', [b], 1, 0.4],
    ['a after a by the 2-gram', [a, a], 2, 0.55],
    ['b after a by the 2-gram', [a, b], 2, 0.45],
    ['a after b, which nothing followed, by the 1-gram', [b, a], 2, 0.6],
    ['a at the beginning by the 1-gram', [a], 2, 0.6],
  ])('give %s its probability', (_, text, n, probability) => {
    expect(counted.probability(Int32Array.from(text), text.length - 1, n)).toBeCloseTo(probability, 12);
  });

  it('need the mean of −log₂ of the probabilities in bits', () => {
    const text = Int32Array.of(a, b);
    expect(counted.bits(text, 1)).toBeCloseTo(-(Math.log2(0.6) + Math.log2(0.4)) / 2, 12);
    expect(counted.bits(text, 2)).toBeCloseTo(-(Math.log2(0.6) + Math.log2(0.45)) / 2, 12);
    expect(counted.bits(text, 2, 1)).toBeCloseTo(-Math.log2(0.45), 12);
  });

  it('count nothing before `from`, but know it', () => {
    const later = new Ngrams(2, 2);
    later.count(Int32Array.of(a, b, b), 1);
    // 1-gram: b twice, (2 + 1 · ½) / 3. 2-gram after a: b once, (1 + 1 · 5/6) / 2.
    expect(later.probability(Int32Array.of(b), 0, 1)).toBeCloseTo(2.5 / 3, 12);
    expect(later.probability(Int32Array.of(a, b), 1, 2)).toBeCloseTo((1 + 2.5 / 3) / 2, 12);
  });

  it('guess all characters alike where nothing was counted', () => {
    expect(new Ngrams(8, 3).bits(Int32Array.of(1, 2, 3, 4), 3)).toBe(3);
  });

  it('make probabilities that add up to 1, whatever was counted', () => {
    const characters = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(characters, characters, (seen, text) => {
        const ngrams = new Ngrams(4, 3);
        ngrams.count(Int32Array.from(seen));
        const sum = [0, 1, 2, 3]
          .map((last) => ngrams.probability(Int32Array.from([...text, last]), text.length, 3))
          .reduce((total, probability) => total + probability);
        expect(sum).toBeCloseTo(1, 9);
      }),
      { seed: 1 },
    );
  });
});

describe('the book', async () => {
  const options = { samples: 256, seed: 1 };
  const book = await loadText(options);
  const { alphabet: letters, ngrams } = book.task as LanguageTask;
  const textOf = ({ x }: (typeof book)['test'], at: number) =>
    [...x.subarray(at * 64, (at + 1) * 64)].map((token) => letters[token - 1]).join('');

  it('is cut into pieces, whose answers are the characters one place later', () => {
    for (const { x, y, size } of [book.train, book.validation, book.test]) {
      expect([x.length, y.length]).toEqual([size * 64, size * 64]);
      for (let at = 0; at < x.length - 1; at++)
        if (at % 64 !== 63) expect(x[at + 1]).toBe((y[at] as number) + 1);
    }
  });

  it('is tested on its end, which it does not train on', () => {
    const end = Array.from({ length: book.test.size }, (_, at) => textOf(book.test, at)).join('');
    expect(end.includes('the harpoon was darted; the stricken whale flew forward')).toBe(true);
    for (const part of [book.train, book.validation])
      for (let at = 0; at < part.size; at++) expect(end.includes(textOf(part, at))).toBe(false);
    const other = new Set(
      Array.from({ length: book.validation.size }, (_, at) => textOf(book.validation, at)),
    );
    for (let at = 0; at < book.train.size; at++) expect(other).not.toContain(textOf(book.train, at));
  });

  it('is shown as it is read, and its n-grams get better with their length', () => {
    expect(book.show?.(0)).toEqual({ kind: 'text', text: textOf(book.test, 0) });
    expect(book.encode?.([...textOf(book.test, 0)])).toEqual(book.test.x.subarray(0, 64));
    expect([...(book.encode?.(['a', 'b']) ?? [])].slice(0, 3)).toEqual([2, 3, 0]);
    const [one = 0, two = 0, three = 0] = ngrams;
    expect(Math.log2(letters.length)).toBeGreaterThan(one);
    expect(one).toBeGreaterThan(two);
    expect(two).toBeGreaterThan(three);
    expect(three).toBeGreaterThan(2);
  });

  it('counts its n-grams on what the network trains on, and nothing else', async () => {
    // All pieces are the same two characters, those of the end are others: nothing of the end was counted.
    const pieces = 64 + 512;
    const characters = Int32Array.from({ length: pieces * 64 + 1 }, (_, at) => (at <= 64 * 64 ? at % 2 : 5));
    const { task } = textDataset(characters, { samples: 64, seed: 1 });
    // 32 pieces are trained on. The 1-gram gives (0 + 2 / 40) / (2,048 + 2) to what it has not seen beside two others.
    const total = 32 * 64;
    expect((task as LanguageTask).ngrams[0]).toBeCloseTo(-Math.log2(2 / 40 / (total + 2)), 3);
  });

  it('is refused where it is not complete', () => {
    expect(() => textDataset(new Int32Array(1_000), options)).toThrow('The text is too short');
  });
});
