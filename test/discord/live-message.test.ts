import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LiveMessage } from '../../src/discord/live-message.ts';

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

const setUp = (editMs = 0) => {
  const edits: { state: number; at: number }[] = [];
  const start = Date.now();
  const errors: unknown[] = [];
  const message = new LiveMessage<number>(
    async (state) => {
      if (state < 0) throw new Error(`${state} cannot be shown`);
      edits.push({ state, at: Date.now() - start });
      await new Promise((resolve) => setTimeout(resolve, editMs));
    },
    (error) => errors.push(error),
    2_000,
  );
  return { message, edits, errors };
};

describe('LiveMessage', () => {
  it('coalesces a flood into one edit per interval, always the newest', async () => {
    const { message, edits } = setUp();
    for (let state = 1; state <= 100; state++) {
      message.show(state);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(5_000);
    const gaps = edits.map(({ at }, index) => at - (edits[index - 1]?.at ?? 0));
    expect(edits).toHaveLength(5);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000);
    expect(edits.at(-1)?.state).toBe(100);
  });

  it('spares an urgent first state its wait, and only the first', async () => {
    const { message, edits } = setUp();
    message.show(1);
    await vi.advanceTimersByTimeAsync(300);
    for (const state of [2, 3, 4]) {
      message.show(state, true);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(5_000);
    expect(edits).toEqual([
      { state: 2, at: 300 },
      { state: 4, at: 2_400 },
    ]);
  });

  it('does not edit at all when it is closed within the first interval', async () => {
    const { message, edits } = setUp();
    message.show(1);
    await vi.advanceTimersByTimeAsync(500);
    await message.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(edits).toEqual([]);
  });

  it('goes on after a state that could not be shown, and says so', async () => {
    const { message, edits, errors } = setUp();
    for (const state of [-1, 2, -3, 4]) {
      message.show(state);
      await vi.advanceTimersByTimeAsync(2_500);
    }
    expect(edits.map(({ state }) => state)).toEqual([2, 4]);
    expect(errors).toEqual([new Error('-1 cannot be shown'), new Error('-3 cannot be shown')]);
  });

  it('closes without an error, whatever failed before', async () => {
    const { message } = setUp();
    message.show(-1);
    await vi.advanceTimersByTimeAsync(2_500);
    message.show(-2);
    await vi.advanceTimersByTimeAsync(1_999);
    const closing = message.close();
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(closing).resolves.toBeUndefined();
  });

  it('waits for an edit in flight when it is closed, and ignores what comes later', async () => {
    const { message, edits } = setUp(300);
    message.show(1);
    await vi.advanceTimersByTimeAsync(2_100);
    message.show(2);
    let closed = false;
    const closing = message.close().then(() => {
      closed = true;
    });
    await vi.advanceTimersByTimeAsync(100);
    expect(closed).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    await closing;
    message.show(3);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(edits.map(({ state }) => state)).toEqual([1]);
  });
});
