/** Foreign text is read here: in processes of their own, few at a time, and nobody can fill the queue. */
import PQueue from 'p-queue';
import { UserError } from '../types/errors.ts';
import type { ReadingTask, ReadingTasks } from '../types/reading-protocol.ts';
import { type Reader, type ReaderLimits, startReader } from './reader-process.ts';

export interface ReadingOptions {
  module?: URL;
  limits?: Partial<ReadingLimits>;
}

export interface ReadingLimits extends ReaderLimits {
  /** Files that are read at the same time, and that may wait. */
  files: number;
  waiting: number;
  /** Of one server, or one person in direct messages: being read and waiting. */
  ofOne: number;
}

export interface Readers {
  /**
   * Reads what somebody brought along.
   *
   * @param owner the server, or in direct messages the person
   * @param onWait told how many files come first, when it has to wait
   * @throws UserError when it cannot be read (a Refusal), or not now
   */
  bring<T extends ReadingTask>(
    type: T,
    give: ReadingTasks[T]['give'],
    owner: string,
    onWait?: (before: number) => void,
  ): Promise<ReadingTasks[T]['get']>;
  /** Reads what is stored already. It waits as long as it must. @throws Refusal where the text is at fault */
  reread<T extends ReadingTask>(type: T, give: ReadingTasks[T]['give']): Promise<ReadingTasks[T]['get']>;
  /** Ends the processes; what is being read is refused. Calling it again does no harm. */
  close(): Promise<void>;
}

const usualLimits: ReadingLimits = {
  readyMs: 20_000,
  taskMs: 20_000,
  patienceMs: 120_000,
  memoryBytes: 700 * 1024 * 1024,
  idleMs: 60_000,
  files: 2,
  waiting: 20,
  ofOne: 2,
};

/** The processes start with the first task. */
export function createReaders(options: ReadingOptions = {}): Readers {
  const module = options.module ?? new URL('../children/reading.ts', import.meta.url);
  const limits = { ...usualLimits, ...options.limits };
  // Libraries have a process to themselves: no file keeps a server from its lessons.
  const files = createLane(module, limits, limits.files);
  const libraries = createLane(module, limits, 1);
  const laneOf = (type: ReadingTask) => (type === 'library' ? libraries : files);
  const brought = new Map<string, number>();

  return {
    async bring(type, give, owner, onWait) {
      const { queue, run } = laneOf(type);
      const own = brought.get(owner) ?? 0;
      if (own >= limits.ofOne)
        throw new UserError(
          `${own} files from here are being read or wait already. Send this one again when they are done.`,
        );
      if (queue.size >= limits.waiting)
        throw new UserError(`${queue.size} files are waiting to be read already. Try again in a minute.`);
      if (queue.pending >= queue.concurrency) onWait?.(queue.size + 1);
      brought.set(owner, own + 1);
      try {
        return await run(type, give);
      } finally {
        const left = (brought.get(owner) ?? 1) - 1;
        if (left > 0) brought.set(owner, left);
        else brought.delete(owner);
      }
    },
    reread: (type, give) => laneOf(type).run(type, give),
    async close() {
      await Promise.all([files.close(), libraries.close()]);
    },
  };
}

/** So many processes at a time, kept for a while between two tasks. */
function createLane(module: URL, limits: ReadingLimits, concurrency: number) {
  const queue = new PQueue({ concurrency });
  const all = new Set<Reader>();
  const idle: { reader: Reader; timer: NodeJS.Timeout }[] = [];
  let closed = false;

  function take(): Reader {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.timer);
      if (!kept.reader.worn()) return kept.reader;
      drop(kept.reader);
    }
    const reader = startReader(module, limits);
    all.add(reader);
    return reader;
  }

  function giveBack(reader: Reader): void {
    if (reader.worn() || closed) {
      drop(reader);
      return;
    }
    const kept = { reader, timer: setTimeout(() => retire(kept), limits.idleMs).unref() };
    idle.push(kept);
  }

  function retire(kept: (typeof idle)[number]): void {
    const place = idle.indexOf(kept);
    if (place >= 0) idle.splice(place, 1);
    drop(kept.reader);
  }

  function drop(reader: Reader): void {
    all.delete(reader);
    void reader.end();
  }

  return {
    queue,
    run: <T extends ReadingTask>(type: T, give: ReadingTasks[T]['give']): Promise<ReadingTasks[T]['get']> =>
      queue.add(async () => {
        if (closed) throw new UserError('The bot is stopping. Send it again in a minute.');
        const reader = take();
        try {
          return await reader.read(type, give);
        } catch (error) {
          if (closed)
            throw new UserError('The bot is stopping. Send it again in a minute.', { cause: error });
          throw error;
        } finally {
          giveBack(reader);
        }
      }),
    async close() {
      closed = true;
      for (const { timer } of idle) clearTimeout(timer);
      await Promise.all([...all].map((reader) => reader.end()));
    },
  };
}
