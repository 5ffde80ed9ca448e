/** The reply of a command as plain data. `payload.ts` converts it to a Discord message. */
import type { Chart } from '../types/chart.ts';

export interface Button {
  label: string;
  /** A custom id from `defineActions`. The message holds it, so the button works after a restart. */
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

/** Arranges buttons in rows, as many as a message holds. */
export function inRows(buttons: Button[], perRow = 5, rows = 5): Button[][] {
  return Array.from({ length: Math.min(rows, Math.ceil(buttons.length / perRow)) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
}
