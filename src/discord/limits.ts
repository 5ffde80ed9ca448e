/** Discord's limits, in characters and counts, and the one place that keeps to them. */
import type { Answer } from './answer.ts';

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
  altText: 1024,
  formTitle: 45,
} as const;

const mark = ' … (cut)';

/** Cuts at a word boundary and says so; a code block that was open is closed. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const fence = '\n```';
  const room = Math.max(0, length - mark.length - fence.length);
  const boundary = text.slice(0, room + 1).search(/\s\S*$/);
  const kept = text.slice(0, boundary > room / 2 ? boundary : room).trimEnd();
  const open = (kept.match(/```/g)?.length ?? 0) % 2 === 1;
  return kept + (open ? fence : '') + mark;
}

/** The same answer within every limit; what had to go is marked where it stood. */
export function withinLimits(answer: Answer): Answer {
  const fields = (answer.fields ?? []).slice(0, limits.fields).map((field) => ({
    ...field,
    name: cut(field.name, limits.fieldName),
    value: cut(field.value, limits.fieldValue),
  }));
  const title = answer.title && cut(answer.title, limits.title);
  const footer = answer.footer && cut(answer.footer, limits.footer);
  const others = [title, footer, ...fields.flatMap((field) => [field.name, field.value])].join('').length;
  const room = Math.max(200, Math.min(limits.text, limits.embed - others));
  return {
    ...answer,
    ...(title && { title }),
    ...(footer && { footer }),
    ...(answer.text && { text: cut(answer.text, room) }),
    ...(fields.length > 0 && { fields }),
    ...(answer.buttons && {
      buttons: answer.buttons
        .slice(0, limits.rows)
        .map((row) =>
          row.slice(0, limits.buttonsPerRow).map((button) => ({ ...button, label: cutLabel(button.label) })),
        ),
    }),
  };
}

/** A short label has no room for words about the cut. */
export const cutLabel = (label: string, length: number = limits.buttonLabel) =>
  label.length <= length ? label : `${label.slice(0, length - 1).trimEnd()}…`;
