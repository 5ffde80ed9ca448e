/**
 * Compares typed answers. Signs, exponents, symbols and the marks of scripts matter. Case, spaces, Unicode encoding, kinds
 * of quotes and hyphens, and plurals do not.
 */
import { asTyped } from '../text/scripts.ts';
import { isWithin, readings } from './sources/numbers.ts';

/** Longer than any valid answer, in characters. */
const longest = 1_000;

/** Whether the text has anything to compare. */
export const isAnswer = (typed: string): boolean => answerKey(typed.slice(0, longest)) !== '';

/** Whether the typed text means the answer. */
export function isSameAnswer(typed: string, answer: string): boolean {
  if (typed.length > longest) return false;
  const [given, right] = [answerKey(typed), answerKey(answer)];
  return (
    given === right ||
    isWithoutAccents(given, right) ||
    given === answerKey(withoutUmlauts(answer)) ||
    namesOf.get(right)?.includes(given) ||
    isSameNumber(typed, answer)
  );
}

const alike: [RegExp, string][] = [
  [/\p{Default_Ignorable_Code_Point}/gu, ''],
  [/[‘’‚‛′ʼ`´]/g, "'"],
  [/[“”„‟«»″]/g, '"'],
  [/[‐‑‒–—―−﹣]/g, '-'],
  [/≥/g, '>='],
  [/≤/g, '<='],
  [/≠/g, '!='],
  [/[→⟶]/g, '->'],
  [/[←⟵]/g, '<-'],
  [/⇒/g, '=>'],
  [/≈/g, '~='],
  [/±/g, '+-'],
  [/[×·⋅∙∗]/g, '*'],
  [/[÷⁄∕]/g, '/'],
  // Raised and lowered as in LaTeX.
  [/\^[({]([^(){}]*)[)}]/g, '^$1'],
  [/_[({]([^(){}]*)[)}]/g, '$1'],
  [/(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu, ''],
  [/\s+/g, ' '],
  // Punctuation of sentences; that of formulas, such as n! or (1, 2), stays.
  [/(?<=[\p{L}\p{M}]{2})[.,;:!?](?= |$)/gu, ''],
  [/(?<=[\p{L}\p{M}]{2})[,;](?=[\p{L}\p{M}]{2})/gu, ''],
  [/[¿¡](?=\p{L})/gu, ''],
  [/(?<=[^.,;:])[.,;:]$/, ''],
  // Spaces, but not between figures, unless thousands stand apart.
  [/(?<=\d) (?=\d{3}(?!\d))/g, ''],
  [/(?<!\d) | (?!\d)/g, ''],
  [/(?<=\d)x(?=\d)/g, '*'],
  // Hyphens and apostrophes of words; those between single letters and figures are signs.
  [/(?<=[\p{L}\p{M}]{2})['-](?=[\p{L}\p{N}])/gu, ''],
  [/(?<=[\p{L}\p{M}\p{N}])['-](?=[\p{L}\p{M}]{2})/gu, ''],
  [/(?<=\p{L}{3})s$/u, ''],
];

/** The canonical form: equal answers have equal keys. Empty where nothing can be compared. */
export function answerKey(text: string): string {
  const folded = asTyped(unwrapped(text)).normalize('NFKC').toUpperCase().toLowerCase();
  return alike.reduce((key, [pattern, plain]) => key.replace(pattern, plain), folded).normalize('NFC');
}

const wrappers: [string, string][] = [
  ['**', '**'],
  ['*', '*'],
  ['~~', '~~'],
  ['`', '`'],
  ['\\(', '\\)'],
  ['$', '$'],
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
];

/** Without the emphasis or the quotation marks around the whole. */
function unwrapped(text: string): string {
  const plain = text.trim();
  const found = wrappers.find(
    ([before, after]) =>
      plain.length > before.length + after.length && plain.startsWith(before) && plain.endsWith(after),
  );
  return found ? unwrapped(plain.slice(found[0].length, -found[1].length)) : plain;
}

const strokes: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ı: 'i', ŧ: 't' };
const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', æ: 'ae', œ: 'oe' };

const withoutUmlauts = (text: string): string =>
  text.normalize('NFC').replace(/[äöüåøæœ]/gi, (letter) => umlauts[letter.toLowerCase()] ?? letter);

/** Letter by letter, each with its marks. */
const marked = (key: string): string[] => key.normalize('NFD').match(/\P{M}\p{M}*/gu) ?? [];

/**
 * Whether only accents are missing, in words of the Latin alphabet of three letters or more: “resume” is good enough
 * for “résumé”, another accent is not, and ŷ is never y.
 */
function isWithoutAccents(given: string, right: string): boolean {
  const [typed, wanted] = [marked(given), marked(right)];
  if (typed.length !== wanted.length) return false;
  const inWord = wordLetters(wanted);
  return wanted.every((letter, i) => {
    if (letter === typed[i]) return true;
    const base = letter[0] ?? '';
    const bare = strokes[base] ?? base;
    return inWord[i] && /\p{Script=Latin}/u.test(base) && bare === typed[i];
  });
}

/** Which letters are in a run of three or more. */
function wordLetters(all: readonly string[]): boolean[] {
  const isLetter = all.map((letter) => /\p{L}/u.test(letter));
  return isLetter.map((_, i) =>
    [i - 2, i - 1, i].some((start) => [0, 1, 2].every((offset) => isLetter[start + offset])),
  );
}

/** Names of symbols that few keyboards have. */
const namesOf = new Map(
  Object.entries({
    ...{ '∂': ['partial'], '∇': ['nabla', 'del'], '√': ['sqrt'], '∞': ['infinity'], '∑': ['sum', 'sigma'] },
    ...{ '∏': ['product', 'pi'], '∫': ['integral'] },
    ...{ α: ['alpha'], β: ['beta'], γ: ['gamma'], δ: ['delta'], ε: ['epsilon'], ζ: ['zeta'], η: ['eta'] },
    ...{ θ: ['theta'], ι: ['iota'], κ: ['kappa'], λ: ['lambda'], μ: ['mu'], ν: ['nu'], ξ: ['xi'], π: ['pi'] },
    ...{ ρ: ['rho'], σ: ['sigma'], τ: ['tau'], φ: ['phi'], χ: ['chi'], ψ: ['psi'], ω: ['omega'] },
  }),
);

/** 1,000 and 1000; not 3.10 and 3.1, which may be versions. */
function isSameNumber(typed: string, answer: string): boolean {
  if (/%|\.\d*0$/.test(answer.trim()) || typed.includes('%')) return false;
  const [right] = readings(answer);
  return right !== undefined && readings(typed).some((value) => isWithin(value, right, 0));
}
