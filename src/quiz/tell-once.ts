/** Telling somebody something once, also over restarts. */
import type { HostParts } from './scheduler.ts';
import { type Stage, StageError } from './publisher.ts';

export interface News {
  /** Null once whoever it was has had their data erased: nobody is told. */
  userId: string | null;
  sentence: string;
  /** Notes whether it is told: before it is sent, so that nobody hears it twice. */
  mark(told: boolean): void;
}

/** Where Discord does not take it now, it is still to be told; where it never will, it is given up. */
export async function tellOnce(
  { log }: Pick<HostParts, 'log'>,
  stage: Pick<Stage, 'tell'>,
  { userId, sentence, mark }: News,
): Promise<void> {
  mark(true);
  if (userId === null) return;
  try {
    await stage.tell(userId, sentence);
  } catch (error) {
    log('somebody could not be told', error);
    if (!(error instanceof StageError)) mark(false);
  }
}
