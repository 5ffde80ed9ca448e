import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { RendererOptions } from '../../src/charts/drawing.ts';
import { createRenderer } from '../../src/charts/drawing.ts';
import { learningChart } from '../../src/charts/watch.ts';
import { residentBytes } from '../../src/processes/memory.ts';
import type { Chart } from '../../src/types/chart.ts';
import { UserError } from '../../src/types/errors.ts';
import { boardsOf, recordingOf } from './recordings.ts';
import { options } from './samples.ts';

function start(options: RendererOptions = {}) {
  const said: string[] = [];
  const module = new URL('../fixtures/processes/artist.ts', import.meta.url);
  const drawing = createRenderer({ module, log: (sentence) => said.push(sentence), ...options });
  onTestFinished(() => drawing.close());
  const draw = async (title = 'fine') => Number((await drawing.draw(chart(title))).data.toString());
  return { drawing, draw, said };
}

const chart = (title: string): Chart => ({
  name: 'chart.png',
  alt: `a chart called ${title}`,
  drawing: { kind: 'comparison', title, columns: [], rows: [] },
});

const alive = (pid: number) => residentBytes(pid) !== undefined;

test('the real process draws a real picture', async () => {
  const drawing = createRenderer();
  onTestFinished(() => drawing.close());
  const columns = [{ title: 'CNN', colour: '#336699' }];
  const picture = await drawing.draw({
    ...chart('Two networks'),
    drawing: {
      kind: 'comparison',
      title: 'Two networks',
      columns,
      rows: [{ attribute: 'Memory', cells: ['none'] }],
    },
  });
  expect(picture).toMatchObject({ name: 'chart.png', alt: 'a chart called Two networks' });
  expect(picture.data.subarray(1, 4).toString()).toBe('PNG');
});

test('one process draws all charts, each with its own answer', async () => {
  const { draw } = start();
  const pids = await Promise.all([draw(), draw(), draw()]);
  expect(new Set(pids).size).toBe(1);
});

test('no chart waits for an animation', async () => {
  const { drawing, draw } = start({ limits: { drawMs: 1_000 } });
  const [board] = boardsOf(learningChart(options(), recordingOf('recall')));
  if (!board) throw new Error('no board');
  const boards = [{ ...board, title: 'hang' }];
  const settled: string[] = [];
  const film = drawing
    .draw({ name: 'film.gif', alt: '', drawing: { kind: 'animation', boards } })
    .catch(() => settled.push('animation'));
  await draw();
  settled.push('chart');
  await film;
  expect(settled).toEqual(['chart', 'animation']);
});

test.each([
  ['crash', /ended by SIGABRT/],
  ['hang', /took over 0\.3 s/],
])('a process that dies of a %s fails one chart, and the next is drawn', async (title, reason) => {
  const { draw, said } = start({ limits: { drawMs: 300 } });
  const first = await draw();
  const [broken, next] = await Promise.allSettled([draw(title), draw()]);
  expect(broken).toMatchObject({ reason: expect.any(UserError) });
  expect(next).toMatchObject({ value: expect.any(Number) });
  expect(next).not.toMatchObject({ value: first });
  expect(said).toEqual([expect.stringMatching(reason)]);
});

test('a process that is killed between two charts is not missed', async () => {
  const { draw } = start();
  const first = await draw();
  process.kill(first, 'SIGKILL');
  await expect.poll(() => alive(first)).toBe(false);
  // Dead for the kernel, it is dead for this process a turn of the event loop later.
  await sleep(50);
  expect(await draw()).not.toBe(first);
});

test('a drawing that fails says why to whom it concerns, and the process goes on', async () => {
  const { draw } = start();
  const first = await draw();
  await expect(draw('refuse')).rejects.toThrow(new UserError('no: refuse'));
  await expect(draw('fail')).rejects.toThrow(new Error('no: fail'));
  expect(await draw()).toBe(first);
});

test.each([
  ['charts', { charts: 1 }, 'fine'],
  ['memory', { memoryBytes: 256 * 1024 * 1024 }, 'grow'],
])('a process is replaced after so much: %s', async (_, limits, title) => {
  const { draw } = start({ limits });
  const first = await draw(title);
  const second = await draw();
  expect(second).not.toBe(first);
  await expect.poll(() => alive(first)).toBe(false);
});

test('more than a queue full of charts is refused', async () => {
  const { draw } = start({ limits: { waiting: 2 } });
  const two = [draw(), draw()];
  await expect(draw()).rejects.toThrow(/2 charts are waiting/);
  await Promise.all(two);
  await draw();
});

test('a process that does not start fails each chart in words', async () => {
  const module = new URL('../fixtures/processes/dies-at-start.ts', import.meta.url);
  const { draw, said } = start({ module });
  await expect(draw()).rejects.toThrow(UserError);
  await expect(draw()).rejects.toThrow(/could not be drawn/);
  expect(said[0]).toMatch(/ended with code 7/);
});

test('closing ends the process and refuses what is left', async () => {
  const { drawing, draw } = start();
  const pid = await draw();
  const left = Promise.allSettled([draw('hang'), draw()]);
  await drawing.close();
  for (const { status } of await left) expect(status).toBe('rejected');
  expect(alive(pid)).toBe(false);
  await expect(draw()).rejects.toThrow(/stopping/);
  await drawing.close();
});
