/** Short keys for titles and names, so that any of them fits into a custom id or a suggestion. */
import { createHash } from 'node:crypto';
import { limits } from './limits.ts';
import type { Choice } from './options.ts';

/** A name that is its own key. Three of these fit into one custom id. */
const plain = /^[A-Za-z0-9-]{1,24}$/;
/** No text that is its own key begins with it. */
const mark = '~';
const hashLength = 12;

/** The text itself if it is short and plain, otherwise `~` and a hash. The key is the same after a restart. */
export function keyOf(text: string): string {
  if (plain.test(text)) return text;
  return mark + createHash('sha256').update(text).digest('base64url').slice(0, hashLength);
}

/** Whether the text is a hashed key of `keyOf`. */
export const isKey = (text: string): boolean => text.startsWith(mark) && text.length === 1 + hashLength;

/** Finds the item whose name or key is `wanted`. */
export function named<T>(all: Iterable<T>, wanted: string, nameOf: (each: T) => string): T | undefined {
  const list = [...all];
  const exact = list.find((each) => nameOf(each) === wanted);
  return exact ?? (isKey(wanted) ? list.find((each) => keyOf(nameOf(each)) === wanted) : undefined);
}

/** A suggestion for an option. Its value is the text, or its key where the text is too long for Discord. */
export const suggestion = (name: string, value: string = name): Choice => ({
  name,
  value: value.length <= limits.choiceValue && value.isWellFormed() ? value : keyOf(value),
});
