/** Tells authors once that their document is rejected, and why. */
import type { Database } from '../../db/open.ts';
import { type Messenger, sendOnce } from '../../discord/send-once.ts';
import { inert, quote } from '../../text/escape.ts';
import { markRejectionReported, unreportedRejections } from '../tables/documents.ts';

export async function reportRejections(
  db: Database,
  log: (sentence: string, error: unknown) => void,
  messenger: Messenger,
): Promise<void> {
  for (const { id, name, reason, addedBy, server } of unreportedRejections(db)) {
    const where = server === null ? 'a server' : `**${inert(server)}**`;
    const sentence = `Your document ${quote(name)} in ${where} is put aside, and I do not use it. ${inert(reason)}\nIt is still stored. Divide or shorten it and add it again with \`/documents add\`, or remove it with \`/documents remove\`.`;
    const mark = (told: boolean) => markRejectionReported(db, id, told);
    await sendOnce({ log }, messenger, { userId: addedBy, sentence, mark });
  }
}
