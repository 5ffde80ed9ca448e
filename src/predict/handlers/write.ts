/** Lets a language model write, and keeps what somebody typed for the buttons below. */
import type { CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { visibleExperiment } from '../../training/handlers/find.ts';
import type { Experiment } from '../../training/tables/experiments.ts';
import type { NetworkInput, Temperature } from '../../types/prediction.ts';
import { addOwnInput } from '../tables/own-inputs.ts';
import { type InputSource, notKeptReply } from '../views/prediction.ts';
import { writingReply } from '../views/writing.ts';
import { askedFor, inputFrom } from './inputs.ts';

/** Writes on from an input, or from a new paragraph. The experiment may be another person's in the same server. */
export async function writeVisible(
  context: CommandContext,
  id: number,
  source: InputSource | undefined,
  temperature: Temperature,
  seed: number,
): Promise<Reply> {
  const experiment = visibleExperiment(context, id);
  const network = askedFor(context, experiment);
  if (!network) return notKeptReply(experiment);
  const input = source && inputFrom(context, source);
  const request = { network, temperature, seed, ...(input && { input }) };
  const writing = await context.services.predictor.write(request);
  return writingReply({ experiment, source, temperature, seed, writing });
}

/** Writes on from what somebody typed. @throws UserError where nothing of it can be read */
export async function writeOwn(
  context: CommandContext,
  experiment: Experiment,
  input: NetworkInput,
): Promise<Reply> {
  const network = askedFor(context, experiment);
  if (!network) return notKeptReply(experiment);
  const [temperature, seed] = ['normal', 1] as const;
  const writing = await context.services.predictor.write({ network, input, temperature, seed });
  const serverId = context.inOpenChannel ? context.serverId : null;
  const sample = { kind: 'text', text: writing.start } as const;
  const id = addOwnInput(context.services.db, context.person, { sample, serverId });
  return writingReply({ experiment, source: { kind: 'own', id }, temperature, seed, writing });
}
