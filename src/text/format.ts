/** Formats numbers for texts, titles and labels. */

/** 1234.5 → 1,235. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-GB');

/** 0.123 → 12.3%. */
export const percent = (share: number): string =>
  Number.isFinite(share) ? `${(100 * share).toFixed(1)}%` : 'not a number';

/** Three significant digits. Powers of ten only from a million and below a thousandth. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return 'not a number';
  const size = Math.abs(value);
  if (size >= 1e6 || (size > 0 && size < 1e-3)) return value.toExponential(1);
  return size >= 100 ? count(value) : value.toFixed(size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

/** 2 and “page” → 2 pages. */
export const plural = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

/** The letter of an option: 0 → A. */
export const letter = (index: number): string => String.fromCharCode(65 + index);
