import type { PrivacyKeeper } from './keeper.ts';

declare module '../discord/services.ts' {
  interface Services {
    /** Lists, exports and erases personal data. */
    privacy: PrivacyKeeper;
  }
}
