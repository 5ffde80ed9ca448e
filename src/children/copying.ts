/** The copying process: it erases people from the copies of the database, which rewrites whole files. */

import { eraseFromCopies } from '../privacy/copies.ts';
import { serveRpc } from '../processes/serve-rpc.ts';

serveRpc(({ folder, userId }: { folder: string; userId: string }) => eraseFromCopies(folder, userId));
