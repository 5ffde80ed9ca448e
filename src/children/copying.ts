/** A process of its own for rewriting the copies of the database. */

import { eraseFromCopies } from '../privacy/copies.ts';
import { followParent } from '../processes/orphan.ts';

process.on('message', ({ folder, userId }: { folder: string; userId: string }) => {
  process.send?.({ type: 'erased', sentences: eraseFromCopies(folder, userId) });
});
followParent();
process.send?.({ type: 'ready' });
