/** Foreign text is read in processes of their own: few at a time, within limits, and each text costs itself only. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  createReaders,
  type Readers,
  type ReadingLimits,
  UnreadableError,
} from '../../src/lessons/readers.ts';
import { UserError } from '../../src/types/errors.ts';

let readers: Readers;
afterEach(() => readers.close());

const start = (limits: Partial<ReadingLimits> = {}) => {
  readers = createReaders({
    module: new URL('../fixtures/processes/reader.ts', import.meta.url),
    limits: { timeoutMs: 30_000, ...limits },
  });
};
const readUpload = (name: string, owner = 'a', onWait?: (before: number) => void) =>
  readers.readUpload('document', { name, markdown: '' }, owner, onWait) as unknown as Promise<{
    pid: number;
  }>;

describe('reading', () => {
  it.each([
    ['hang', { cpuMs: 300 }, /too much time/],
    ['swell', { memoryBytes: 250_000_000 }, /too much memory/],
    ['crash', {}, /stopped over it/],
    ['fail', {}, /^Line 7 is too much\.$/],
  ])('refuses a text over which it would %s, and reads the next one', async (name, limits, message) => {
    start(limits);
    const error = await readUpload(name).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnreadableError);
    expect((error as Error).message).toMatch(message);
    expect(await readUpload('fine')).toMatchObject({ name: 'fine' });
  });

  it('keeps its process between two texts, and ends it when nothing comes', async () => {
    start({ idleMs: 200 });
    const { pid } = await readUpload('one');
    expect((await readUpload('two')).pid).toBe(pid);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('reads so many at a time, tells others how many come first, and refuses what would not fit', async () => {
    start({ files: 1, waiting: 2, perOwner: 9 });
    const before: number[] = [];
    const all = ['a', 'b', 'c'].map((owner) => readUpload('slow', owner, (count) => before.push(count)));
    await expect(readUpload('slow', 'd')).rejects.toThrow(/2 files are waiting/);
    await Promise.all(all);
    expect(before).toEqual([1, 2]);
  });

  it('takes only some of one owner at a time, so that others find room', async () => {
    start({ files: 1, perOwner: 2 });
    const own = [readUpload('slow'), readUpload('slow')];
    await expect(readUpload('slow')).rejects.toThrow(/2 files from here/);
    expect(await readUpload('fine', 'b')).toMatchObject({ name: 'fine' });
    await Promise.all(own);
    expect(await readUpload('fine')).toMatchObject({ name: 'fine' });
  });

  it('ends what it reads when it is closed', async () => {
    start();
    const reading = readUpload('hang').catch((reason: unknown) => reason);
    await readUpload('fine');
    await readers.close();
    const error = await reading;
    expect(error).toBeInstanceOf(UserError);
    expect(error).not.toBeInstanceOf(UnreadableError);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
