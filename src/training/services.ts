import type { Duels } from './duel/duels.ts';
import type { TrainingQueue } from './queue.ts';

declare module '../discord/services.ts' {
  interface Services {
    training: TrainingQueue;
    duels: Duels;
  }
}
