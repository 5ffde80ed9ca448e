/** `npm run vectors`: computes the vectors of the lessons that the repository ships. Run it after a lesson changes. */
import { writeFile } from 'node:fs/promises';
import { textsToEncode } from './ask/embedding-index.ts';
import { createEncoderProcess, encoderName } from './ask/encoding.ts';
import { passagesOf } from './ask/passages.ts';
import { packVectors, readShipped, shippedFile } from './ask/shipped-vectors.ts';
import { hashOf } from './ask/vectors.ts';
import { loadLibrary } from './lessons/library.ts';

const library = await loadLibrary('documents');
const texts = [...new Set(textsToEncode(passagesOf(library)))];
library.close();
const before = await readShipped().catch(() => undefined);
const encoding = createEncoderProcess({ log: console.error });
if (!encoding) throw new Error('The encoder is not installed: node setup/run.mjs');
const vectors = new Map<string, Float32Array>();
for (const text of texts) {
  const hash = hashOf(encoderName, text);
  const [vector] = before?.get(hash) ? [before.get(hash)] : await encoding.encode([text]);
  if (vector) vectors.set(hash, vector);
}
await encoding.close();
const packed = await packVectors(vectors);
await writeFile(shippedFile, packed);
console.log(`${vectors.size} vectors, ${(packed.length / 1e6).toFixed(2)} MB: ${shippedFile}`);
