/** A process of its own for foreign text: what hangs or crashes on it takes nothing along. */

import { followParent } from '../processes/orphan.ts';
import { readDeck } from '../quiz/decks/files.ts';
import { UserError } from '../types/errors.ts';
import type { FromReader, ReadingTask, ReadingTasks, ToReader } from '../types/reading-protocol.ts';
import { readDocument, readFile, readLibrary } from './reading-tasks.ts';

const send = (message: FromReader | { type: 'ready' }): void => {
  if (process.connected) process.send?.(message);
};

process.on('message', async (message: ToReader) => {
  const { id } = message;
  try {
    send({ type: 'done', id, result: await resultOf(message) });
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message))
      send({ type: 'failed', id, user: true, message: 'This text is nested too deeply to be read.' });
    else {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const user = error instanceof UserError;
      send({ type: 'failed', id, user, message: user ? error.message : text });
    }
  }
});
followParent();
send({ type: 'ready' });

function resultOf(
  message: ToReader,
): ReadingTasks[ReadingTask]['output'] | Promise<ReadingTasks[ReadingTask]['output']> {
  switch (message.type) {
    case 'file':
      return readFile(message);
    case 'deck':
      return readDeck(message.name, message.bytes);
    case 'document':
      return readDocument(message);
    case 'library':
      return readLibrary(message);
  }
}
