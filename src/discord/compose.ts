/** Builds the message of a reply: draws its pictures and makes the names of commands clickable. */
import type { Logger } from 'pino';
import type { Renderer } from '../types/chart.ts';
import { type CommandIds, mentionCommands } from './command-mentions.ts';
import { explainFailure } from './failures.ts';
import { limits } from './limits.ts';
import { type Payload, toPayload } from './payload.ts';
import type { Reply } from './reply.ts';

/** If a picture cannot be drawn, the message says so and has text only. @throws an error for an invalid reply */
export type Compose = (reply: Reply) => Promise<Payload>;

interface ComposeParts {
  renderer: Renderer;
  /** Filled once the commands are registered. */
  commandIds: CommandIds;
  log: Logger;
}

export function createCompose({ renderer, commandIds, log }: ComposeParts): Compose {
  return async (given) => {
    const reply = mentionCommands(given, commandIds);
    const charts = [...(reply.chart ? [reply.chart] : []), ...(reply.moreCharts ?? [])];
    try {
      const pictures = await Promise.all(charts.slice(0, limits.embeds).map((chart) => renderer.draw(chart)));
      return toPayload(reply, pictures);
    } catch (error) {
      if (charts.length === 0) throw error;
      const note = `⚠️ The picture is missing: ${explainFailure(error, log)}`;
      return toPayload({ ...reply, text: [reply.text, note].filter(Boolean).join('\n\n') });
    }
  };
}
