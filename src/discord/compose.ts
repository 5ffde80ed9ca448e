/** Draws the pictures of a reply and builds the payload. */
import type { Logger } from 'pino';
import type { Renderer } from '../types/chart.ts';
import { explainFailure } from './failures.ts';
import { limits } from './limits.ts';
import { type Payload, toPayload } from './payload.ts';
import type { Reply } from './reply.ts';

/** If a picture cannot be drawn, the reply says so and has text only. */
export async function compose(answer: Reply, renderer: Renderer, log: Logger): Promise<Payload> {
  const charts = [...(answer.chart ? [answer.chart] : []), ...(answer.moreCharts ?? [])];
  try {
    const pictures = await Promise.all(charts.slice(0, limits.embeds).map((chart) => renderer.draw(chart)));
    return toPayload(answer, pictures);
  } catch (error) {
    const text = [answer.text, `⚠️ The picture is missing: ${explainFailure(error, log)}`]
      .filter(Boolean)
      .join('\n\n');
    return toPayload({ ...answer, text });
  }
}
