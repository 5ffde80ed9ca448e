/** The button **Look inside** and what follows from it. Whoever sees the run may press it, and only the presser sees the answer. */
import { formingChart } from '../../charts/inside/forming.ts';
import type { Buttons, CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import type { trainActions } from '../../training/actions.ts';
import { visibleExperiment } from '../../training/handlers/find.ts';
import { networkOf } from '../../training/tables/networks.ts';
import { recordingOf } from '../../training/tables/recordings.ts';
import { insideViews } from '../../types/inspection.ts';
import { firstView, formingChoice, formingReply, insideReply } from '../views/inside.ts';
import { notKeptReply } from '../views/prediction.ts';

type InsideButton = 'inside' | 'insideView' | 'insideExample';

export const insideHandlers: Pick<Buttons<typeof trainActions>, InsideButton> = {
  inside: { kind: 'private', run: (context, [id]) => look(context, id, undefined, 1) },
  insideView: {
    kind: 'edit',
    run: (context, [id, example], [chosen]) => look(context, id, chosen, example),
  },
  insideExample: { kind: 'edit', run: (context, [id, view, example]) => look(context, id, view, example) },
};

async function look(
  context: CommandContext,
  id: number,
  wanted: string | undefined,
  example: number,
): Promise<Reply> {
  const experiment = visibleExperiment(context, id);
  const { options } = experiment;
  const { db, predictor } = context.services;
  const recording = recordingOf(db, id);
  const film = recording && formingChart(options, recording);
  if (wanted === formingChoice && film) return formingReply(experiment, example, film);
  const network = networkOf(db, id);
  if (!network) return notKeptReply(experiment);
  const inspection = await predictor.inspect({ options, network, example });
  const view = insideViews.find((known) => known === wanted) ?? firstView(options.network, options.dataset);
  return insideReply(experiment, view, inspection, film);
}
