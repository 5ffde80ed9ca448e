/** An answer with its picture drawn, ready to send. */
import type { Logger } from 'pino';
import type { Renderer } from '../types/chart.ts';
import { explainFailure } from './failures.ts';
import { type Payload, toPayload } from './payload.ts';
import type { Reply } from './reply.ts';

/** A picture that cannot be drawn does not take the text with it: the answer says so and is sent without. */
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
