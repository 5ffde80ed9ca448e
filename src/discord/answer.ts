/** What a command answers with, as plain data; `payload.ts` turns it into a Discord message. */
import type { Chart } from '../charts/types.ts';

export interface Button {
  label: string;
  /** From `action()`: what the press means. It travels in the message, so it works after a restart. */
  action: string;
  style?: 'primary' | 'secondary' | 'success' | 'danger';
  disabled?: boolean;
}

export interface Field {
  name: string;
  value: string;
  inline?: boolean;
}

export interface Answer {
  title?: string;
  /** Discord Markdown. */
  text?: string;
  fields?: Field[];
  footer?: string;
  /** 0xRRGGBB, the bar beside the embed. */
  colour?: number;
  chart?: Chart;
  /** A file to download beside the message. */
  file?: { name: string; content: Buffer };
  /** Rows of at most five buttons. */
  buttons?: Button[][];
}

const separator = ':';

/** A custom id: `command:button:arg:arg`, at most 100 characters as Discord demands. */
export function action(command: string, button: string, ...args: (string | number)[]): string {
  const id = [command, button, ...args.map((arg) => encodeURIComponent(arg))].join(separator);
  if (id.length > 100) throw new RangeError(`The custom id ${id} is longer than 100 characters`);
  return id;
}

/** The inverse of `action`. */
export function parseAction(customId: string): { command: string; button: string; args: string[] } {
  const [command = '', button = '', ...args] = customId.split(separator);
  return { command, button, args: args.map(decodeURIComponent) };
}

/** Buttons in rows of five, as many as a message holds. */
export function inRows(buttons: Button[], perRow = 5, rows = 5): Button[][] {
  return Array.from({ length: Math.min(rows, Math.ceil(buttons.length / perRow)) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
}
