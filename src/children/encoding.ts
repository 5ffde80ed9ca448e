/** The encoding process: TensorFlow's calls block, and the bot's own process must hear Discord. */

import { loadEncoder } from '../ml/encoder/encoder.ts';
import { modelFolder } from '../ml/encoder/files.ts';
import { followParent } from '../processes/orphan.ts';
import { type FromEncoder, toEncoder } from '../types/encoding-protocol.ts';

const send = (message: FromEncoder | { type: 'ready' }): void => {
  // With a callback, a parent that is gone is no error event; 'disconnect' ends this process.
  if (process.connected) process.send?.(message, () => undefined);
};

followParent();
const encode = await loadEncoder(process.argv[2] ?? modelFolder);
process.on('message', (message) => {
  const { id, text } = toEncoder.parse(message);
  try {
    send({ type: 'encoded', id, vector: encode(text) });
  } catch (error) {
    send({ type: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
});
// The first run plans the graph: better now than when somebody waits.
encode('');
send({ type: 'ready' });
