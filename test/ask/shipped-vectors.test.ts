/** The repository holds the vectors of all lessons. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { textsToEncode } from '../../src/ask/embedding-index.ts';
import { encoderName } from '../../src/ask/encoding.ts';
import { passagesOf } from '../../src/ask/passages.ts';
import { packVectors, readShipped } from '../../src/ask/shipped-vectors.ts';
import { createVectors, hashOf } from '../../src/ask/vectors.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { loadLessons } from '../support/lessons.ts';
import { temporaryFolder } from '../support/unrolled.ts';

it('fit the lessons: where not, `npm run vectors` makes them anew', async () => {
  const library = await loadLessons();
  const shipped = await readShipped();
  const texts = [...new Set(textsToEncode(passagesOf(library)))];
  library.close();
  const missing = texts.filter((text) => !shipped.get(hashOf(encoderName, text)));
  expect(missing.length, `run “npm run vectors”; ${missing[0]} has none`).toBe(0);
});

it('are nearly what the encoder says, and spare it the work', async () => {
  const file = path.join(temporaryFolder(), 'vectors.gz');
  const vector = Float32Array.from({ length: 384 }, (_, i) => Math.sin(i * i));
  const length = Math.hypot(...vector);
  const unit = vector.map((value) => value / length);
  const key = hashOf('e', 'known');
  const packed = await packVectors(new Map([[key, unit]]));
  await writeFile(file, packed);
  const shipped = await readShipped(file);
  // So the file changes only where a lesson does.
  expect(await packVectors(new Map([[key, shipped.get(key) ?? unit]]))).toEqual(packed);
  const db = openDatabase(':memory:');
  const encoded: string[] = [];
  const encode = async (texts: readonly string[]) => {
    encoded.push(...texts);
    return texts.map(() => unit);
  };
  const found = await createVectors(db, { name: 'e', encode }, { shipped }).embed(['known', 'new']);
  expect(encoded).toEqual(['new']);
  const known = found.get('known') ?? new Float32Array();
  expect(Math.hypot(...known)).toBeCloseTo(1, 6);
  expect(known.reduce((sum, value, i) => sum + value * (unit[i] ?? 0), 0)).toBeGreaterThan(0.999);
  const other = createVectors(db, { name: 'f', encode }, { shipped });
  await other.embed(['known']);
  expect(encoded).toEqual(['new', 'known']);
  closeDatabase(db);
});
