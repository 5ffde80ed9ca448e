/** The bot's side of the encoding process: it takes texts and returns vectors, near each other where the meanings are. */
import { hasModel, modelFolder } from '../ml/encoder/files.ts';
import { tensorflowEnvironment } from '../ml/engine/environment.ts';
import { childEnvironment } from '../processes/environment.ts';
import { lowerPriority } from '../processes/limits.ts';
import { RpcError } from '../processes/rpc-child.ts';
import { RpcPool } from '../processes/rpc-pool.ts';
import { textVector } from '../types/text-vector.ts';

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
  /** A process without texts ends after this time, to free its memory. */
  idleMs: number;
}

export interface EncoderProcessOptions {
  module?: URL;
  /** Holds the model's files. */
  folder?: string;
  limits?: Partial<EncodingLimits>;
  /** Called with each failure of the process, with its last output. */
  log?: (sentence: string) => void;
}

/** Vectors of another encoder mean something else. */
export const encoderName = 'all-MiniLM-L6-v2';

const defaultLimits: EncodingLimits = { readyMs: 30_000, encodeMs: 10_000, idleMs: 10 * 60_000 };

/** Returns undefined where the model is not installed. The process starts with the first text. */
export function createEncoderProcess(options: EncoderProcessOptions = {}): EncoderProcess | undefined {
  const folder = options.folder ?? modelFolder;
  if (!hasModel(folder)) return;
  const limits = { ...defaultLimits, ...options.limits };
  const jobs = new Set<Job>();
  let working = false;
  const pool = new RpcPool<{ text: string }, Float32Array>({
    name: 'encoding process',
    module: options.module ?? new URL('../children/encoding.ts', import.meta.url),
    args: [folder],
    environment: childEnvironment({
      ...tensorflowEnvironment({ threads: 1, device: 'cpu' }),
      // With oneDNN the process grows with every new length of text, by 170 MB in all, and is no faster here.
      TF_ENABLE_ONEDNN_OPTS: '0',
    }),
    readyTimeoutMs: limits.readyMs,
    limits: { timeoutMs: limits.encodeMs },
    idleMs: limits.idleMs,
    // A copy, because the vector that came over the channel is a view of the whole message.
    parse: (result) => textVector.parse(result).slice(),
    onStart: ({ pid }) => lowerPriority(pid),
    log: options.log,
  });

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (let job = shortest(jobs); job; job = shortest(jobs)) await encodeNext(job);
    working = false;
  }

  async function encodeNext(job: Job): Promise<void> {
    const { texts, vectors, resolve, reject } = job;
    try {
      vectors.push(await pool.request({ text: texts[vectors.length] as string }));
      if (vectors.length < texts.length) return;
      resolve(vectors);
    } catch (error) {
      const isClosed = error instanceof RpcError && error.fault === 'closed';
      reject(isClosed ? new Error('the bot is stopping, so nothing more is encoded') : error);
    }
    jobs.delete(job);
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
      return pool.pids[0];
    },
    close: () => pool.close(),
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
