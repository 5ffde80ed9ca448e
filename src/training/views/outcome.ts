/** The reply for a stored experiment, with everything that belongs to it. */
import { outcomeChart } from '../../charts/summary.ts';
import type { Database } from '../../db/open.ts';
import type { Reply } from '../../discord/reply.ts';
import type { Wait } from '../queue-types.ts';
import { type Experiment, findExperiment, resultOf } from '../tables/experiments.ts';
import { details, provenance } from './details.ts';
import { experimentReply } from './experiment.ts';
import { optionsLine } from './heading.ts';
import type { Finished } from './result.ts';

/** An experiment at its present stage. */
export function storedReply(db: Database, experiment: Experiment, wait?: Wait): Reply {
  const origin = experiment.basedOn === null ? undefined : finished(db, experiment.basedOn);
  return experimentReply(experiment, resultOf(db, experiment), { wait, origin });
}

/** The same with its details, once there is a result. */
export function fullReply(db: Database, experiment: Experiment, wait?: Wait): Reply {
  const reply = storedReply(db, experiment, wait);
  const result = resultOf(db, experiment);
  if (!result) return reply;
  return {
    ...reply,
    moreCharts: [outcomeChart(result)],
    fields: details(result),
    footer: `${optionsLine(experiment.options)}\n${provenance(result)}`,
  };
}

/** An experiment with its result; undefined where there is none. */
export function finished(db: Database, id: number): Finished | undefined {
  const experiment = findExperiment(db, id);
  const result = experiment && resultOf(db, experiment);
  return result && { experiment, result };
}
