/** Works out what a row of tokens makes. */
import { Parser } from 'expr-eval-fork';
import type { Token } from './tokens.ts';

const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const lowered = (power: string): string =>
  [...power].map((digit) => (digit === '⁻' ? '-' : digits.indexOf(digit))).join('');

const units = new Map(
  Object.entries({
    '%': 0.01,
    s: 1,
    ms: 1e-3,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    kB: 1e3,
    MB: 1e6,
    GB: 1e9,
  }),
);

interface WrittenNumber {
  value: number;
  /** Half of its last digit; zeros at the end of a whole number are no digits where `round` is set. */
  half: number;
  /** Whether it is a plain whole number, such as the 2 in “1 / 2”. */
  whole: boolean;
}

/** @param withUnit whether “3 %” is 0.03 and not 3 */
export function numberOf(text: string, withUnit: boolean, round = false): WrittenNumber {
  const [, grouped = '', decimals = '', power, unit = ''] =
    /^([\d,]+)(?:\.(\d+))?(?: ?· ?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))? ?(.*)$/u.exec(text) ?? [];
  const scale = (power ? 10 ** Number(lowered(power)) : 1) * (withUnit ? (units.get(unit) ?? 1) : 1);
  const whole = grouped.replaceAll(',', '');
  const zeros = round && !decimals ? (/(?<=[1-9])0*$/.exec(whole)?.[0].length ?? 0) : 0;
  return {
    value: Number(`${whole}.${decimals}`) * scale,
    half: 0.5 * 10 ** (zeros - decimals.length) * scale,
    whole: !decimals && !power && !unit,
  };
}

/** Whether a number has a unit that scales it, such as that of “3 %”. */
export const hasScale = (text: string): boolean => units.has(/[^\d ]*$/.exec(text)?.[0] ?? '');

const parser = new Parser();
parser.unaryOps.sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
parser.functions.ReLU = (x: number): number => Math.max(0, x);
/** How the parser writes what lessons write. */
const names = new Map([
  ...Object.entries({ '−': '-', '·': '*', '×': '*', '÷': '/', '[': '(', ']': ')', '⌋': ')', '⌉': ')' }),
  ...Object.entries({
    '√': 'sqrt',
    '⌊': 'floor(',
    '⌈': 'ceil(',
    log: 'log10',
    'log₂': 'log2',
    σ: 'sigmoid',
    e: 'E',
  }),
]);

/**
 * @param numberAt the value of the number that is the token at this place
 * @returns NaN for what is no whole sum, such as “· 3”
 */
export function worth(tokens: readonly Token[], numberAt: (token: Token, index: number) => number): number {
  const program = tokens.map((token, i) => {
    if (token.sort === 'power') return `^(${lowered(token.text)})`;
    if (token.sort !== 'number') return names.get(token.text) ?? token.text;
    // “2(3 − 1)” and “0.01 ln 0.01” are products.
    const times = ['open', 'function'].includes(tokens[i + 1]?.sort ?? '') ? '*' : '';
    return `(${numberAt(token, i)})${times}`;
  });
  try {
    return Number(parser.evaluate(program.join(' ')));
  } catch {
    return Number.NaN;
  }
}
