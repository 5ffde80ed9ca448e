import type { TrainingQueue } from './queue.ts';

declare module '../discord/services.ts' {
  interface Services {
    training: TrainingQueue;
  }
}
