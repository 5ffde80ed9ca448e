import { parseDocument } from '../../src/lessons/document.ts';
import { assembleLibrary } from '../../src/lessons/library.ts';
import type { Library } from '../../src/types/lessons.ts';

/** Texts by file name, as a library that stands on no disk. */
export const libraryFrom = (files: Record<string, string>): Library =>
  assembleLibrary(Object.entries(files).map(([file, text]) => parseDocument(file, text)));
