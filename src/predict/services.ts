import type { PredictorProcess } from './processes.ts';

declare module '../discord/services.ts' {
  interface Services {
    predictor: PredictorProcess;
  }
}
