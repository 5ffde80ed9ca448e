import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ChildOptions } from '../../src/processes/child.ts';
import { ChildError, describeExit, startChild } from '../../src/processes/child.ts';
import { childEnvironment } from '../../src/processes/environment.ts';
import { residentBytes } from '../../src/processes/memory.ts';

interface Said {
  type: 'said';
  said: unknown;
}

function start(name: string, options: Partial<ChildOptions> = {}) {
  const child = startChild<{ say: unknown }, Said>({
    module: new URL(`../fixtures/processes/${name}.ts`, import.meta.url),
    environment: childEnvironment(),
    readyTimeoutMs: 20_000,
    ...options,
  });
  onTestFinished(async () => void (await child.end(0)));
  const ask = (say: unknown) =>
    new Promise<unknown>((resolve) => {
      child.listen(({ said }) => resolve(said));
      child.send({ say });
    });
  return { child, ask };
}

const alive = (pid = 0) => residentBytes(pid) !== undefined;

test('a child answers in whatever structured cloning can carry', async () => {
  const { child, ask } = start('echo');
  await child.ready;
  const message = { bytes: new Uint8Array([1, 2]), map: new Map([[1, Number.NaN]]), none: undefined };
  expect(await ask(message)).toEqual(message);
});

test('a child sees the environment that it is given and nothing of ours', async () => {
  vi.stubEnv('DISCORD_TOKEN', 'secret');
  vi.stubEnv('NODE_OPTIONS_LIKE', 'secret');
  const { child, ask } = start('echo', { environment: childEnvironment({ TF_NUM_INTRAOP_THREADS: '2' }) });
  await child.ready;
  const seen = (await ask('environment')) as Record<string, string>;
  expect(Object.values(seen)).not.toContain('secret');
  expect(seen).toMatchObject({ PATH: process.env.PATH, TF_NUM_INTRAOP_THREADS: '2' });
  expect(await ask('arguments')).toEqual([]);
});

test('a child that dies on its way is not ready, and its last words are kept', async () => {
  const { child } = start('dies-at-start');
  await expect(child.ready).rejects.toThrow('ended with code 7: there is no library here');
  expect(await child.exit).toEqual({ code: 7, signal: null, output: 'there is no library here' });
});

test('a child that never gets ready is killed', async () => {
  const { child } = start('never-ready', { readyTimeoutMs: 300 });
  await expect(child.ready).rejects.toThrow(ChildError);
  expect((await child.exit).signal).toBe('SIGKILL');
  expect(alive(child.pid)).toBe(false);
});

test('a module that is not there is not ready', async () => {
  const { child } = start('nowhere');
  await expect(child.ready).rejects.toThrow('ended with code 1');
  expect((await child.exit).output).toMatch(/nowhere\.ts/);
});

test('a crash is told by its signal, and messages after it are dropped', async () => {
  const { child } = start('echo');
  await child.ready;
  child.send({ say: 'abort' });
  const exit = await child.exit;
  expect(describeExit(exit)).toBe('was ended by SIGABRT');
  child.send({ say: 'hello?' });
  expect(await child.end()).toEqual(exit);
});

test('of endless output the end is kept', async () => {
  const { child, ask } = start('echo');
  await child.ready;
  await ask('shout');
  const { output } = await child.end();
  expect(output.endsWith(`${'x'.repeat(3_000)}the end`)).toBe(true);
  expect(output.length).toBeLessThan(5_000);
});

test('a child that behaves leaves by itself, and ending it twice does no harm', async () => {
  const { child } = start('echo');
  await child.ready;
  const [exit, again] = await Promise.all([child.end(), child.end()]);
  expect(exit).toMatchObject({ code: 0, signal: null });
  expect(again).toBe(exit);
});

test('a child that hangs is killed after its time of grace', async () => {
  const { child } = start('echo');
  await child.ready;
  child.send({ say: 'hang' });
  expect((await child.end(200)).signal).toBe('SIGKILL');
});

test('signals to the whole group are left to the parent', async () => {
  const { child, ask } = start('echo');
  await child.ready;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.kill(child.pid ?? 0, signal);
  await sleep(100);
  expect(await ask('still there?')).toBe('still there?');
});

test('memory is measured while a process is there', async () => {
  const { child } = start('echo');
  await child.ready;
  expect(residentBytes(child.pid ?? 0)).toBeGreaterThan(1024 ** 2);
  await child.end();
  expect(residentBytes(child.pid ?? 0)).toBeUndefined();
});

test('a child that is caught in a loop dies with its parent', {
  skip: !existsSync('/usr/bin/setpriv'),
}, async () => {
  const fixtures = new URL('../fixtures/processes/', import.meta.url);
  const module = new URL('stuck.ts', fixtures).href;
  const parent = spawn(process.execPath, [fileURLToPath(new URL('keeper.ts', fixtures)), module]);
  const [said] = await once(parent.stdout, 'data');
  const pid = Number(String(said));
  const isAlive = () => existsSync(`/proc/${pid}`);
  onTestFinished(() => void (isAlive() && process.kill(pid, 'SIGKILL')));
  await sleep(300);
  expect(isAlive()).toBe(true);
  parent.kill('SIGKILL');
  await expect.poll(isAlive, { timeout: 5_000 }).toBe(false);
});
