/** Child processes of one kind. They are started when requests need them and replaced when they are worn out. */
import { RpcChild, type RpcChildOptions, RpcError } from './rpc-child.ts';

export interface RpcPoolOptions<Result> extends RpcChildOptions<Result> {
  /** A process is replaced after this many requests, and when it holds more memory than this. */
  replaceAfter?: { requests?: number; memoryBytes?: number };
  /** A process without requests ends after this time. By default it stays. */
  idleMs?: number | undefined;
  /** How long a process may take to end before it is killed. */
  graceMs?: number;
  /** Called with each new process. */
  onStart?: (child: { pid: number | undefined; ready: Promise<void> }) => void;
  /** Called with each failure of a process, with its last output. */
  log?: ((sentence: string) => void) | undefined;
}

/** It starts one process for each request that runs at the same time: limit them outside. */
export class RpcPool<Params extends object, Result> {
  readonly #options: RpcPoolOptions<Result>;
  readonly #children = new Set<RpcChild<Params, Result>>();
  readonly #idle = new Map<RpcChild<Params, Result>, NodeJS.Timeout | undefined>();
  #isClosed = false;

  constructor(options: RpcPoolOptions<Result>) {
    this.#options = options;
  }

  /** The processes that there are now. */
  get pids(): number[] {
    return [...this.#children].flatMap(({ pid }) => pid ?? []);
  }

  /** Starts a process, so that the first request does not wait for it. */
  warm(): void {
    this.#idle.set(this.#start(), undefined);
  }

  /** @throws like `RpcChild.request`, and an RpcError of `closed` once the pool closes */
  async request(params: Params): Promise<Result> {
    if (this.#isClosed) throw this.#closed();
    const child = this.#take();
    try {
      return await child.request(params);
    } catch (error) {
      if (this.#isClosed) throw this.#closed(error);
      if (error instanceof RpcError) this.#options.log?.(error.message);
      throw error;
    } finally {
      this.#giveBack(child);
    }
  }

  /** Ends the processes; pending requests reject. Calling it again does no harm. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#idle.values()) clearTimeout(timer);
    await Promise.all([...this.#children].map((child) => child.end(this.#options.graceMs)));
  }

  #closed(cause?: unknown): RpcError {
    return new RpcError('closed', `the ${this.#options.name} is closed`, { cause });
  }

  #start(): RpcChild<Params, Result> {
    const child = new RpcChild<Params, Result>(this.#options);
    this.#children.add(child);
    this.#options.onStart?.(child);
    return child;
  }

  #take(): RpcChild<Params, Result> {
    for (const [child, timer] of [...this.#idle].reverse()) {
      clearTimeout(timer);
      this.#idle.delete(child);
      if (!this.#isWorn(child)) return child;
      this.#drop(child);
    }
    return this.#start();
  }

  #giveBack(child: RpcChild<Params, Result>): void {
    if (this.#isClosed || this.#isWorn(child)) {
      this.#drop(child);
      return;
    }
    const { idleMs } = this.#options;
    this.#idle.set(
      child,
      idleMs === undefined ? undefined : setTimeout(() => this.#drop(child), idleMs).unref(),
    );
  }

  #isWorn(child: RpcChild<Params, Result>): boolean {
    const { requests = Number.POSITIVE_INFINITY, memoryBytes = Number.POSITIVE_INFINITY } =
      this.#options.replaceAfter ?? {};
    return !child.isUsable || child.requests >= requests || child.memoryBytes > memoryBytes;
  }

  #drop(child: RpcChild<Params, Result>): void {
    this.#idle.delete(child);
    this.#children.delete(child);
    void child.end(this.#options.graceMs);
  }
}
