/** Reads weights in the safetensors format: the JSON header's length in 8 bytes, the header, then the numbers. */
import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';

export interface EncoderWeights extends Disposable {
  /** The values of one tensor in row-major order. @throws Error if the file has no such tensor of this shape */
  read(name: string, shape: readonly number[]): Float32Array<ArrayBuffer>;
}

const tensor = z.object({
  dtype: z.string(),
  shape: z.array(z.int().nonnegative()),
  /** Start and end (exclusive) in bytes, counted from the end of the header. */
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});
const header = z.record(z.string(), z.unknown());

/** A longer header means that the file is damaged. */
const headerLimitBytes = 10 ** 7;
const lengthBytes = 8;

/** Opens a file of weights; `read` reads one tensor. @throws Error if it is not a safetensors file */
export function openWeights(path: string): EncoderWeights {
  const file = openSync(path, 'r');
  try {
    const length = Number(read(file, 0, lengthBytes).readBigUInt64LE());
    if (length > headerLimitBytes) throw new Error(`${path} is no safetensors file`);
    const tensors = header.parse(JSON.parse(read(file, lengthBytes, length).toString('utf8')));
    return {
      read(name, shape) {
        const found = tensor.safeParse(tensors[name]).data;
        const size = shape.reduce((product, dim) => product * dim, 1);
        const [from, to] = found?.data_offsets ?? [0, 0];
        if (found?.dtype !== 'F32' || `${found.shape}` !== `${shape}` || to - from !== 4 * size)
          throw new Error(`${path} holds no float32 tensor ${name} of shape [${shape.join(', ')}]`);
        return new Float32Array(read(file, lengthBytes + length + from, to - from).buffer);
      },
      [Symbol.dispose]: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function read(file: number, position: number, length: number): Buffer<ArrayBuffer> {
  // A separate buffer, so that floats are aligned. The format is little-endian, as are the supported processors.
  const bytes = Buffer.from(new ArrayBuffer(length));
  if (readSync(file, bytes, 0, length, position) !== length)
    throw new Error(`the file ends before byte ${position + length}`);
  return bytes;
}
