/** Formats numbers and parses typed ones. */
import { asTyped } from '../../text/scripts.ts';

/** At most three decimals, grouped thousands, a true minus sign. */
export const writeNumber = (value: number): string => written(value, 3);

const written = (value: number, decimals: number): string =>
  (Math.round(value * 10 ** decimals) / 10 ** decimals || 0)
    .toLocaleString('en-GB', { maximumFractionDigits: decimals })
    .replace('-', '−');

/** A factor in a product: a negative one in brackets. */
export const bracketed = (value: number): string =>
  value < 0 ? `(${writeNumber(value)})` : writeNumber(value);

const mostDecimals = 12;

/** With as many decimals as the tolerance needs; very small and large numbers have an exponent. */
export function writeWithin(value: number, tolerance: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e15))
    return String(Number(value.toPrecision(mostDecimals))).replaceAll('-', '−');
  for (let decimals = 0; decimals < mostDecimals; decimals++) {
    const rounded = Number(value.toFixed(decimals));
    if (isWithin(rounded, value, tolerance / 100)) return written(value, decimals);
  }
  return written(value, mostDecimals);
}

/** Whether two numbers differ by at most a tolerance, apart from rounding errors of binary fractions. */
export const isWithin = (a: number, b: number, tolerance: number): boolean =>
  Math.abs(a - b) <= tolerance + 4 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b), tolerance);

/** The most likely reading; undefined where the text is no number. */
export const readNumber = (typed: string, unit?: string): number | undefined => readings(typed, unit)[0];

const longest = 100;

/**
 * What a number that people typed may mean, the likeliest first: 1250, 1,250, 0.5, 0,5, 1e6, 10^6, 10⁶, 5×10⁻³, 1/2,
 * 1½, in the digits of any common script, with its unit or a percent sign behind it. A comma before three digits
 * may stand for thousands or be a decimal comma; 20% of no unit may be 20 or 0.2. Empty where it is no number.
 */
export function readings(typed: string, unit?: string): number[] {
  if (typed.length > longest) return [];
  const plain = asciiDigits(
    asTyped(typed.replace(/(\d)([¼-¾⅐-⅞])/g, '$1 $2'))
      .normalize('NFKC')
      .replace(/[−–‐‑]/g, '-')
      .replace(/[×·⋅∙]|\*\*?/g, (sign) => (sign === '**' ? '^' : '*'))
      .replace(/[÷⁄∕]/g, '/')
      .replace(/\s+/g, ' ')
      .trim(),
  ).replace(/^[≈~=] ?/, '');
  const bare = withoutUnit(plain, unit);
  const percent = unit === undefined && bare.endsWith('%');
  const found = valuesOf(percent ? bare.slice(0, -1).trim() : bare);
  return percent ? found.flatMap((value) => [value, value / 100]) : found;
}

const percentNames = ['%', 'percent', 'per cent', 'prozent'];

/** “5 mb” in MB, “3 epochs” in epoch, “€ 5” in €. */
function withoutUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text;
  const fold = (word: string) => word.normalize('NFKC').toLowerCase().trim();
  const names = [fold(unit), ...(percentNames.includes(fold(unit)) ? percentNames : [])];
  const folded = text.toLowerCase();
  // “ms” is no plural of “m”.
  const plurals = (name: string) => (name.length < 3 ? [name] : [name, `${name}s`, name.replace(/s$/, '')]);
  for (const name of names.flatMap(plurals)) {
    if (folded.endsWith(name)) return text.slice(0, -name.length).trim();
    if (folded.startsWith(name)) return text.slice(name.length).trim();
  }
  return text;
}

/** One number, a fraction of two, a whole one with a fraction, or a product of powers. */
function valuesOf(text: string): number[] {
  const [, sign = '', rest = ''] = /^([+-]?) ?(.*)$/.exec(text) ?? [];
  const [, whole, over, under] = /^(\d+) (\d+) ?\/ ?(\d+)$/.exec(rest) ?? [];
  const found = whole ? [Number(whole) + Number(over) / Number(under)] : quotients(rest);
  return found.filter(Number.isFinite).map((value) => (sign === '-' ? -value : value));
}

function quotients(text: string): number[] {
  const [over = '', under, ...more] = text.split('/');
  if (more.length > 0) return [];
  return under === undefined ? products(over) : both(products(over), products(under), (a, b) => a / b);
}

const products = (text: string): number[] =>
  text
    .replace(/ ?x ?(?=10\^)/i, '*')
    .split('*')
    .map(powers)
    .reduce((left, right) => both(left, right, (a, b) => a * b));

function powers(text: string): number[] {
  const [base = '', exponent, ...more] = text.split('^');
  if (more.length > 0) return [];
  if (exponent === undefined) return decimals(base.trim());
  const [, sign = '', size = ''] = /^([+-]?)(.*)$/.exec(exponent.replace(/[(){} ]/g, '')) ?? [];
  return both(decimals(base.trim()), decimals(size), (a, b) => a ** (sign === '-' ? -b : b));
}

const both = (left: readonly number[], right: readonly number[], join: (a: number, b: number) => number) =>
  left.flatMap((a) => right.map((b) => join(a, b))).slice(0, 8);

const forms: [RegExp, (text: string) => string][] = [
  [/^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i, (text) => text],
  // Thousands apart by commas, or as in India; by spaces or apostrophes; by points.
  [/^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/, (text) => text.replaceAll(',', '')],
  [/^[1-9]\d{0,2}(?:[ '’]\d{3})+(?:[.,]\d+)?$/, (text) => text.replace(/[ '’]/g, '').replace(',', '.')],
  [/^[1-9]\d{0,2}(?:\.\d{3})+(?:\.\d{3}|,\d+)$/, (text) => text.replaceAll('.', '').replace(',', '.')],
  [/^\d*,\d+(?:e[+-]?\d+)?$/i, (text) => text.replace(',', '.')],
];

const decimals = (text: string): number[] =>
  forms.flatMap(([form, plain]) => (form.test(text) ? [Number(plain(text))] : []));

/** The zeros of the scripts whose digits people type. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

const asciiDigits = (text: string): string =>
  text
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((each) => code >= each && code < each + 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
