/** Formats numbers for texts, titles and labels. */

/** 1234.5 → 1,235. */
export const count = (value: number): string => Math.round(value).toLocaleString('en-GB');

/** 0.123 → 12.3%. All and none have no decimals, and only they read 100% and 0%. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return 'not a number';
  if (share === 0 || share === 1) return `${100 * share}%`;
  const tenths = Math.round(1000 * share);
  return `${((share < 1 ? Math.min(tenths, 999) : tenths) / 10).toFixed(1)}%`;
}

/** Of a few: 0.4 → 40%. */
export const wholePercent = (share: number): string => `${Math.round(100 * share)}%`;

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

/** A title as a sentence: with a full stop, unless it ends with a mark of its own. */
export const asSentence = (title: string): string => (/[.?!…]$/.test(title) ? title : `${title}.`);
