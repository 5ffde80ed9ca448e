import { expect, test } from 'vitest';
import { SeenInteractions } from '../../src/discord/seen-interactions.ts';

test('is met once, and forgotten when many others were met since', () => {
  const met = new SeenInteractions(3);
  expect(['a', 'b', 'a', 'c', 'b', 'd', 'b', 'a'].map((id) => met.isFirst(id))).toEqual([
    ...[true, true, false, true, false, true, false, true],
  ]);
});
