/** The log as a person at a terminal reads it. */
import { expect, test } from 'vitest';
import { sentence } from '../src/app/log.ts';

const line = (entry: object) =>
  sentence(JSON.stringify({ level: 30, time: '2026-01-01T00:00:00.000Z', ...entry }));

test('an entry is a sentence, with its details behind it', () => {
  expect(line({ msg: 'applied 3 migrations' })).toBe('Applied 3 migrations');
  expect(line({ level: 40, msg: 'a link is broken', file: 'rnn.md', line: 7 })).toBe(
    'Warning: A link is broken (file: rnn.md, line: 7)',
  );
  expect(line({ level: 50, msg: 'drawing failed', err: { stack: 'Error: no font\n    at x' } })).toBe(
    'Error: Drawing failed\nError: no font\n    at x',
  );
});
