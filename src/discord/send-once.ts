/** Sends a person a notice once, even across restarts. */
import { CannotPostError } from './cannot-post.ts';

export interface Notice {
  /** Null once the person’s data is erased: then nothing is sent. */
  userId: string | null;
  sentence: string;
  /** Stores whether the notice is sent. Called before sending, so that it is never sent twice. */
  mark(isSent: boolean): void;
}

export interface Messenger {
  /** Sends a private message. @throws CannotPostError where the person accepts none */
  sendPrivately(userId: string, sentence: string): Promise<void>;
}

/** Sends the notice. If Discord fails for now, it stays pending; if the person accepts no messages, it is dropped. */
export async function sendOnce(
  { log }: { log(sentence: string, error: unknown): void },
  messenger: Messenger,
  { userId, sentence, mark }: Notice,
): Promise<void> {
  mark(true);
  if (userId === null) return;
  try {
    await messenger.sendPrivately(userId, sentence);
  } catch (error) {
    log('sending a private message failed', error);
    if (!(error instanceof CannotPostError)) mark(false);
  }
}
