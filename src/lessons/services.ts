import type { Library } from '../types/lessons.ts';
import type { GuildLibraries } from './guild-libraries.ts';
import type { Readers } from './readers.ts';

declare module '../discord/services.ts' {
  interface Services {
    /** The documents of each server. */
    libraries: GuildLibraries;
    /** Reads the files that people bring along. */
    readers: Readers;
  }
  interface ServerServices {
    /** The documents of the server where the command runs: a reload replaces them. */
    library(): Library;
  }
}
