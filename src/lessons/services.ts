import type { Library } from '../types/lessons.ts';
import type { GuildLibraries } from './guild-libraries.ts';
import type { Readers } from './readers.ts';

declare module '../discord/services.ts' {
  interface Services {
    /** The library of each server. */
    libraries: GuildLibraries;
    /** Reads uploaded files. */
    readers: Readers;
  }
  interface ServerServices {
    /** The library of the server where the command runs. A reload replaces it. */
    library(): Library;
  }
}
