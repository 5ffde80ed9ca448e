/** A process of its own for one foreign file: what hangs or crashes on it takes nothing along. */
import { UserError } from '../../errors.ts';
import { convert } from './index.ts';
import type { FromConverter, ToConverter } from './protocol.ts';

const send = (message: FromConverter | { type: 'ready' }): void => {
  if (process.connected) process.send?.(message);
};

process.on('disconnect', () => process.exit());
process.on('message', async ({ name, bytes }: ToConverter) => {
  try {
    send({ type: 'converted', ...(await convert(name, new Uint8Array(bytes))) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    send({ type: 'failed', message, user: error instanceof UserError });
  }
});
send({ type: 'ready' });
