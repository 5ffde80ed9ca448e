/** The drawing process: canvas blocks for tens of milliseconds a picture, which the bot's own process cannot spare. */

import { registerFonts } from '../charts/fonts.ts';
import { renderDrawing } from '../charts/render.ts';
import { serveRpc } from '../processes/serve-rpc.ts';
import type { Drawing } from '../types/chart.ts';

registerFonts();
serveRpc(({ drawing }: { drawing: Drawing }) => renderDrawing(drawing));
// Loads Vega before the first chart needs it.
await import('../charts/vega.ts');
