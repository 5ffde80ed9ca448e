/** Worked numbers of the lessons about translation, words and the newer recurrence, computed again from their formulas. */
import { describe, expect, test } from 'vitest';
import { dot, expectLine, grouped, minus, saidIn } from './worked.ts';

describe('sequence to sequence', () => {
  test('has fewer numbers for each word of a long sentence', () => {
    for (const words of [10, 50])
      expectLine('seq2seq', `${words} words`, `${(256 / words).toFixed(1)} numbers a word`);
  });

  test('goes wrong more often the longer it writes', () => {
    expectLine('teacher-forcing', `0.98^50 = ${(0.98 ** 50).toFixed(3)}`);
  });

  test('finds a better sentence with a beam', () => {
    const sentences: [string, number, number][] = [
      ['the cat', 0.6, 0.4],
      ['the dog', 0.6, 0.35],
      ['the cow', 0.6, 0.25],
      ['a bird', 0.4, 0.9],
      ['a cow', 0.4, 0.1],
    ];
    for (const [words, first, second] of sentences)
      expectLine(
        'beam-search',
        words,
        `${first.toFixed(1)} · ${second.toFixed(2)} = ${(first * second).toFixed(2)}`,
      );
    expect(saidIn('beam-search')).toContain(
      `ln 0.4 + ln 0.9 = ${minus(Math.log(0.4), 3)} − ${(-Math.log(0.9)).toFixed(3)} = ${minus(Math.log(0.36), 2)}, and ${minus(Math.log(0.24), 2)} for`,
    );
    expectLine('beam-search', '2 words', `−1.02 / 2 = ${minus(-1.02 / 2, 2)}`);
    expectLine('beam-search', '4 words', `−1.60 / 4 = ${minus(-1.6 / 4, 2)}`);
  });

  test('is judged by BLEU', () => {
    const machine = 'the cat is on the mat'.split(' ');
    const reference = 'the small cat is on the mat'.split(' ');
    const runs = (words: string[], n: number) =>
      words.slice(0, words.length - n + 1).map((_, i) => words.slice(i, i + n).join(' '));
    const shares = [1, 2, 3, 4].map((n) => {
      const left = runs(reference, n);
      const found = runs(machine, n).filter((run) => {
        const at = left.indexOf(run);
        if (at >= 0) left.splice(at, 1);
        return at >= 0;
      });
      return [found.length, runs(machine, n).length] as const;
    });
    const names = ['words', 'pairs', 'runs of 3', 'runs of 4'];
    for (const [i, [found, of]] of shares.entries())
      expectLine('bleu', `${names[i]} ${found} of ${of} ${(found / of).toFixed(3)}`);
    const product = shares.reduce((all, [found, of]) => (all * found) / of, 1);
    const penalty = Math.exp(1 - reference.length / machine.length);
    expectLine('bleu', `1 · 0.8 · 0.75 · 0.667 = ${product.toFixed(3)}`);
    expectLine('bleu', `0.400^(1/4) = ${(product ** 0.25).toFixed(3)}`);
    expectLine('bleu', `e^(1 − 7/6) = ${penalty.toFixed(3)}`);
    expectLine('bleu', `BLEU = 0.795 · 0.846 = ${(product ** 0.25 * penalty).toFixed(3)}`);
  });
});

describe('words as numbers', () => {
  test('are near by the cosine', () => {
    const [cat, dog, car] = [
      [4, 3],
      [3, 4],
      [4, -3],
    ] as const;
    expect([cat, dog, car].map((word) => Math.hypot(...word))).toEqual([5, 5, 5]);
    for (const [name, word] of [['dog', dog] as const, ['car', car] as const]) {
      const product = dot([...cat], [...word]);
      expectLine('embeddings', `cos(cat, ${name}) = ${product}/25 = ${(product / 25).toFixed(2)}`);
    }
    expect(saidIn('embeddings')).toContain(`2,000 · 32 = ${grouped(2_000 * 32)} weights`);
  });

  test('are learned from neighbours', () => {
    const cost = (product: number) => -Math.log(1 / (1 + Math.exp(-product)));
    expectLine('word2vec', `−ln σ(2) = ${cost(2).toFixed(3)}`);
    expectLine('word2vec', `−ln σ(1) = ${cost(1).toFixed(3)}`);
    expectLine('word2vec', `loss = ${(cost(2) + cost(1)).toFixed(3)}`);
    expect(saidIn('word2vec')).toContain(
      `ln 10 = ${Math.log(10).toFixed(2)} and has the weight 0.1^0.75 = ${(0.1 ** 0.75).toFixed(3)}`,
    );
    expectLine('word2vec', `= (5−1+1, 1−1+3) = (${5 - 1 + 1}, ${1 - 1 + 3})`);
  });

  test('are cut by joining the most frequent pair', () => {
    let words = [
      ['cold', 5],
      ['colder', 2],
      ['oldest', 4],
      ['hardest', 3],
    ].map(([word, count]) => ({ pieces: [...String(word)], count: Number(count) }));
    let unseen = [...'coldest'];
    const joined = (pieces: string[], a: string, b: string) =>
      pieces.flatMap((piece, i) => {
        if (piece === a && pieces[i + 1] === b) return [a + b];
        return piece === b && pieces[i - 1] === a ? [] : [piece];
      });
    for (let rule = 1; rule <= 5; rule++) {
      const pairs = new Map<string, number>();
      for (const { pieces, count } of words)
        for (let i = 1; i < pieces.length; i++) {
          const pair = `${pieces[i - 1]} ${pieces[i]}`;
          pairs.set(pair, (pairs.get(pair) ?? 0) + count);
        }
      const [pair, times] = [...pairs].reduce((best, each) => (each[1] > best[1] ? each : best));
      const [a = '', b = ''] = pair.split(' ');
      expectLine('subwords', `${rule} ${a} + ${b} → ${a + b} ${times} times`);
      words = words.map(({ pieces, count }) => ({ pieces: joined(pieces, a, b), count }));
      unseen = joined(unseen, a, b);
    }
    expectLine('subwords', `c o l d e s t → ${unseen.join(' + ')}`);
  });
});

describe('the newer recurrence', () => {
  test('keeps a state that does not grow', () => {
    for (const t of [100, 10_000])
      expectLine('recurrence-today', `T = ${grouped(t)} ${grouped(2 * t * 64)} 64`);
  });

  test('joins two steps into one', () => {
    type Step = readonly [a: number, b: number];
    const join = ([a1, b1]: Step, [a2, b2]: Step): Step => [a2 * a1, a2 * b1 + b2];
    const inputs = [4, 2, 0, 8];
    let h = 0;
    for (const [i, input] of inputs.entries()) {
      const before = h;
      h = 0.5 * h + input;
      expectLine('linear-recurrence', `h${'₁₂₃₄'[i]} = 0.5·${before} + ${input} = ${h}`);
    }
    const [one, two, three, four] = inputs.map((input): Step => [0.5, input]) as [Step, Step, Step, Step];
    const [left, right] = [join(one, two), join(three, four)];
    expectLine('linear-recurrence', `steps 1, 2 (${left[0]}, 0.5·4+2 = ${left[1]})`);
    expectLine('linear-recurrence', `steps 3, 4 (${right[0]}, 0.5·0+8 = ${right[1]})`);
    const all = join(left, right);
    expectLine('linear-recurrence', `all four (${all[0]}, 0.25·4+8 = ${all[1]})`);
    expect(all[1]).toBe(h);
    expect(saidIn('linear-recurrence')).toContain(
      `0.99 leaves ${(0.99 ** 100).toFixed(3)} and 0.9 leaves ${(0.9 ** 100).toFixed(6)}`,
    );
  });

  test('has fewer weights in a minGRU', () => {
    expectLine('newer-cells', `h = d = 64 GRU ${grouped(3 * 64 * (64 + 64))}`);
    expectLine('newer-cells', `minGRU ${grouped(2 * 64 * 64)}`);
  });

  test("solves for all states at once, by Newton's method", () => {
    const inputs = [1, 0, 0, 0, -1, 0, 0, 0];
    const exact: number[] = [];
    for (const x of inputs) exact.push(Math.tanh((exact.at(-1) ?? 0) + x));
    let guess = inputs.map(() => 0);
    const errors: number[] = [];
    for (let round = 1; round <= 3; round++) {
      const better: number[] = [];
      for (const [i, x] of inputs.entries()) {
        const old = guess[i - 1] ?? 0;
        const value = Math.tanh(old + x);
        better.push(value + (1 - value ** 2) * ((better.at(-1) ?? 0) - old));
      }
      guess = better;
      expectLine(
        'parallel-newton',
        `${round} ${guess
          .slice(0, 5)
          .map((h) => minus(h, 2))
          .join(' ')}`,
      );
      errors.push(Math.max(...guess.map((h, i) => Math.abs(h - (exact[i] ?? 0)))));
    }
    expectLine(
      'parallel-newton',
      `exact ${exact
        .slice(0, 5)
        .map((h) => minus(h, 2))
        .join(' ')}`,
    );
    const [first = 0, second = 0, third = 0] = errors;
    expectLine('parallel-newton', `error ${first.toFixed(2)} ${second.toFixed(3)} ${third.toFixed(4)}`);
  });
});
