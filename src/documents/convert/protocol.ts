/** What the bot and the process that reads foreign files say to each other. */
export interface ToConverter {
  type: 'convert';
  name: string;
  bytes: Uint8Array;
}

export type FromConverter =
  | { type: 'converted'; markdown: string }
  /** `user` tells whether whoever sent the file may read the message. */
  | { type: 'failed'; message: string; user: boolean };
