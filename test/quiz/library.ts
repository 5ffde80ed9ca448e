/** Our own documents, read once for a test file. */
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadLibrary } from '../../src/documents/library.ts';
import type { Library } from '../../src/documents/types.ts';

export const ownDocuments = join(import.meta.dirname, '../../documents');

export async function ownLibrary(): Promise<Library> {
  const library = await loadLibrary(ownDocuments);
  afterAll(() => library.close());
  return library;
}
