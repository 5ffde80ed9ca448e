import type { PrivacyKeeper } from './keeper.ts';

declare module '../discord/services.ts' {
  interface Services {
    /** What is stored about people: seen, exported, erased. */
    privacy: PrivacyKeeper;
  }
}
