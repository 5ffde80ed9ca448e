/** Weights in the safetensors format: the length of a JSON header as 8 bytes, the header, the numbers one after the other. */
import { closeSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';

export interface EncoderWeights extends Disposable {
  /** The numbers of one tensor, row after row. @throws if the file holds no such tensor of this shape. */
  read(name: string, shape: readonly number[]): Float32Array<ArrayBuffer>;
}

const tensor = z.object({
  dtype: z.string(),
  shape: z.array(z.int().nonnegative()),
  /** Of the first byte and the one behind the last, counted from the end of the header. */
  data_offsets: z.tuple([z.int().nonnegative(), z.int().nonnegative()]),
});
const header = z.record(z.string(), z.unknown());

/** More is no header of a model but a broken file. */
const headerLimitBytes = 10 ** 7;
const lengthBytes = 8;

/** Opens a file of weights; a tensor is read when it is asked for. @throws if the file is not what it should be. */
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
  // A buffer of its own, so that floats stand where floats must; the format's numbers are little-endian, as processors are.
  const bytes = Buffer.from(new ArrayBuffer(length));
  if (readSync(file, bytes, 0, length, position) !== length)
    throw new Error(`the file ends before byte ${position + length}`);
  return bytes;
}
