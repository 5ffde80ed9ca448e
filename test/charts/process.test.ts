import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { progressChart } from '../../src/charts/curve.ts';
import type { Drawing } from '../../src/types/chart.ts';
import type { Ready, RpcRequest, RpcResponse } from '../../src/types/rpc-protocol.ts';
import { fiveEpochs, options } from './samples.ts';

type FromDrawing = Ready | RpcResponse<Uint8Array>;

const children: ChildProcess[] = [];

async function started(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('../../src/children/drawing.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [],
  });
  children.push(child);
  const [hello] = (await once(child, 'message')) as [FromDrawing];
  expect(hello).toEqual({ type: 'ready' });
  return child;
}

async function ask(child: ChildProcess, id: number, drawing: unknown): Promise<FromDrawing> {
  const request: RpcRequest<{ drawing: Drawing }> = { id, drawing: drawing as Drawing };
  const answered = new Promise<FromDrawing>((resolve) => {
    const listen = (message: FromDrawing) => {
      if (message.type === 'ready' || message.id !== id) return;
      child.off('message', listen);
      resolve(message);
    };
    child.on('message', listen);
  });
  child.send(request);
  return answered;
}

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

it('draws over IPC, answers each request by its id, and survives what it cannot draw', async () => {
  const child = await started();
  const chart = progressChart(options(), [
    ...fiveEpochs.slice(0, 2),
    { ...fiveEpochs[2], loss: Number.NaN } as never,
  ]);
  const [drawn, unknown, broken] = await Promise.all([
    ask(child, 1, chart.drawing),
    ask(child, 2, { kind: 'diagram', name: 'transformer' }),
    ask(child, 3, { kind: 'vega', spec: { mark: 'nonsense' } }),
  ]);
  expect(drawn).toMatchObject({ type: 'done', id: 1 });
  if (drawn.type === 'done') {
    expect(Buffer.from(drawn.result).subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
    expect(Buffer.from(drawn.result).readUInt32BE(16)).toBe(800);
  }
  expect(unknown).toMatchObject({ type: 'failed', id: 2, user: true });
  expect(broken).toMatchObject({ type: 'failed', id: 3, user: false });
  expect(await ask(child, 4, { kind: 'diagram', name: 'lstm' })).toMatchObject({ type: 'done', id: 4 });
});

it('ends when its parent lets go', async () => {
  const child = await started();
  const exit = once(child, 'exit');
  child.disconnect();
  expect(await exit).toEqual([0, null]);
});
