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
   * Encodes each text as 384 numbers, a vector of length 1: the dot product of two is their cosine similarity. Only the
   * first 256 tokens of a text count. The call with the fewest texts left goes first, so a question does not wait for a
   * library. Rejects when the process ends or takes too long. The next call starts a new process.
   */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
  /** The id of the encoding process, while it runs. */
  readonly pid: number | undefined;
  /** Ends the process. Running calls reject. It may be called again. */
  close(): Promise<void>;
}

interface EncodingLimits {
  readyMs: number;
  /** The longest time for one text. */
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

/** The name of the encoder: vectors of two encoders cannot be compared. */
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
      // With oneDNN the process grows by 170 MB over all lengths of text, and is no faster here.
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
  /** The vectors of the first texts, as far as they are encoded. */
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
