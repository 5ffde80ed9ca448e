/** Superscripts and subscripts in plain text, so that 10⁶ never becomes 106. */

const raisedOf: Record<string, string> = {
  ...{ 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' },
  ...{ '+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻', '=': '⁼', '(': '⁽', ')': '⁾' },
  ...{ a: 'ᵃ', b: 'ᵇ', c: 'ᶜ', d: 'ᵈ', e: 'ᵉ', f: 'ᶠ', g: 'ᵍ', h: 'ʰ', i: 'ⁱ', j: 'ʲ', k: 'ᵏ', l: 'ˡ' },
  ...{
    m: 'ᵐ',
    n: 'ⁿ',
    o: 'ᵒ',
    p: 'ᵖ',
    r: 'ʳ',
    s: 'ˢ',
    t: 'ᵗ',
    u: 'ᵘ',
    v: 'ᵛ',
    w: 'ʷ',
    x: 'ˣ',
    y: 'ʸ',
    z: 'ᶻ',
  },
  ...{
    A: 'ᴬ',
    B: 'ᴮ',
    D: 'ᴰ',
    E: 'ᴱ',
    G: 'ᴳ',
    H: 'ᴴ',
    I: 'ᴵ',
    J: 'ᴶ',
    K: 'ᴷ',
    L: 'ᴸ',
    M: 'ᴹ',
    N: 'ᴺ',
    O: 'ᴼ',
  },
  ...{ P: 'ᴾ', R: 'ᴿ', T: 'ᵀ', U: 'ᵁ', V: 'ⱽ', W: 'ᵂ', α: 'ᵅ', β: 'ᵝ', γ: 'ᵞ', δ: 'ᵟ', θ: 'ᶿ', φ: 'ᵠ' },
};
const loweredOf: Record<string, string> = {
  ...{ 0: '₀', 1: '₁', 2: '₂', 3: '₃', 4: '₄', 5: '₅', 6: '₆', 7: '₇', 8: '₈', 9: '₉' },
  ...{ '+': '₊', '-': '₋', '−': '₋', '–': '₋', '=': '₌', '(': '₍', ')': '₎' },
  ...{
    a: 'ₐ',
    e: 'ₑ',
    h: 'ₕ',
    i: 'ᵢ',
    j: 'ⱼ',
    k: 'ₖ',
    l: 'ₗ',
    m: 'ₘ',
    n: 'ₙ',
    o: 'ₒ',
    p: 'ₚ',
    r: 'ᵣ',
    s: 'ₛ',
  },
  ...{ t: 'ₜ', u: 'ᵤ', v: 'ᵥ', x: 'ₓ', β: 'ᵦ', γ: 'ᵧ', ρ: 'ᵨ', φ: 'ᵩ' },
};
/** Characters that are superscripts already (stars, daggers, primes, ™), and references such as [1]. */
const alreadyRaised = /^(?:[*†‡§′″°®©™ªº]+|\[[^\]]*\])$/;

/** A superscript: `10` + `raised('6')` is 10⁶. Where Unicode lacks a letter: `^(2.5)`, or `^*` for one. */
export const raised = (text: string): string =>
  alreadyRaised.test(text.trim()) ? text.trim() : set(text, raisedOf, '^');

/** A subscript: `x` + `lowered('t-1')` is xₜ₋₁. Where Unicode lacks a letter: `_(max)`, or `_d` for one. */
export const lowered = (text: string): string => set(text, loweredOf, '_');

function set(text: string, table: Record<string, string>, sign: string): string {
  const plain = text.trim().replace(/\s+/g, ' ');
  if (plain === '') return '';
  const tight = [...plain.replace(/ ?([-+=−–]) ?/g, '$1')];
  const isSet = (letter: string) => Object.values(table).includes(letter);
  if (tight.every(isSet)) return tight.join('');
  // A superscript within a superscript keeps its sign: e^(x²).
  if (tight.every((letter) => Object.hasOwn(table, letter)))
    return tight.map((letter) => table[letter]).join('');
  return [...plain].length === 1 ? sign + plain : `${sign}(${plain})`;
}

const typedRaised = new Map(Object.entries(raisedOf).map(([plain, letter]) => [letter, plain]));
const typedLowered = new Map(Object.entries(loweredOf).map(([plain, letter]) => [letter, plain]));
typedRaised.set('⁻', '-');
typedLowered.set('₋', '-');
const raisedRun = new RegExp(`[${[...typedRaised.keys()].join('')}]+`, 'g');
const loweredLetter = new RegExp(`[${[...typedLowered.keys()].join('')}]`, 'g');

/** A text as people type it, for search and grading: 10⁶ as 10^6, 10⁻³ as 10^-3, H₂O as H2O. */
export const asTyped = (text: string): string =>
  text
    .replace(raisedRun, (run) => `^${[...run].map((letter) => typedRaised.get(letter)).join('')}`)
    .replace(loweredLetter, (letter) => typedLowered.get(letter) ?? letter);

/** Writes powers as parts of words: 10⁶ and 10^6 become 10pow6, which differs from 106 and 10⁷. */
export const withPowersAsWords = (text: string): string =>
  asTyped(text).replace(
    /\^\(?([-−+]?)([\p{L}\p{N}]+)\)?/gu,
    (_, sign: string, power: string) => `pow${sign === '' || sign === '+' ? '' : 'minus'}${power}`,
  );
