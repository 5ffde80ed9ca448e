/** The process for animations, each of which takes most of a second. It needs no Vega, and ends when there is none to draw. */
import { registerFonts } from '../charts/fonts.ts';
import { renderDrawing } from '../charts/render.ts';
import { serveRpc } from '../processes/serve-rpc.ts';
import type { Drawing } from '../types/chart.ts';

registerFonts();
serveRpc(({ drawing }: { drawing: Drawing }) => renderDrawing(drawing));
