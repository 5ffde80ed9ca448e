import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWeights } from '../../../src/ml/encoder/weights.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'unrolled-weights-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The format as its specification says: 8 bytes of length, JSON, data. */
function write(header: unknown, data: Uint8Array): string {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  const file = path.join(folder, `${Math.random()}.safetensors`);
  writeFileSync(file, Buffer.concat([length, text, data]));
  return file;
}

const data = new Uint8Array(Float32Array.of(1.5, -2, 0.25, 8).buffer);
const header = {
  __metadata__: { format: 'pt' },
  odd: { dtype: 'U8', shape: [2], data_offsets: [0, 2] },
  kernel: { dtype: 'F32', shape: [1, 3], data_offsets: [0, 12] },
  bias: { dtype: 'F32', shape: [1], data_offsets: [12, 16] },
  short: { dtype: 'F32', shape: [3], data_offsets: [8, 16] },
  beyond: { dtype: 'F32', shape: [2], data_offsets: [12, 20] },
};

describe('weights', () => {
  it('are read by name, wherever they stand', () => {
    using weights = openWeights(write(header, data));
    expect([...weights.read('bias', [1])]).toEqual([8]);
    expect([...weights.read('kernel', [1, 3])]).toEqual([1.5, -2, 0.25]);
  });

  it.each([
    ['of another shape', 'kernel', [3, 1], 'no float32 tensor kernel of shape [3, 1]'],
    ['of another type', 'odd', [2], 'no float32 tensor odd'],
    ['that are not there', 'gamma', [1], 'no float32 tensor gamma'],
    ['with fewer bytes than numbers', 'short', [3], 'no float32 tensor short'],
    ['behind the end of the file', 'beyond', [2], 'the file ends before byte'],
  ])('%s are refused', (_, name, shape, message) => {
    using weights = openWeights(write(header, data));
    expect(() => weights.read(name, shape)).toThrow(message);
  });

  it.each([
    ['is no model', Buffer.from('<!doctype html><p>not found'), 'is no safetensors file'],
    ['is empty', Buffer.alloc(0), 'the file ends before byte 8'],
    ['is cut off in the header', Buffer.from([9, 0, 0, 0, 0, 0, 0, 0, 0x7b]), 'the file ends before byte 17'],
  ])('in a file that %s are refused', (_, bytes, message) => {
    const file = path.join(folder, 'broken');
    writeFileSync(file, bytes);
    expect(() => openWeights(file)).toThrow(message);
  });
});
