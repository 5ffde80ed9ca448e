/** Numbers as they are written in texts, titles and labels. */

/** Thousands apart, no decimals. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-GB');

export const percent = (share: number): string =>
  Number.isFinite(share) ? `${(100 * share).toFixed(1)}%` : 'not a number';

/** Three significant digits, never in powers of ten below a million. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return 'not a number';
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-3)) return value.toExponential(1);
  return size >= 100 ? count(value) : value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

export const plural = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

export const letter = (index: number): string => String.fromCharCode(65 + index);
