/** The processes behind `/predict` and **Look inside**: one reads pictures, one has the networks. Each starts on demand and ends when idle. */
import PQueue from 'p-queue';
import { tensorflowEnvironment } from '../ml/engine/environment.ts';
import { childEnvironment } from '../processes/environment.ts';
import { lowerPriority, type ProcessLimits } from '../processes/limits.ts';
import { RpcError } from '../processes/rpc-child.ts';
import { RpcPool } from '../processes/rpc-pool.ts';
import { UserError } from '../types/errors.ts';
import type { Inspection, InspectionRequest, NetworkRequest } from '../types/inspection.ts';
import type {
  PictureRequest,
  Prediction,
  PredictionRequest,
  Writing,
  WritingRequest,
} from '../types/prediction.ts';
import type { Sample } from '../types/recording.ts';

interface StudioLimits extends ProcessLimits {
  memoryBytes: number;
  /** A process without requests ends after this time. */
  idleMs: number;
}

export interface PredictorOptions {
  /** For pictures. */
  pictures?: Partial<StudioLimits>;
  /** Called with each failure of a process, with its last output. */
  log?: (sentence: string) => void;
}

export interface PredictorProcess {
  /**
   * Finds a digit or a piece of clothing in a file that somebody sent, as 28 × 28 pixels.
   * @throws UserError where it cannot be read, nothing is found, or too many wait
   */
  look(request: PictureRequest): Promise<Sample>;
  /** @throws UserError where the networks do not take the input, or too many wait */
  ask(request: PredictionRequest): Promise<Prediction>;
  /** Lets a language model write. @throws UserError where it takes no text, or too many wait */
  write(request: WritingRequest): Promise<Writing>;
  /** What happens inside a network. @throws UserError where it is of another version, or too many wait */
  inspect(request: InspectionRequest): Promise<Inspection>;
  /** The processes that there are now. */
  pids(): number[];
  /** Ends the processes and rejects what runs. Calling it again does no harm. */
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;
const readyTimeoutMs = 20_000;
/** Requests that may wait for one process. */
const mostWaiting = 20;

const pictureLimits: StudioLimits = {
  cpuMs: 10_000,
  timeoutMs: 60_000,
  memoryBytes: 700 * megabyte,
  idleMs: 60_000,
};
/** TensorFlow and a data set need some 300 MB. */
const networkLimits: StudioLimits = {
  cpuMs: 30_000,
  timeoutMs: 120_000,
  memoryBytes: 1_500 * megabyte,
  idleMs: 120_000,
};

export function createPredictor(options: PredictorOptions = {}): PredictorProcess {
  const { log } = options;
  const pictures = createStudio<PictureRequest, Sample>({
    ...{ name: 'picture process', program: 'looking.ts', log },
    limits: { ...pictureLimits, ...options.pictures },
    excess: (resource) => `Reading this picture took too much ${resource}. Send a smaller one.`,
  });
  const networks = createStudio<NetworkRequest, Prediction | Inspection | Writing>({
    ...{ name: 'prediction process', program: 'predicting.ts', log, limits: networkLimits },
    environment: tensorflowEnvironment({ threads: 1, device: 'cpu' }),
    excess: (resource) => `Asking this network took too much ${resource}. Try it again in a minute.`,
  });
  return {
    look: pictures.request,
    // The type of a result follows from that of its request.
    ask: async (request) => (await networks.request({ type: 'predict', ...request })) as Prediction,
    inspect: async (request) => (await networks.request({ type: 'inspect', ...request })) as Inspection,
    write: async (request) => (await networks.request({ type: 'write', ...request })) as Writing,
    pids: () => [...pictures.pool.pids, ...networks.pool.pids],
    close: async () => void (await Promise.all([pictures.pool.close(), networks.pool.close()])),
  };
}

interface StudioOptions {
  name: string;
  /** In `src/children`. */
  program: string;
  environment?: Record<string, string>;
  limits: StudioLimits;
  log: ((sentence: string) => void) | undefined;
  excess: (resource: 'time' | 'memory') => string;
}

/** One process that takes one request after the other. */
function createStudio<Params extends object, Result>(options: StudioOptions) {
  const { name, program, environment, limits, log } = options;
  const queue = new PQueue({ concurrency: 1 });
  const pool = new RpcPool<Params, Result>({
    ...{ name, limits, log, readyTimeoutMs, idleMs: limits.idleMs, graceMs: 0 },
    module: new URL(`../children/${program}`, import.meta.url),
    environment: childEnvironment(environment),
    replaceAfter: { requests: 200, memoryBytes: limits.memoryBytes / 2 },
    onStart: ({ pid, ready }) => void ready.then(() => lowerPriority(pid)).catch(() => undefined),
  });
  async function request(params: Params): Promise<Result> {
    if (queue.size >= mostWaiting)
      throw new UserError(`${queue.size} others are waiting for this already. Try again in a minute.`);
    return queue.add(() => pool.request(params).catch((error) => explain(error, options)));
  }
  return { pool, request };
}

function explain(error: unknown, { name, excess }: StudioOptions): never {
  if (!(error instanceof RpcError)) throw error;
  if (error.fault === 'time' || error.fault === 'memory')
    throw new UserError(excess(error.fault), { cause: error });
  throw new UserError(
    error.fault === 'closed'
      ? 'The bot is stopping. Try again in a minute.'
      : `The ${name} stopped over this. Everything else goes on: try again, or try something else.`,
    { cause: error },
  );
}
