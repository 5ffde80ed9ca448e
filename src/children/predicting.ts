/** The process in which kept networks answer and are looked into. It ends when nobody asks. */
import { inspectRun } from '../ml/inspect/run.ts';
import { NetworkShelf } from '../ml/prediction/ask-networks.ts';
import { serveRpc } from '../processes/serve-rpc.ts';
import type { Inspection, NetworkRequest } from '../types/inspection.ts';
import type { Prediction } from '../types/prediction.ts';

const shelf = new NetworkShelf();
serveRpc(
  (request: NetworkRequest): Promise<Inspection | Prediction> =>
    request.type === 'inspect' ? inspectRun(request) : shelf.ask(request),
);
