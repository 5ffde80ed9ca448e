/** A number as texts write it: three decimals at most, thousands apart, a true minus sign. */
export const write = (value: number): string =>
  (Math.round(value * 1000) / 1000 || 0)
    .toLocaleString('en-GB', { maximumFractionDigits: 3 })
    .replace('-', '−');

/**
 * A number as people type it: thousands apart by commas or spaces, a decimal point or comma, a minus of any kind, a
 * percent sign or unit behind it. Undefined where it is none.
 */
export function readNumber(typed: string, unit?: string): number | undefined {
  const bare = typed
    .trim()
    .replace(/^[≈~=]\s*/, '')
    .replaceAll(/[−–]/g, '-');
  const number = unit && bare.endsWith(unit) ? bare.slice(0, -unit.length) : bare.replace(/\s*%$/, '');
  const close = number.replaceAll(/[\s\u202f']/g, '');
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(close)
    ? close.replaceAll(',', '')
    : close.replace(/^([+-]?\d*),(\d+)$/, '$1.$2');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}
