import type { Prober } from './prober.ts';

declare module '../discord/services.ts' {
  interface Services {
    prober: Prober;
  }
}
