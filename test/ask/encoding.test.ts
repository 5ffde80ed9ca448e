import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  createEncoderProcess,
  type EncoderProcess,
  type EncoderProcessOptions,
} from '../../src/ask/encoding.ts';
import { modelFiles } from '../../src/ml/encoder/files.ts';
import { residentBytes } from '../../src/processes/memory.ts';
import { likeness, noModel } from '../ml/encoder/model.ts';

/** A folder with empty files in place of the model. */
function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'unrolled-encoder-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  for (const file of Object.values(modelFiles(made))) writeFileSync(file, '{}');
  return made;
}

function start(options: EncoderProcessOptions = {}) {
  const said: string[] = [];
  const module = new URL('../fixtures/processes/encoder.ts', import.meta.url);
  const log = (sentence: string) => said.push(sentence);
  const encoding = createEncoderProcess({ module, folder: folder(), log, ...options }) as EncoderProcess;
  onTestFinished(() => encoding.close());
  /** The process that read a text, and as which of its texts. */
  const read = async (text = 'fine') => {
    const [vector] = await encoding.encode([text]);
    return { pid: vector?.[0] as number, place: vector?.[1] };
  };
  return { encoding, read, said };
}

const alive = (pid: number) => residentBytes(pid) !== undefined;

test.skipIf(noModel)('the real process tells what is alike, and gives each text its own vector', async () => {
  const encoding = createEncoderProcess() as EncoderProcess;
  onTestFinished(() => encoding.close());
  expect(encoding.pid).toBeUndefined();
  const texts = ['turn the picture', 'x '.repeat(400), '', 'rotate the image', 'max pooling of 4 and 7 is 7'];
  const together = await encoding.encode(texts);
  const alone = await Promise.all(texts.toReversed().map((text) => encoding.encode([text])));
  alone.reverse().forEach(([vector], at) => {
    const other = together[at] as Float32Array;
    const apart = vector?.map((value, place) => Math.abs(value - (other[place] as number)));
    expect(Math.max(...(apart ?? [1]))).toBeLessThan(1e-5);
  });
  const [asked, , , right, wrong] = together as [Float32Array, ...Float32Array[]];
  expect(likeness(asked, right as Float32Array)).toBeGreaterThan(likeness(asked, wrong as Float32Array));
});

test('without the model there is no encoding', () => {
  const missing = folder();
  rmSync(modelFiles(missing).weights);
  expect(createEncoderProcess({ folder: missing })).toBeUndefined();
});

test('a model that is broken fails each call in words', async () => {
  const { encoding, said } = start({ module: new URL('../../src/children/encoding.ts', import.meta.url) });
  await expect(encoding.encode(['a'])).rejects.toThrow(/the encoding process ended with code 1/);
  await expect(encoding.encode(['b'])).rejects.toThrow(/the encoding process ended with code 1/);
  expect(said).toHaveLength(2);
});

test('a question is let through between the passages of a library', async () => {
  const { encoding, read } = start();
  const passages = encoding.encode(Array.from({ length: 50 }, (_, at) => 'p'.repeat(at + 1)));
  await read();
  const { place } = await read();
  expect(place).toBeLessThan(10);
  const vectors = await passages;
  expect(vectors.map(([, , length]) => length)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  expect(vectors.at(-1)?.[1]).toBe(52);
});

test('no texts need no process', async () => {
  const { encoding } = start();
  expect(await encoding.encode([])).toEqual([]);
  expect(encoding.pid).toBeUndefined();
});

test.each([
  ['crash', /ended by SIGABRT/],
  ['hang', /took over 0\.3 s/],
  ['nonsense', /sent an invalid result/],
])('a process that dies of a %s fails one call, and the others go on', async (text, reason) => {
  const { encoding, read, said } = start({ limits: { encodeMs: 300 } });
  const { pid } = await read();
  const long = encoding.encode(['a', 'b', 'c', 'd']);
  await expect(encoding.encode([text, 'fine'])).rejects.toThrow(reason);
  expect(await long).toHaveLength(4);
  expect((await read()).pid).not.toBe(pid);
  expect(said).toEqual([expect.stringMatching(reason)]);
});

test('a text that fails says why, and the process goes on', async () => {
  const { read } = start();
  const { pid } = await read();
  await expect(read('fail')).rejects.toThrow(new Error('no: fail'));
  expect((await read()).pid).toBe(pid);
});

test('a process that is killed between two calls is not missed', async () => {
  const { encoding, read } = start();
  const { pid } = await read();
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => read().then((now) => now.pid)).not.toBe(pid);
  expect(encoding.pid).not.toBe(pid);
});

test('a process with nothing to do ends, and the next text starts another', async () => {
  const { encoding, read } = start({ limits: { idleMs: 50 } });
  const { pid } = await read();
  await expect.poll(() => alive(pid)).toBe(false);
  expect(encoding.pid).toBeUndefined();
  expect((await read()).pid).not.toBe(pid);
});

test('closing ends the process and refuses what is left', async () => {
  const { encoding, read, said } = start();
  const { pid } = await read();
  const leftOver = Promise.allSettled([encoding.encode(['hang']), encoding.encode(['a', 'b'])]);
  await encoding.close();
  for (const outcome of await leftOver)
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: expect.objectContaining({ message: expect.stringMatching(/stopping/) }),
    });
  expect(alive(pid)).toBe(false);
  await expect(read()).rejects.toThrow(/stopping/);
  await encoding.close();
  expect(said).toEqual([]);
});
