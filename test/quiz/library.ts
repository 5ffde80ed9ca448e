/** Our own documents, read once for a test file. */
import { afterAll } from 'vitest';
import type { Library } from '../../src/types/lessons.ts';
import { loadLessons } from '../support/lessons.ts';

export async function ownLibrary(): Promise<Library> {
  const library = await loadLessons();
  afterAll(() => library.close());
  return library;
}
