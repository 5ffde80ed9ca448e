import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts bots, a browser or trainings takes minutes; begun last, it would run alone on an idle machine. */
const long = /\/test\/(bot|training|ask\/evaluation|quiz\/schedule-year|ml\/train\.)/;

class LongOnesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    pool: 'forks',
    // A process runs many files and imports packages once. So a test undoes what it changes in its process, such as timers.
    isolate: false,
    unstubEnvs: true,
    globalSetup: './test/support/parse-lessons.ts',
    execArgv: ['--import', './test/support/quick-imports.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'artifacts/vitest.json' },
    // Two cores, and files that mostly wait for other processes: with three files at a time a third of the cores is idle.
    maxWorkers: 4,
    sequence: { sequencer: LongOnesFirst },
    // What starts several bots takes a minute on two busy cores; none of this is a test of speed.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A busy machine may take its time: the usual limit of a second would be a test of that.
    expect: { poll: { timeout: 20_000 } },
    // Node's own fetch (undici) rejects so, rarely, when a connection breaks while a body is read: the tests break many. The
    // caller gets the error as well, and the programs log unhandled rejections.
    onUnhandledError: ({ message, stack = '' }) =>
      /ReadableStream is already closed/.test(message) && /node:internal\/deps\/undici/.test(stack)
        ? false
        : undefined,
  },
});
