/** Short names for what people named: a title of any length and script fits into a custom id or a suggestion. */
import { createHash } from 'node:crypto';
import { limits } from './limits.ts';
import type { Choice } from './options.ts';

/** Stands for itself. Three of these fit into one custom id. */
const plain = /^[A-Za-z0-9-]{1,24}$/;
/** No text that is its own key begins with it. */
const mark = '~';
const hashLength = 12;

/** The text itself where it is short and plain, otherwise `~` and a hash of it: the same after every restart. */
export function keyOf(text: string): string {
  if (plain.test(text)) return text;
  return mark + createHash('sha256').update(text).digest('base64url').slice(0, hashLength);
}

/** Whether it can only have come from `keyOf`. */
export const isKey = (text: string): boolean => text.startsWith(mark) && text.length === 1 + hashLength;

/** The one among `all` that `wanted` is the name or the key of. */
export function named<T>(all: Iterable<T>, wanted: string, nameOf: (each: T) => string): T | undefined {
  const list = [...all];
  const exact = list.find((each) => nameOf(each) === wanted);
  return exact ?? (isKey(wanted) ? list.find((each) => keyOf(nameOf(each)) === wanted) : undefined);
}

/** A suggestion for an option: its value is the text itself, or the key of it where Discord takes no longer one. */
export const suggestion = (name: string, value: string = name): Choice => ({
  name,
  value: value.length <= limits.choiceValue && value.isWellFormed() ? value : keyOf(value),
});
