/** Tells whoever added a document that nobody is taught from it any more, and why. */
import type { Database } from '../../db/open.ts';
import { type Messenger, tellOnce } from '../../discord/tell-once.ts';
import { inert, quote } from '../../text/escape.ts';
import { markAsideTold, untoldAsides } from '../tables/documents.ts';

export async function tellAsides(
  db: Database,
  log: (sentence: string, error: unknown) => void,
  messenger: Messenger,
): Promise<void> {
  for (const { id, name, reason, addedBy, server } of untoldAsides(db)) {
    const where = server === null ? 'a server' : `**${inert(server)}**`;
    const sentence = `Your document ${quote(name)} in ${where} is put aside: nobody is taught from it. ${inert(reason)}\nIt is still stored. Divide or shorten it and add it again with \`/documents add\`, or remove it with \`/documents remove\`.`;
    const mark = (told: boolean) => markAsideTold(db, id, told);
    await tellOnce({ log }, messenger, { userId: addedBy, sentence, mark });
  }
}
