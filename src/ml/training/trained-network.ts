/** Turns the weights of a trained network into plain data that can be kept, and back. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TrainedNetwork } from '../../types/trained-network.ts';
import { sizeOf } from '../engine/graph.ts';

/** The values of each weight by its name, with its shape. */
export type NamedWeights = ReadonlyMap<string, { shape: readonly number[]; values: Float32Array }>;

/** Packs weights. `input` is the shape of one example as the first layer takes it. */
export function packNetwork(input: readonly number[], weights: NamedWeights): TrainedNetwork {
  const bytes = [...weights.values()].map(
    ({ values }) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  );
  return {
    input: [...input],
    weights: [...weights].map(([name, { shape }]) => ({ name, shape: [...shape] })),
    values: deflateRawSync(Buffer.concat(bytes)).toString('base64'),
  };
}

/** The weights of a packed network. @throws Error if there are more or fewer values than the shapes need */
export function unpackNetwork({ weights, values }: TrainedNetwork): NamedWeights {
  const needed = 4 * weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const bytes = inflateRawSync(Buffer.from(values, 'base64'), { maxOutputLength: needed + 1 });
  if (bytes.length !== needed)
    throw new Error(`a packed network has ${bytes.length} bytes instead of ${needed}`);
  // A copy, because an inflated buffer may begin at an odd place in memory.
  const all = new Float32Array(Uint8Array.from(bytes).buffer);
  let at = 0;
  return new Map(
    weights.map(({ name, shape }) => {
      const size = sizeOf(shape);
      at += size;
      return [name, { shape, values: all.slice(at - size, at) }];
    }),
  );
}
