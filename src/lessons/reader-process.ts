/** Client of one reading process. It runs one task at a time, within limits of time and memory. */
import { constants, setPriority } from 'node:os';
import { describeExit, startChild } from '../processes/child.ts';
import { childEnvironment } from '../processes/environment.ts';
import { computedMs, residentBytes } from '../processes/memory.ts';
import { UserError } from '../types/errors.ts';
import type { FromReader, ReadingTask, ReadingTasks, ToReader } from '../types/reading-protocol.ts';

export interface ReaderLimits {
  readyMs: number;
  /** Processor time of one task, so that a busy machine is not blamed on the text. */
  cpuMs: number;
  /** Time of one task by the clock. */
  timeoutMs: number;
  memoryBytes: number;
  /** The process ends after this long without a task. */
  idleMs: number;
}

/** The text is at fault: another attempt would fail the same way. */
export class UnreadableError extends UserError {
  override readonly name = 'UnreadableError';
}

export interface Reader {
  read<T extends ReadingTask>(type: T, input: ReadingTasks[T]['input']): Promise<ReadingTasks[T]['output']>;
  /** True once the process has ended or holds too much memory. */
  needsReplacement(): boolean;
  end(): Promise<unknown>;
}

const watchIntervalMs = 100;
/** A process that holds more than this share of its memory limit after a task is replaced. */
const replaceAboveShare = 0.5;

export function startReader(module: URL, limits: ReaderLimits): Reader {
  let tasks = 0;
  let gone = false;
  const child = startChild<ToReader, FromReader>({
    module,
    environment: childEnvironment(),
    readyTimeoutMs: limits.readyMs,
  });
  void child.exit.then(() => {
    gone = true;
  });
  const cpuTime = () => (child.pid === undefined ? 0 : (computedMs(child.pid) ?? 0));
  const memory = () => (child.pid === undefined ? 0 : (residentBytes(child.pid) ?? 0));
  return {
    async read<T extends ReadingTask>(
      type: T,
      input: ReadingTasks[T]['input'],
    ): Promise<ReadingTasks[T]['output']> {
      await child.ready;
      // Replies to people have priority.
      if (child.pid !== undefined && tasks === 0) lowerPriority(child.pid);
      const id = ++tasks;
      const { promise, resolve, reject } = Promise.withResolvers<FromReader>();
      const stop = (what: string) => {
        gone = true;
        reject(
          new UnreadableError(
            `Reading this took too much ${what}. Divide it, or save it as Markdown or plain text.`,
          ),
        );
      };
      const timer = setTimeout(stop, limits.timeoutMs, 'time');
      const before = cpuTime();
      const watch = setInterval(() => {
        if (cpuTime() - before > limits.cpuMs) stop('time');
        if (memory() > limits.memoryBytes) stop('memory');
      }, watchIntervalMs);
      void child.exit.then((exit) =>
        reject(
          new UnreadableError('This could not be read: the process that reads stopped over it.', {
            cause: `${describeExit(exit)}: ${exit.output}`,
          }),
        ),
      );
      child.listen((message) => {
        if (message.id === id) resolve(message);
      });
      child.send({ id, type, ...input } as ToReader);
      const message = await promise.finally(() => {
        clearTimeout(timer);
        clearInterval(watch);
      });
      if (message.type === 'done') return message.result as ReadingTasks[T]['output'];
      throw message.user ? new UnreadableError(message.message) : new Error(message.message);
    },
    needsReplacement: () => gone || memory() > limits.memoryBytes * replaceAboveShare,
    end: () => child.end(0),
  };
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems forbid it, or the process has just ended. The task runs anyway.
  }
}
