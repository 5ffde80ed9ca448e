/** The reply of a command as plain data. `payload.ts` converts it to a Discord message. */
import type { Chart } from '../types/chart.ts';

export interface Button {
  label: string;
  /** A custom id from `defineActions`. The message holds it, so the button works after a restart. */
  action: string;
  style?: 'primary' | 'secondary' | 'success' | 'danger';
  disabled?: boolean;
}

/** One option of a select menu or of a form's list. At most 25 in one menu. */
export interface MenuOption {
  label: string;
  value: string;
  description?: string;
  /** Whether it is chosen at first. */
  selected?: boolean;
}

/** A select menu, in a row of its own. The handler of its action receives what was chosen. */
export interface Menu {
  /** A custom id from `defineActions`. */
  action: string;
  placeholder: string;
  /** How many may be chosen: 1 to 1 by default. */
  min?: number;
  max?: number;
  /** Texts to choose from, or the channels or roles of the server. The values of the latter are their ids. */
  choices: MenuOption[] | { of: 'channels' | 'roles'; selected?: string[] };
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
  /** The picture below the text. */
  chart?: Chart;
  /** Further pictures, each below the one before, at most nine. */
  moreCharts?: Chart[];
  /** Markdown above the last of several pictures: the pictures push the text out of the window. */
  caption?: string;
  /** A file to download beside the message. */
  file?: { name: string; content: Buffer };
  /** Select menus, above the buttons. Menus and rows of buttons together are at most five. */
  menus?: Menu[];
  /** Rows of at most five buttons. */
  buttons?: Button[][];
  /** Of a reply to a press that is answered at once: the private message that it belongs in. */
  slot?: Slot;
}

/** A private message that later replies with the same name replace, for one person. */
export interface Slot {
  name: string;
  /** Where it stands. With another place a new message replaces the old one, at the end of the channel. */
  place?: string;
}

/** Arranges buttons in rows, as many as a message holds. */
export function inRows(buttons: Button[], perRow = 5, rows = 5): Button[][] {
  return Array.from({ length: Math.min(rows, Math.ceil(buttons.length / perRow)) }, (_, row) =>
    buttons.slice(row * perRow, (row + 1) * perRow),
  );
}
