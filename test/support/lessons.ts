/** The lessons of the bot, parsed once for all test files, as its own starts do it. */
import path from 'node:path';
import { assembleLibrary, readDocuments } from '../../src/lessons/library.ts';
import { openParsedFiles, parsedFolder } from '../../src/lessons/parsed-files.ts';
import { readerVersion } from '../../src/lessons/reader-version.ts';
import type { Library } from '../../src/types/lessons.ts';

export const ownDocuments = path.resolve(import.meta.dirname, '../../documents');

/** The library of our own documents. Parsing them takes ten seconds, so what an earlier test parsed is taken. */
export const loadLessons = async (): Promise<Library> =>
  assembleLibrary(
    await readDocuments(ownDocuments, new Map(), openParsedFiles(parsedFolder, readerVersion())),
  );
