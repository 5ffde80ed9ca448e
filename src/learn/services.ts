import type { CourseThreads } from './views/course-threads.ts';

declare module '../discord/services.ts' {
  interface Services {
    /** Threads in which groups learn. Set once the bot is connected. */
    courseThreads?: CourseThreads;
  }
}
