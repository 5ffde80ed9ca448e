/** Reads foreign text in child processes: a few at a time, with a bounded queue. */
import PQueue from 'p-queue';
import { childEnvironment } from '../processes/environment.ts';
import { lowerPriority } from '../processes/limits.ts';
import { RpcError } from '../processes/rpc-child.ts';
import { RpcPool } from '../processes/rpc-pool.ts';
import { UserError } from '../types/errors.ts';
import type { ReadingRequest, ReadingTask, ReadingTasks } from '../types/reading-protocol.ts';

/** The text is at fault: another attempt would fail the same way. */
export class UnreadableError extends UserError {
  override readonly name = 'UnreadableError';
}

export interface ReadingOptions {
  module?: URL;
  limits?: Partial<ReadingLimits>;
}

export interface ReadingLimits {
  readyMs: number;
  /** Processor time of one task, so that a busy machine is not blamed on the text. */
  cpuMs: number;
  /** Time of one task by the clock. */
  timeoutMs: number;
  memoryBytes: number;
  /** A process ends after this long without a task. */
  idleMs: number;
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
  const pool = new RpcPool<ReadingRequest, ReadingTasks[ReadingTask]['output']>({
    name: 'reading process',
    module,
    environment: childEnvironment(),
    readyTimeoutMs: limits.readyMs,
    limits,
    replaceAfter: { memoryBytes: limits.memoryBytes / 2 },
    idleMs: limits.idleMs,
    graceMs: 0,
    // Only once it is ready: it should start fast.
    onStart: ({ pid, ready }) => void ready.then(() => lowerPriority(pid)).catch(() => undefined),
  });
  return {
    queue,
    run: async <T extends ReadingTask>(
      type: T,
      input: ReadingTasks[T]['input'],
    ): Promise<ReadingTasks[T]['output']> =>
      await queue.add(() => pool.request({ type, ...input } as ReadingRequest).catch(explain)),
    close: () => pool.close(),
  };
}

/** @throws UnreadableError where the text is at fault */
function explain(error: unknown): never {
  if (error instanceof UserError) throw new UnreadableError(error.message, { cause: error });
  if (!(error instanceof RpcError)) throw error;
  switch (error.fault) {
    case 'closed':
      throw new UserError('The bot is stopping. Send it again in a minute.', { cause: error });
    case 'exit':
      throw new UnreadableError('This could not be read: the process that reads stopped over it.', {
        cause: error,
      });
    case 'time':
    case 'memory':
      throw new UnreadableError(
        `Reading this took too much ${error.fault}. Divide it, or save it as Markdown or plain text.`,
        { cause: error },
      );
    default:
      throw error;
  }
}
