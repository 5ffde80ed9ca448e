/** The encoding process: TensorFlow's calls block, which would hold up Discord's messages in the bot's process. */

import { loadEncoder } from '../ml/encoder/encoder.ts';
import { modelFolder } from '../ml/encoder/files.ts';
import { followParent } from '../processes/orphan.ts';
import { serveRpc } from '../processes/serve-rpc.ts';

// The parent may end while the model loads.
followParent();
const encode = await loadEncoder(process.argv[2] ?? modelFolder);
// The first run plans the graph, so that no request waits for it.
encode('');
serveRpc(({ text }: { text: string }) => encode(text));
