import { expect, test } from 'vitest';
import { Met } from '../../src/discord/seen-interactions.ts';

test('is met once, and forgotten when many others were met since', () => {
  const met = new Met(3);
  expect(['a', 'b', 'a', 'c', 'b', 'd', 'b', 'a'].map((id) => met.isFirst(id))).toEqual([
    ...[true, true, false, true, false, true, false, true],
  ]);
});
