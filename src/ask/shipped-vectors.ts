/** The vectors of the lessons, made beforehand by `npm run vectors`, so that the bot starts at once. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ShippedVectors } from './vectors.ts';

/** For each text: eight bytes of its hash, and its numbers as bytes. */
export const shippedFile = path.join(import.meta.dirname, 'lesson-vectors.bin.gz');

const keyBytes = 8;
const largest = 31;

const keyOf = (hash: string): string => hash.slice(0, 2 * keyBytes);

/**
 * Packs vectors by the hash of their text. Numbers are rounded to 1/31 of the largest one of their vector. A vector that
 * was read from such a file is packed as it was, byte for byte.
 */
export async function packVectors(vectors: ReadonlyMap<string, Float32Array>): Promise<Buffer> {
  const rows = [...vectors]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([hash, vector]) => {
      const scale = Math.max(...vector.map(Math.abs)) / largest || 1;
      const row = Buffer.alloc(keyBytes + vector.length);
      row.write(keyOf(hash), 'hex');
      for (const [i, value] of vector.entries()) row.writeInt8(Math.round(value / scale), keyBytes + i);
      return row;
    });
  const header = Buffer.alloc(4);
  header.writeUInt32LE([...vectors.values()][0]?.length ?? 0);
  return promisify(gzip)(Buffer.concat([header, ...rows]), { level: 9 });
}

/** The vectors of a file that `packVectors` made. */
export async function readShipped(file = shippedFile): Promise<ShippedVectors> {
  const bytes = await promisify(gunzip)(await readFile(file));
  const size = bytes.readUInt32LE(0);
  const length = keyBytes + size;
  const places = new Map<string, number>();
  for (let at = 4; at < bytes.length; at += length)
    places.set(bytes.toString('hex', at, at + keyBytes), at + keyBytes);
  return {
    get(hash) {
      const at = places.get(keyOf(hash));
      return at === undefined ? undefined : vectorAt(bytes, at, size);
    },
  };
}

/** Scales the vector to length 1. */
function vectorAt(bytes: Buffer, at: number, size: number): Float32Array {
  const vector = Float32Array.from({ length: size }, (_, i) => bytes.readInt8(at + i));
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}
