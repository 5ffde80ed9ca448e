/** The drawing process: canvas blocks for tens of milliseconds a picture, which the bot's own process cannot spare. */

import { registerFonts } from '../charts/fonts.ts';
import { renderDrawing } from '../charts/render.ts';
import type { FromDrawing, ToDrawing } from '../types/drawing-protocol.ts';
import { UserError } from '../types/errors.ts';

const send = (message: FromDrawing): void => {
  // The parent may be gone between the drawing and the answer; 'disconnect' then ends this process.
  if (process.connected) process.send?.(message);
};

async function answer({ id, drawing }: ToDrawing): Promise<FromDrawing> {
  try {
    return { type: 'drawn', id, png: await renderDrawing(drawing) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { type: 'failed', id, message, user: error instanceof UserError };
  }
}

registerFonts();
process.on('disconnect', () => process.exit());
process.on('message', async (message: ToDrawing) => send(await answer(message)));
send({ type: 'ready' });
// Loaded while nothing is asked for yet, so that the first chart does not wait for it.
await import('../charts/vega.ts');
