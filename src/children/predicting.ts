/** The process in which kept networks answer, write and are looked into. It ends when nobody asks. */
import { inspectRun } from '../ml/inspect/run.ts';
import { NetworkShelf } from '../ml/prediction/ask-networks.ts';
import { serveRpc } from '../processes/serve-rpc.ts';
import type { Inspection, NetworkRequest } from '../types/inspection.ts';
import type { Prediction, Writing } from '../types/prediction.ts';

const shelf = new NetworkShelf();
serveRpc((request: NetworkRequest): Promise<Inspection | Prediction | Writing> => {
  if (request.type === 'inspect') return inspectRun(request);
  return request.type === 'write' ? shelf.write(request) : shelf.ask(request);
});
