/** The reading process: foreign text that hangs or crashes it harms nothing else. */

import { serveRpc } from '../processes/serve-rpc.ts';
import { readDeck } from '../quiz/decks/files.ts';
import { UserError } from '../types/errors.ts';
import type { ReadingRequest, ReadingTask, ReadingTasks } from '../types/reading-protocol.ts';
import { readDocument, readFile, readLibrary } from './reading-tasks.ts';

type Result = ReadingTasks[ReadingTask]['output'];

serveRpc(async (request: ReadingRequest): Promise<Result> => {
  try {
    return await resultOf(request);
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message))
      throw new UserError('This text is nested too deeply to be read.', { cause: error });
    throw error;
  }
});

function resultOf(request: ReadingRequest): Result | Promise<Result> {
  switch (request.type) {
    case 'file':
      return readFile(request);
    case 'deck':
      return readDeck(request.name, request.bytes);
    case 'document':
      return readDocument(request);
    case 'library':
      return readLibrary(request);
  }
}
