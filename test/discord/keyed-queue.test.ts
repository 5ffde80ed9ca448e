import { expect, test } from 'vitest';
import { KeyedQueue } from '../../src/discord/keyed-queue.ts';
import { UserError } from '../../src/types/errors.ts';

/** Work that ends when it is told to. */
function held() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const run = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.push(() => resolve(name)));
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { begun, ends, run, settle };
}

test('one person is answered one after the other, and nobody else waits for them', async () => {
  const queue = new KeyedQueue();
  const { begun, ends, run, settle } = held();
  const first = queue.run('alice ask', run('first'));
  const second = queue.run('alice ask', run('second'));
  const other = queue.run('bob ask', run('other'));
  const explain = queue.run('alice explain', run('explain'));
  await settle();
  expect(begun).toEqual(['first', 'other', 'explain']);
  ends.shift()?.();
  expect(await first).toBe('first');
  await settle();
  expect(begun).toEqual(['first', 'other', 'explain', 'second']);
  for (const end of ends) end();
  expect(await Promise.all([second, other, explain])).toEqual(['second', 'other', 'explain']);
});

test('a sixth that would wait is refused with a sentence, and the others go on', async () => {
  const queue = new KeyedQueue();
  const { ends, run, settle } = held();
  const six = Array.from({ length: 6 }, (_, i) => queue.run('alice ask', run(`${i}`)));
  await settle();
  const refused = queue.run('alice ask', run('too many'));
  await expect(refused).rejects.toThrow(UserError);
  await expect(refused).rejects.toThrow(/Wait for an answer/);
  for (let i = 0; i < 6; i++) {
    ends[i]?.();
    await settle();
  }
  expect(await Promise.all(six)).toEqual(['0', '1', '2', '3', '4', '5']);
});

test('a failure ends its turn', async () => {
  const queue = new KeyedQueue();
  await expect(queue.run('alice ask', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await queue.run('alice ask', () => 'next')).toBe('next');
});
