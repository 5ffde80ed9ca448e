/** Starts runs: with options, or as a repetition, a change or a series of an earlier one. */
import type { CommandContext } from '../../discord/command.ts';
import type { Reply } from '../../discord/reply.ts';
import { UserError } from '../../types/errors.ts';
import type { TrainingOptions } from '../../types/training.ts';
import { differences } from '../compare-runs.ts';
import { furtherSeeds, withChange } from '../diagnosis/next-experiments.ts';
import { type GivenOptions, parseTrainingOptions } from '../options.ts';
import type { Submission } from '../queue-types.ts';
import { seriesOf } from '../tables/experiments.ts';
import { queuedReply } from '../views/experiment.ts';
import { seriesReply } from '../views/series.ts';
import { finishedRun, visibleExperiment } from './find.ts';

/** @throws UserError for a wrong option, and when the person has too many jobs waiting */
export const startChosen = (context: CommandContext, given: GivenOptions): Reply =>
  startRun(context, parseTrainingOptions(given));

/** @throws UserError when the person has too many jobs waiting */
export function startRun(context: CommandContext, options: TrainingOptions, basedOn?: number): Reply {
  const { training } = context.services;
  const experiment = training.submit(submission(context, options, basedOn));
  return queuedReply(experiment, training.wait(experiment.id), context.messageRef);
}

const submission = (context: CommandContext, options: TrainingOptions, basedOn?: number): Submission => ({
  user: context.person,
  serverId: context.serverId,
  options,
  messageRef: context.messageRef,
  isOpen: context.inOpenChannel,
  ...(basedOn !== undefined && { basedOn }),
});

/** The same options again, the seed included. */
export function runExactly(context: CommandContext, [id]: [id: number]): Reply {
  const { options, result } = visibleExperiment(context, id);
  const reply = startRun(context, options);
  return result
    ? withNote(reply, `The same as experiment ${id}, seed included: it should give the same numbers.`)
    : reply;
}

/** One option changed. */
export function runChanged(context: CommandContext, [id, key]: [id: number, key: string]): Reply {
  const before = visibleExperiment(context, id);
  const options = withChange(before.options, key);
  const changed = differences(before.options, options).map(
    ({ name, values }) => `${name} ${values.join(' → ')}`,
  );
  return withNote(
    startRun(context, options, id),
    `Like experiment ${id}, ${changed.length > 0 ? `but ${changed.join(', ')}` : 'to the end'}.`,
  );
}

const withNote = (reply: Reply, note: string): Reply => ({ ...reply, text: `${note}\n${reply.text ?? ''}` });

/** Two more runs with other seeds, in one message. */
export function runSeeds(context: CommandContext, [id]: [id: number]): Reply {
  const { db, training } = context.services;
  const { options } = finishedRun(context, id).experiment;
  const [first] = training.submitSeries(
    submission(context, options, id),
    furtherSeeds(options).map((seed) => ({ ...options, seed })),
  );
  const reply = first && seriesReply(db, first.series ?? first.id);
  if (!reply) throw new Error(`the series of experiment ${id} was not stored`);
  return reply;
}

/** Cancels what still waits or runs of a series. @throws UserError when nothing does */
export function cancelSeries({ services, person }: CommandContext, [series]: [series: number]): Reply {
  const { db, training } = services;
  const open = seriesOf(db, series).filter(({ status }) => status === 'queued' || status === 'running');
  for (const { id } of open) training.cancel(id, person.id);
  const reply = seriesReply(db, series);
  if (!reply || open.length === 0) throw new UserError('These runs are over already.');
  return reply;
}
