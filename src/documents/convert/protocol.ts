/** What the bot and the process that reads foreign files say to each other. */
import type { Converted } from './converted.ts';

export interface ToConverter {
  type: 'convert';
  name: string;
  bytes: Uint8Array;
}

export type FromConverter =
  | ({ type: 'converted' } & Converted)
  /** `user` tells whether whoever sent the file may read the message. */
  | { type: 'failed'; message: string; user: boolean };
