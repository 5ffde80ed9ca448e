import { expect, onTestFinished, test } from 'vitest';
import { childEnvironment } from '../../src/processes/environment.ts';
import type { ProcessLimits } from '../../src/processes/limits.ts';
import { RpcChild } from '../../src/processes/rpc-child.ts';

interface Read {
  name: string;
}

function start(limits: ProcessLimits = {}) {
  const child = new RpcChild<Read, Read>({
    name: 'reading process',
    module: new URL('../fixtures/processes/reader.ts', import.meta.url),
    environment: childEnvironment(),
    readyTimeoutMs: 20_000,
    limits,
  });
  onTestFinished(async () => void (await child.end(0)));
  return child;
}

test('each of several requests gets its own response, in whatever order they come', async () => {
  const child = start();
  const order: string[] = [];
  const requests = ['slow', 'fine'].map(async (name) => {
    expect(await child.request({ name })).toMatchObject({ name });
    order.push(name);
  });
  await Promise.all(requests);
  expect(order).toEqual(['fine', 'slow']);
  expect(child.requests).toBe(2);
});

test.each([
  ['crash', 'exit', 'the reading process ended with code 3: '],
  ['hang', 'time', 'the reading process took over 0.3 s'],
])('a %s rejects all pending requests and those that follow', async (name, fault, message) => {
  const child = start({ cpuMs: 300 });
  const both = await Promise.allSettled([child.request({ name: 'slow' }), child.request({ name })]);
  for (const outcome of both)
    expect(outcome).toMatchObject({ status: 'rejected', reason: { fault, message } });
  expect(child.isUsable).toBe(false);
  await expect(child.request({ name: 'fine' })).rejects.toThrow(message);
});
