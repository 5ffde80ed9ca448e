/** What a command answers with, as plain data; `payload.ts` turns it into a Discord message. */
import type { Chart } from '../types/chart.ts';

export interface Button {
  label: string;
  /** From `action()` in actions.ts: what the press means. It travels in the message, so it works after a restart. */
  action: string;
  style?: 'primary' | 'secondary' | 'success' | 'danger';
  disabled?: boolean;
}

export interface Field {
  name: string;
  value: string;
  inline?: boolean;
}

export interface Reply {
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

/** Buttons in rows of five, as many as a message holds. */
export function inRows(buttons: Button[], perRow = 5, rows = 5): Button[][] {
  return Array.from({ length: Math.min(rows, Math.ceil(buttons.length / perRow)) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
}
