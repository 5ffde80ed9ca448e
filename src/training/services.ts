import type { Button } from '../discord/reply.ts';
import type { DatasetName } from '../types/training.ts';
import type { Duels } from './duel/duels.ts';
import type { TrainingQueue } from './queue.ts';
import type { Experiment } from './tables/experiments.ts';

declare module '../discord/services.ts' {
  interface Services {
    training: TrainingQueue;
    duels: Duels;
    /** Buttons below the result of a run that belongs to something else, such as a unit of the course. */
    buttonsAfter(experiment: Experiment): Button[];
    /** The same below what a network answers to this person alone. */
    buttonsAfterAnswer(person: { userId: string; serverId: string | null }, dataset: DatasetName): Button[];
  }
}
