/** Discord's limits, in characters and counts, and the functions that apply them. */
import type { Button, Menu, Reply } from './reply.ts';

export const limits = {
  title: 256,
  text: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  /** All texts of one embed together. */
  embed: 6000,
  buttonLabel: 80,
  buttonsPerRow: 5,
  rows: 5,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Of a select menu. */
  placeholder: 150,
  embeds: 10,
  altText: 1024,
  formTitle: 45,
  formValue: 4000,
  formText: 4000,
} as const;

const mark = ' … (cut)';

/** Cuts a text at a word boundary, adds a mark, and closes an open code block. `length` is at least 30. */
export function cut(given: string, length: number): string {
  const text = given.toWellFormed();
  if (text.length <= length) return text;
  const fence = '\n```';
  const room = Math.max(0, length - mark.length - fence.length);
  const boundary = text.slice(0, room + 1).search(/\s\S*$/);
  const kept = first(text, boundary > room / 2 ? boundary : room).trimEnd();
  const open = (kept.match(/```/g)?.length ?? 0) % 2 === 1;
  return kept + (open ? fence : '') + mark;
}

/** The first `length` UTF-16 units, or one less if that would split a character. */
const first = (text: string, length: number): string => text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** Cuts a label, with an ellipsis as the only mark. */
export const cutLabel = (label: string, length: number = limits.buttonLabel) =>
  (label.length <= length ? label : `${first(label, length - 1).trimEnd()}…`).toWellFormed();

/** The most characters of all field names together. The rest is for text and values. */
const allFieldNames = 1_500;

/** Cuts a reply to all of Discord's limits, and marks each cut. */
export function withinLimits(answer: Reply): Reply {
  const listed = (answer.fields ?? []).filter(({ name, value }) => name.trim() && value.trim());
  const fields = listed.slice(0, limits.fields);
  const title = answer.title?.trim() && cut(answer.title, limits.title);
  const footer = answer.footer?.trim() && cut(answer.footer, limits.footer);
  const text = answer.text?.trim() && cut(answer.text, limits.text);
  const names = cutTogether(
    fields.map(({ name }) => cut(name, limits.fieldName)),
    allFieldNames,
  );
  const taken = [title, ...names].join('').length;
  const [fittedText, fittedFooter, ...values] = cutTogether(
    [text ?? '', footer ?? '', ...fields.map(({ value }) => cut(value, limits.fieldValue))],
    limits.embed - taken,
  );
  const { title: _, text: __, footer: ___, fields: ____, menus = [], buttons, ...rest } = answer;
  const fittingMenus = menus.filter(hasChoices).slice(0, limits.rows);
  return {
    ...rest,
    ...(title && { title }),
    ...(fittedText && { text: fittedText }),
    ...(fittedFooter && { footer: fittedFooter }),
    ...(fields.length > 0 && {
      fields: fields.map((field, i) => ({ ...field, name: names[i] ?? '', value: values[i] ?? '' })),
    }),
    ...(fittingMenus.length > 0 && { menus: fittingMenus }),
    ...(buttons && { buttons: fittingButtons(buttons, limits.rows - fittingMenus.length) }),
  };
}

/** Cuts the longest texts, all to the same length, so that all texts together fit into `room` characters. */
function cutTogether(texts: string[], room: number): string[] {
  const shortestFirst = texts.map(({ length }) => length).sort((a, b) => a - b);
  let left = room;
  for (const [i, length] of shortestFirst.entries()) {
    const share = Math.floor(left / (texts.length - i));
    if (length > share) return texts.map((text) => cut(text, share));
    left -= length;
  }
  return texts;
}

/** Discord refuses a list without options. */
const hasChoices = ({ choices }: Menu) => !Array.isArray(choices) || choices.length > 0;

/** Removes repeated custom ids, which Discord refuses, and gives empty labels a dash. */
function fittingButtons(rows: Button[][], most: number): Button[][] {
  const seen = new Set<string>();
  return rows.slice(0, most).map((row) =>
    row
      .filter(({ action }) => !seen.has(action) && seen.add(action))
      .slice(0, limits.buttonsPerRow)
      .map((button) => ({ ...button, label: cutLabel(button.label.trim() || '–') })),
  );
}
