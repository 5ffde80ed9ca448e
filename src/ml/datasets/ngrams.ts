/** N-grams of characters: how often each one follows the n − 1 before it. What a language model has to beat. */

/** What followed a context. */
interface Followers {
  /** How often each character did. */
  counts: Float64Array;
  total: number;
  /** How many different characters did. */
  different: number;
}

/**
 * P(character | the n − 1 before), smoothed after Witten and Bell (1991). Where a context was followed `total` times, by
 * `different` characters, the n-gram has the weight total / (total + different), and the (n − 1)-gram the rest:
 * P = (count + different · P of the (n − 1)-gram) / (total + different). Below the 1-gram all characters are equally likely.
 * So nothing is impossible, and no number has to be chosen.
 */
export class Ngrams {
  readonly #size: number;
  /** By length of the context, what followed it. A context is a number in base `size`. */
  readonly #followers: Map<number, Followers>[];

  /** `size` is the number of characters in the alphabet, `longest` the largest n. */
  constructor(size: number, longest: number) {
    this.#size = size;
    this.#followers = Array.from({ length: longest }, () => new Map<number, Followers>());
  }

  /** Counts every character of a text from `from` on, after as much as stands before it. Characters are below `size`. */
  count(text: Int32Array, from = 0): void {
    for (let at = from; at < text.length; at++)
      for (let before = 0; before < this.#followers.length && before <= at; before++)
        this.#add(before, this.#context(text, at, before), text[at] as number);
  }

  /** The probability of the character at `at` of a text by the n-gram, or by the longest one that it has room for. */
  probability(text: Int32Array, at: number, n: number): number {
    let probability = 1 / this.#size;
    for (let before = 0; before < n && before <= at; before++) {
      const followers = this.#followers[before]?.get(this.#context(text, at, before));
      if (!followers) break;
      const { counts, total, different } = followers;
      probability = ((counts[text[at] as number] as number) + different * probability) / (total + different);
    }
    return probability;
  }

  /** Bits per character by the n-gram, from `from` on: the mean of −log₂ of the probabilities. */
  bits(text: Int32Array, n: number, from = 0): number {
    let sum = 0;
    for (let at = from; at < text.length; at++) sum -= Math.log2(this.probability(text, at, n));
    return sum / (text.length - from);
  }

  #add(before: number, context: number, character: number): void {
    const known = this.#followers[before] as Map<number, Followers>;
    let followers = known.get(context);
    if (!followers) {
      followers = { counts: new Float64Array(this.#size), total: 0, different: 0 };
      known.set(context, followers);
    }
    const { counts } = followers;
    if (counts[character] === 0) followers.different += 1;
    counts[character] = (counts[character] as number) + 1;
    followers.total += 1;
  }

  #context(text: Int32Array, at: number, length: number): number {
    let context = 0;
    for (let place = at - length; place < at; place++)
      context = context * this.#size + (text[place] as number);
    return context;
  }
}
