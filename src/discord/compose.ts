/** Draws the picture of a reply and builds the payload. */
import type { Logger } from 'pino';
import type { Renderer } from '../types/chart.ts';
import { explainFailure } from './failures.ts';
import { type Payload, toPayload } from './payload.ts';
import type { Reply } from './reply.ts';

/** If the picture cannot be drawn, the reply says so and has text only. */
export async function compose(answer: Reply, renderer: Renderer, log: Logger): Promise<Payload> {
  if (!answer.chart) return toPayload(answer);
  try {
    return toPayload(answer, await renderer.draw(answer.chart));
  } catch (error) {
    const text = [answer.text, `⚠️ The picture is missing: ${explainFailure(error, log)}`]
      .filter(Boolean)
      .join('\n\n');
    return toPayload({ ...answer, text });
  }
}
