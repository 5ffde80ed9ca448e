/** Reads foreign text in child processes: a few at a time, with a bounded queue. */
import PQueue from 'p-queue';
import { UserError } from '../types/errors.ts';
import type { ReadingTask, ReadingTasks } from '../types/reading-protocol.ts';
import { type Reader, type ReaderLimits, startReader } from './reader-process.ts';

export interface ReadingOptions {
  module?: URL;
  limits?: Partial<ReadingLimits>;
}

export interface ReadingLimits extends ReaderLimits {
  /** Files that are read at the same time. */
  files: number;
  /** Files that may wait. */
  waiting: number;
  /** Files of one server, or of one person in direct messages: read and waiting together. */
  perOwner: number;
}

export interface Readers {
  /**
   * Reads an uploaded file.
   *
   * @param owner the server, or in direct messages the person
   * @param onWait called with the number of files before this one, if it has to wait
   * @throws UserError where the file cannot be read (an UnreadableError), or where too many files wait
   */
  readUpload<T extends ReadingTask>(
    type: T,
    input: ReadingTasks[T]['input'],
    owner: string,
    onWait?: (before: number) => void,
  ): Promise<ReadingTasks[T]['output']>;
  /** Reads what is stored; its place in the queue has no limit. @throws UnreadableError where the text is at fault */
  readStored<T extends ReadingTask>(
    type: T,
    input: ReadingTasks[T]['input'],
  ): Promise<ReadingTasks[T]['output']>;
  /** Ends the processes and rejects running tasks. Calling it again does no harm. */
  close(): Promise<void>;
}

const defaultLimits: ReadingLimits = {
  readyMs: 20_000,
  cpuMs: 20_000,
  timeoutMs: 120_000,
  memoryBytes: 700 * 1024 * 1024,
  idleMs: 60_000,
  files: 2,
  waiting: 20,
  perOwner: 2,
};

/** The processes start with the first task. */
export function createReaders(options: ReadingOptions = {}): Readers {
  const module = options.module ?? new URL('../children/reading.ts', import.meta.url);
  const limits = { ...defaultLimits, ...options.limits };
  // Libraries have a process of their own, so that uploads do not delay a server's lessons.
  const files = createReaderPool(module, limits, limits.files);
  const libraries = createReaderPool(module, limits, 1);
  const poolFor = (type: ReadingTask) => (type === 'library' ? libraries : files);
  const uploads = new Map<string, number>();

  return {
    async readUpload(type, input, owner, onWait) {
      const { queue, run } = poolFor(type);
      const own = uploads.get(owner) ?? 0;
      if (own >= limits.perOwner)
        throw new UserError(
          `${own} files from here are being read or wait already. Send this one again when they are done.`,
        );
      if (queue.size >= limits.waiting)
        throw new UserError(`${queue.size} files are waiting to be read already. Try again in a minute.`);
      if (queue.pending >= queue.concurrency) onWait?.(queue.size + 1);
      uploads.set(owner, own + 1);
      try {
        return await run(type, input);
      } finally {
        const rest = (uploads.get(owner) ?? 1) - 1;
        if (rest > 0) uploads.set(owner, rest);
        else uploads.delete(owner);
      }
    },
    readStored: (type, input) => poolFor(type).run(type, input),
    async close() {
      await Promise.all([files.close(), libraries.close()]);
    },
  };
}

/** At most `concurrency` processes; an idle one is kept for `idleMs`. */
function createReaderPool(module: URL, limits: ReadingLimits, concurrency: number) {
  const queue = new PQueue({ concurrency });
  const all = new Set<Reader>();
  const idle: { reader: Reader; timer: NodeJS.Timeout }[] = [];
  let closed = false;

  function acquire(): Reader {
    for (let next = idle.pop(); next; next = idle.pop()) {
      clearTimeout(next.timer);
      if (!next.reader.needsReplacement()) return next.reader;
      end(next.reader);
    }
    const reader = startReader(module, limits);
    all.add(reader);
    return reader;
  }

  function release(reader: Reader): void {
    if (reader.needsReplacement() || closed) {
      end(reader);
      return;
    }
    const entry = { reader, timer: setTimeout(() => endIdle(entry), limits.idleMs).unref() };
    idle.push(entry);
  }

  function endIdle(entry: (typeof idle)[number]): void {
    const place = idle.indexOf(entry);
    if (place >= 0) idle.splice(place, 1);
    end(entry.reader);
  }

  function end(reader: Reader): void {
    all.delete(reader);
    void reader.end();
  }

  return {
    queue,
    run: <T extends ReadingTask>(
      type: T,
      input: ReadingTasks[T]['input'],
    ): Promise<ReadingTasks[T]['output']> =>
      queue.add(async () => {
        if (closed) throw new UserError('The bot is stopping. Send it again in a minute.');
        const reader = acquire();
        try {
          return await reader.read(type, input);
        } catch (error) {
          if (closed)
            throw new UserError('The bot is stopping. Send it again in a minute.', { cause: error });
          throw error;
        } finally {
          release(reader);
        }
      }),
    async close() {
      closed = true;
      for (const { timer } of idle) clearTimeout(timer);
      await Promise.all([...all].map((reader) => reader.end()));
    },
  };
}
