import { parseDocument } from '../../src/documents/document.ts';
import { assembleLibrary } from '../../src/documents/library.ts';
import type { Library } from '../../src/documents/types.ts';

/** Texts by file name, as a library that stands on no disk. */
export const libraryFrom = (files: Record<string, string>): Library =>
  assembleLibrary(Object.entries(files).map(([file, text]) => parseDocument(file, text)));
