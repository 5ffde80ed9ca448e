/** A child process that answers requests, one or more at a time, within limits of time and memory. */
import { UserError } from '../types/errors.ts';
import type { RpcRequest, RpcResponse } from '../types/rpc-protocol.ts';
import { type Child, type ChildOptions, describeExit, startChild } from './child.ts';
import { type ProcessLimits, watchLimits } from './limits.ts';
import { residentBytes } from './memory.ts';

export interface RpcChildOptions<Result> extends ChildOptions {
  /** The name in errors and in the log, such as "drawing process". */
  name: string;
  /** For each request. */
  limits?: ProcessLimits;
  /** Checks a result, and may convert it. A result over which it throws counts as a broken process. */
  parse?(result: unknown): Result;
}

/** The process failed, rather than the request: it cannot be used any more. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly fault: 'start' | 'exit' | 'time' | 'memory' | 'result' | 'closed';

  constructor(fault: RpcError['fault'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

export class RpcChild<Params extends object, Result> {
  readonly #options: RpcChildOptions<Result>;
  readonly #child: Child<RpcRequest<Params>, RpcResponse<Result>>;
  readonly #pending = new Map<number, PromiseWithResolvers<Result>>();
  #requests = 0;
  #failure: RpcError | undefined;

  constructor(options: RpcChildOptions<Result>) {
    this.#options = options;
    this.#child = startChild(options);
    this.#child.listen((response) => this.#receive(response));
    void this.#watch();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Rejects with a ChildError when the process does not start. */
  get ready(): Promise<void> {
    return this.#child.ready;
  }

  /** Requests sent so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Bytes that the process holds; 0 when it has ended. */
  get memoryBytes(): number {
    return this.pid === undefined ? 0 : (residentBytes(this.pid) ?? 0);
  }

  /** Whether the process can take another request. */
  get isUsable(): boolean {
    return this.#failure === undefined;
  }

  /**
   * Sends a request once the process is ready.
   *
   * @throws RpcError when the process fails or goes over a limit
   * @throws UserError what the process threw for a user to read
   * @throws Error what else it threw, with its stack in the message
   */
  async request(params: Params): Promise<Result> {
    await this.ready.catch(() => undefined);
    if (this.#failure) throw this.#failure;
    this.#requests += 1;
    const id = this.#requests;
    const pending = Promise.withResolvers<Result>();
    this.#pending.set(id, pending);
    const { limits = {} } = this.#options;
    const stopWatch = watchLimits(this.pid, limits, (resource) =>
      this.#fail(resource, excess(resource, limits)),
    );
    this.#child.send({ ...params, id });
    return pending.promise.finally(stopWatch);
  }

  /** Ends the process, after `graceMs` by force; pending requests reject. Calling it again does no harm. */
  end(graceMs?: number): Promise<unknown> {
    return this.#child.end(graceMs);
  }

  async #watch(): Promise<void> {
    try {
      await this.ready;
    } catch (error) {
      return this.#fail('start', (error as Error).message, error);
    }
    const exit = await this.#child.exit;
    this.#fail('exit', `${describeExit(exit)}: ${exit.output}`);
  }

  #receive(response: RpcResponse<Result>): void {
    const pending = this.#pending.get(response.id);
    if (!pending) return;
    if (response.type === 'failed') {
      pending.reject(response.user ? new UserError(response.message) : new Error(response.message));
    } else {
      try {
        const { parse } = this.#options;
        pending.resolve(parse ? parse(response.result) : response.result);
      } catch (error) {
        this.#fail('result', 'sent an invalid result', error);
      }
    }
    this.#pending.delete(response.id);
  }

  /** Rejects all pending requests and those that follow. Only the first fault counts. */
  #fail(fault: RpcError['fault'], what: string, cause?: unknown): void {
    this.#failure ??= new RpcError(fault, `the ${this.#options.name} ${what}`, { cause });
    for (const { reject } of this.#pending.values()) reject(this.#failure);
    this.#pending.clear();
  }
}

function excess(resource: 'time' | 'memory', { timeoutMs, cpuMs, memoryBytes = 0 }: ProcessLimits): string {
  if (resource === 'memory') return `took over ${Math.round(memoryBytes / 1024 ** 2)} MB`;
  return `took over ${(cpuMs ?? timeoutMs ?? 0) / 1000} s`;
}
