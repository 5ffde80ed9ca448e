/** The process in which kept networks answer. It ends when nobody asks. */
import { NetworkShelf } from '../ml/prediction/ask-networks.ts';
import { serveRpc } from '../processes/serve-rpc.ts';
import type { PredictionRequest } from '../types/prediction.ts';

const shelf = new NetworkShelf();
serveRpc((request: PredictionRequest) => shelf.ask(request));
