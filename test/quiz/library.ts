/** Our own documents, read once for a test file. */
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadLibrary } from '../../src/lessons/library.ts';
import type { Library } from '../../src/types/lessons.ts';

export const ownDocuments = join(import.meta.dirname, '../../documents');

export async function ownLibrary(): Promise<Library> {
  const library = await loadLibrary(ownDocuments);
  afterAll(() => library.close());
  return library;
}
