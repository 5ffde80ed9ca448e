import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    reporters: ['default', 'json'],
    outputFile: { json: 'artifacts/vitest.json' },
    // Training children use every core they are given: more test files at a time than this only wait for one another.
    maxWorkers: 3,
    // What starts several bots takes a minute on two busy cores; none of this is a test of speed.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A busy machine may take its time: the usual limit of a second would be a test of that.
    expect: { poll: { timeout: 20_000 } },
  },
});
