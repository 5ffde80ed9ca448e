/** Writing by chance: probabilities at a temperature against closed forms, and what is drawn. */
import { describe, expect, it } from 'vitest';
import { lastAnswer, tempered, type WritingOptions, writeOn } from '../../src/ml/training/write.ts';

const alphabet = 'abcd';
const encode = (characters: readonly string[]) => {
  const tokens = new Int32Array(4);
  tokens.set(characters.map((character) => alphabet.indexOf(character) + 1));
  return tokens;
};
/** A network that is certain of the next letter of the alphabet. */
const counting = (tokens: Int32Array) => {
  const last = tokens.findLast((token) => token > 0) ?? 0;
  return Float32Array.from(alphabet, (_, at) => (at === last % 4 ? 50 : 0));
};
const options: WritingOptions = {
  ...{ task: { alphabet, steps: 4 }, encode, next: counting },
  ...{ start: 'a', temperature: 1, length: 10, seed: 1 },
};

describe('the temperature', () => {
  // Logits 0, ln 2 and ln 4: shares 1 : 2 : 4. At ½ their squares, at 2 their roots.
  const logits = Float32Array.of(0, Math.log(2), Math.log(4));
  it.each([
    [1, [1 / 7, 2 / 7, 4 / 7]],
    [0.5, [1 / 21, 4 / 21, 16 / 21]],
    [2, [1, Math.SQRT2, 2].map((share) => share / (3 + Math.SQRT2))],
  ])('%s changes the shares as it should', (temperature, shares) => {
    for (const [at, share] of tempered(logits, temperature).entries())
      expect(share).toBeCloseTo(shares[at] ?? 0, 6);
  });

  it('stays finite for logits of any size', () => {
    expect(tempered(Float32Array.of(3000, -3000), 0.5)).toEqual([1, 0]);
  });
});

describe('writing', () => {
  it('goes on from the last character, and never reads more than an example', () => {
    const read: number[] = [];
    const next = (tokens: Int32Array) => {
      read.push(tokens.filter((token) => token > 0).length);
      return counting(tokens);
    };
    expect(writeOn({ ...options, next })).toBe('bcdabcdabc');
    expect(read).toEqual([1, 2, 3, 4, 4, 4, 4, 4, 4, 4]);
  });

  it('draws as often as the probabilities say, the same with the same seed', () => {
    const next = () => Float32Array.of(0, Math.log(3), -1e9, -1e9);
    const text = writeOn({ ...options, next, length: 4_000 });
    const share = [...text].filter((character) => character === 'b').length / text.length;
    expect(share).toBeGreaterThan(0.72);
    expect(share).toBeLessThan(0.78);
    expect(text).not.toMatch(/[cd]/);
    expect(writeOn({ ...options, next, length: 4_000 })).toBe(text);
    expect(writeOn({ ...options, next, length: 4_000, seed: 2 })).not.toBe(text);
    const cold = writeOn({ ...options, next, length: 4_000, temperature: 0.1 });
    expect(cold.replaceAll('b', '')).toBe('');
  });

  it('needs a text to begin with', () => {
    expect(() => writeOn({ ...options, start: '' })).toThrow(RangeError);
  });

  it('takes the answer after the last token before the padding', () => {
    const outputs = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    expect([...lastAnswer(Int32Array.of(3, 1, 0, 0), outputs)]).toEqual([3, 4]);
    expect([...lastAnswer(Int32Array.of(3, 1, 2, 4), outputs)]).toEqual([7, 8]);
  });
});
