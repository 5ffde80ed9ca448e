import type { Predictor } from './processes.ts';

declare module '../discord/services.ts' {
  interface Services {
    predictor: Predictor;
  }
}
