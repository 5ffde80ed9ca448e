/** Tells whoever added a document that nobody is taught from it any more, and why. */
import { markAsideTold, untoldAsides } from '../tables/documents.ts';
import type { Database } from '../../db/open.ts';
import { inert, quote } from '../../types/errors.ts';
import type { HostParts } from '../../quiz/scheduler.ts';
import type { Stage } from '../../quiz/publisher.ts';
import { tellOnce } from '../../quiz/tell-once.ts';

export async function tellAsides(db: Database, log: HostParts['log'], stage: Stage): Promise<void> {
  for (const { id, name, reason, addedBy, server } of untoldAsides(db)) {
    const where = server === null ? 'a server' : `**${inert(server)}**`;
    const sentence = `Your document ${quote(name)} in ${where} is put aside: nobody is taught from it. ${inert(reason)}\nIt is still stored. Divide or shorten it and add it again with \`/documents add\`, or remove it with \`/documents remove\`.`;
    const mark = (told: boolean) => markAsideTold(db, id, told);
    await tellOnce({ log }, stage, { userId: addedBy, sentence, mark });
  }
}
