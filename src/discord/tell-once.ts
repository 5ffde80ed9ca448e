/** Tells a person something once, also over restarts. */
import { CannotPostError } from './cannot-post.ts';

export interface News {
  /** Null once that person’s data was erased: nobody is told. */
  userId: string | null;
  sentence: string;
  /** Stores whether it is told. It is called before sending, so that nobody hears it twice. */
  mark(told: boolean): void;
}

export interface Messenger {
  /** Sends a private message. @throws CannotPostError where that person takes none */
  tell(userId: string, sentence: string): Promise<void>;
}

/** What Discord does not take now stays to be told; what it will never take is given up. */
export async function tellOnce(
  { log }: { log(sentence: string, error: unknown): void },
  messenger: Messenger,
  { userId, sentence, mark }: News,
): Promise<void> {
  mark(true);
  if (userId === null) return;
  try {
    await messenger.tell(userId, sentence);
  } catch (error) {
    log('a private message could not be sent', error);
    if (!(error instanceof CannotPostError)) mark(false);
  }
}
