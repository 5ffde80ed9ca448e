import type { Library } from '../types/lessons.ts';
import type { GuildLibraries } from './guild-libraries.ts';
import type { Readers } from './readers.ts';
import type { RecentPages } from './recent-pages.ts';

declare module '../discord/services.ts' {
  interface Services {
    /** The library of each server. */
    libraries: GuildLibraries;
    /** Reads uploaded files. */
    readers: Readers;
    /** Which pages each person opened lately. */
    recentPages: RecentPages;
  }
  interface ServerServices {
    /** The library of the server where the command runs. A reload replaces it. */
    library(): Library;
  }
}
