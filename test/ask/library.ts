import { parseDocument } from '../../src/lessons/document.ts';
import { assembleLibrary } from '../../src/lessons/library.ts';
import type { Library } from '../../src/types/lessons.ts';

/** A library from texts by file name, without files. */
export const libraryFrom = (files: Record<string, string>): Library =>
  assembleLibrary(Object.entries(files).map(([file, text]) => parseDocument(file, text)));
