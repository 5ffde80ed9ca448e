/** One reading process as the bot sees it: a task goes in, its result comes out, within limits of time and memory. */
import { constants, setPriority } from 'node:os';
import { describeExit, startChild } from '../processes/child.ts';
import { childEnvironment } from '../processes/environment.ts';
import { computedMs, residentBytes } from '../processes/memory.ts';
import { UserError } from '../types/errors.ts';
import type { FromReader, ReadingTask, ReadingTasks, ToReader } from '../types/reading-protocol.ts';

export interface ReaderLimits {
  readyMs: number;
  /** Of computing, for one task: on a busy machine it waits, which is not the text's fault. */
  taskMs: number;
  /** By the clock. */
  patienceMs: number;
  memoryBytes: number;
  /** After so long without a task the process ends. */
  idleMs: number;
}

/** The text is at fault: to read it again would end the same way. */
export class Refusal extends UserError {
  override readonly name = 'Refusal';
}

export interface Reader {
  read<T extends ReadingTask>(type: T, give: ReadingTasks[T]['give']): Promise<ReadingTasks[T]['get']>;
  /** Whether it is to be replaced. */
  worn(): boolean;
  end(): Promise<unknown>;
}

const watchIntervalMs = 100;
/** A process that holds more than this share of its memory when a task is done is replaced. */
const wornShare = 0.5;

export function startReader(module: URL, limits: ReaderLimits): Reader {
  let asked = 0;
  let gone = false;
  const child = startChild<ToReader, FromReader>({
    module,
    environment: childEnvironment(),
    readyTimeoutMs: limits.readyMs,
  });
  void child.exit.then(() => {
    gone = true;
  });
  const computed = () => (child.pid === undefined ? 0 : (computedMs(child.pid) ?? 0));
  const held = () => (child.pid === undefined ? 0 : (residentBytes(child.pid) ?? 0));
  return {
    async read<T extends ReadingTask>(
      type: T,
      give: ReadingTasks[T]['give'],
    ): Promise<ReadingTasks[T]['get']> {
      await child.ready;
      // Answers to people come first.
      if (child.pid !== undefined && asked === 0) lowerPriority(child.pid);
      const id = ++asked;
      const { promise, resolve, reject } = Promise.withResolvers<FromReader>();
      const tooMuch = (what: string) => {
        gone = true;
        reject(
          new Refusal(`Reading this took too much ${what}. Divide it, or save it as Markdown or plain text.`),
        );
      };
      const timer = setTimeout(tooMuch, limits.patienceMs, 'time');
      const before = computed();
      const watch = setInterval(() => {
        if (computed() - before > limits.taskMs) tooMuch('time');
        if (held() > limits.memoryBytes) tooMuch('memory');
      }, watchIntervalMs);
      void child.exit.then((exit) =>
        reject(
          new Refusal('This could not be read: the process that reads stopped over it.', {
            cause: `${describeExit(exit)}: ${exit.output}`,
          }),
        ),
      );
      child.listen((message) => {
        if (message.id === id) resolve(message);
      });
      child.send({ id, type, ...give } as ToReader);
      const message = await promise.finally(() => {
        clearTimeout(timer);
        clearInterval(watch);
      });
      if (message.type === 'done') return message.result as ReadingTasks[T]['get'];
      throw message.user ? new Refusal(message.message) : new Error(message.message);
    },
    worn: () => gone || held() > limits.memoryBytes * wornShare,
    end: () => child.end(0),
  };
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Some systems forbid it, or the process has just ended: it is only a courtesy.
  }
}
