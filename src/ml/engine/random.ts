/** Seeded random numbers: the same seed gives the same numbers on every machine. */
export interface RandomStream {
  /** Uniform in 0…1, 1 excluded. */
  next(): number;
  /** A whole number in 0…limit, `limit` excluded. */
  below(limit: number): number;
  /** Standard normal, by the Box–Muller transform. */
  normal(): number;
}

/**
 * The generator sfc32 (Chris Doty-Humphrey, "PractRand"), 128 bits of state, seeded by a whole number.
 * A named `stream` separates the uses of one seed ('weights', 'shuffle'): drawing more numbers from one stream does
 * not change another.
 */
export function createRandom(seed: number, stream = ''): RandomStream {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = hash(stream);
  let counter = 1;

  const next32 = (): number => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return result >>> 0;
  };
  // Neighbouring seeds start with similar states; a dozen rounds make them independent.
  for (let round = 0; round < 12; round++) next32();

  const next = (): number => next32() / 2 ** 32;
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** `count` different whole numbers from 0…size − 1 in random order: a Fisher–Yates shuffle that stops early. */
export function sample(random: RandomStream, size: number, count: number = size): Int32Array {
  const order = Int32Array.from({ length: size }, (_, index) => index);
  for (let at = 0; at < count; at++) {
    const other = at + random.below(size - at);
    const chosen = order[other] as number;
    order[other] = order[at] as number;
    order[at] = chosen;
  }
  return order.subarray(0, count);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}
