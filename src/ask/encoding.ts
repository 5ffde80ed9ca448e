/** The bot's side of the encoding process: texts go in, vectors come out that are near where the meanings are. */
import { constants, setPriority } from 'node:os';
import { hasModel, modelFolder } from '../ml/encoder/files.ts';
import { tensorflowEnvironment } from '../ml/engine/environment.ts';
import { type Child, describeExit, startChild } from '../processes/child.ts';
import { childEnvironment } from '../processes/environment.ts';
import { type FromEncoder, fromEncoder, type ToEncoder } from '../types/encoding-protocol.ts';

export interface EncoderProcess {
  /**
   * 384 numbers for each text, of length 1: the product of two is how alike the texts are. Only the first 256 tokens
   * of a text count. Of several calls the one with the fewest texts left goes on, so a question need not wait for a
   * library. Rejects with an Error when the process ends over this call, or takes too long; the next call gets a new one.
   */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
  /** The encoding process, while there is one. */
  readonly pid: number | undefined;
  /** Ends the process; calls under way are refused. Calling it again does no harm. */
  close(): Promise<void>;
}

interface EncodingLimits {
  readyMs: number;
  /** For one text. */
  encodeMs: number;
  /** After so long without a text the process ends, and its memory is free. */
  idleMs: number;
}

export interface EncoderProcessOptions {
  module?: URL;
  /** Holds the model's files. */
  folder?: string;
  limits?: Partial<EncodingLimits>;
  /** Told of a process that ended by itself, with its last output. */
  log?: (sentence: string) => void;
}

/** Vectors of another encoder mean something else. */
export const encoderName = 'all-MiniLM-L6-v2';

const usualLimits: EncodingLimits = { readyMs: 30_000, encodeMs: 10_000, idleMs: 10 * 60_000 };

/** Undefined where the set-up could not bring the model. The process starts with the first text. */
export function createEncoderProcess(options: EncoderProcessOptions = {}): EncoderProcess | undefined {
  const folder = options.folder ?? modelFolder;
  if (!hasModel(folder)) return;
  const module = options.module ?? new URL('../children/encoding.ts', import.meta.url);
  const limits = { ...usualLimits, ...options.limits };
  const log = options.log ?? (() => undefined);
  const jobs = new Set<Job>();
  let reader: Reader | undefined;
  let working = false;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    clearTimeout(idle);
    for (let job = shortest(jobs); job; job = shortest(jobs)) await goOn(job);
    working = false;
    if (!closed) idle = setTimeout(discard, limits.idleMs).unref();
  }

  async function goOn(job: Job): Promise<void> {
    const { texts, vectors, resolve, reject } = job;
    try {
      if (closed) throw new Error('closed');
      if (reader?.gone()) discard();
      reader ??= startReader(module, folder, limits);
      vectors.push(await reader.read(texts[vectors.length] as string));
      if (vectors.length < texts.length) return;
      resolve(vectors);
    } catch (error) {
      if (error instanceof Broken) discard();
      if (error instanceof Broken && !closed) log(error.message);
      reject(closed ? new Error('the bot is stopping, so nothing more is encoded') : error);
    }
    jobs.delete(job);
  }

  function discard(): void {
    void reader?.end();
    reader = undefined;
  }

  return {
    encode(texts) {
      if (texts.length === 0) return Promise.resolve([]);
      const { promise, resolve, reject } = Promise.withResolvers<Float32Array[]>();
      jobs.add({ texts: [...texts], vectors: [], resolve, reject });
      void work();
      return promise;
    },
    get pid() {
      return reader?.pid;
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await reader?.end();
    },
  };
}

interface Job {
  texts: readonly string[];
  /** Of the first texts, as far as they have come. */
  vectors: Float32Array[];
  resolve(vectors: Float32Array[]): void;
  reject(reason: unknown): void;
}

const left = ({ texts, vectors }: Job) => texts.length - vectors.length;

function shortest(jobs: Iterable<Job>): Job | undefined {
  let found: Job | undefined;
  for (const job of jobs) if (!found || left(job) < left(found)) found = job;
  return found;
}

interface Reader {
  readonly pid: number | undefined;
  read(text: string): Promise<Float32Array>;
  gone(): boolean;
  end(): Promise<unknown>;
}

/** The process is of no more use. */
class Broken extends Error {}

function startReader(module: URL, folder: string, limits: EncodingLimits): Reader {
  const child: Child<ToEncoder, FromEncoder> = startChild({
    module,
    args: [folder],
    environment: childEnvironment({
      ...tensorflowEnvironment({ threads: 1, device: 'cpu' }),
      // With oneDNN the process grows with every new length of text, by 170 MB in all, and is no faster here.
      TF_ENABLE_ONEDNN_OPTS: '0',
    }),
    readyTimeoutMs: limits.readyMs,
  });
  // As training: neither may keep the bot from hearing Discord.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let asked = 0;
  let gone = false;
  let refuse: (reason: Broken) => void = () => undefined;
  // Once, not for every text: a promise keeps whoever waits for it.
  void child.exit.then((exit) => {
    gone = true;
    refuse(new Broken(`the encoding process ${describeExit(exit)}: ${exit.output}`));
  });
  return {
    pid: child.pid,
    async read(text) {
      await child.ready.catch((error: Error) => {
        throw new Broken(`the encoding process ${error.message}`, { cause: error });
      });
      const id = ++asked;
      const { promise, resolve, reject } = Promise.withResolvers<FromEncoder>();
      refuse = reject;
      child.listen((message) => {
        const answer = fromEncoder.safeParse(message);
        if (!answer.success) reject(new Broken('the encoding process says what is no answer'));
        else if (answer.data.id === id) resolve(answer.data);
      });
      const late = () => reject(new Broken(`the encoding process took over ${limits.encodeMs / 1000} s`));
      const timer = setTimeout(late, limits.encodeMs);
      child.send({ type: 'encode', id, text });
      const answer = await promise.finally(() => clearTimeout(timer));
      if (answer.type === 'failed') throw new Error(answer.message);
      // A copy: what came over the channel is a view of the whole message.
      return answer.vector.slice();
    },
    gone: () => gone,
    end: () => child.end(),
  };
}
