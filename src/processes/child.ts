/** Starts one child process and exchanges messages with it. Every way in which it ends is reported. */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ChildOptions {
  /** The module that the child runs. It sends `{ type: 'ready' }` once it takes messages. */
  module: URL;
  /** Arguments after the module in the child's `process.argv`. */
  args?: readonly string[];
  /** The child's whole environment (see `childEnvironment`). */
  environment: Record<string, string>;
  readyTimeoutMs: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The end of the child's output, for the log. */
  output: string;
}

export interface Child<In, Out> {
  readonly pid: number | undefined;
  /** Rejects with a ChildError when the child ends or times out before it is ready. */
  readonly ready: Promise<void>;
  /** Resolves with how the child ended; never rejects. */
  readonly exit: Promise<Exit>;
  /** Replaces the listener for messages; undefined drops them. */
  listen(listener: ((message: Out) => void) | undefined): void;
  /** Drops the message when the child has ended; `exit` reports that. */
  send(message: In): void;
  /** Disconnects and terminates the child, and kills it after `graceMs`. Calling it again does no harm. */
  end(graceMs?: number): Promise<Exit>;
}

/** A child ended or timed out before it was ready. The message holds its output, so it belongs in the log only. */
export class ChildError extends Error {
  override readonly name = 'ChildError';
}

const defaultGraceMs = 1_000;

/**
 * With setpriv (Debian's util-linux), the kernel kills the child when this process dies, even a child in an endless
 * loop. Elsewhere only `followParent` ends it.
 */
const setpriv = '/usr/bin/setpriv';
const forkOptions = existsSync(setpriv)
  ? { execPath: setpriv, execArgv: ['--pdeathsig', 'KILL', '--', process.execPath] }
  : // Inherits no options: `--env-file` would pass every secret, and `--inspect` would use the same port.
    { execArgv: [] };

/** Forks `module` with the messages `In` to it and `Out` from it; both must survive structured cloning. */
export function startChild<In extends object, Out extends { type: string }>(
  options: ChildOptions,
): Child<In, Out> {
  const child = fork(fileURLToPath(options.module), options.args ?? [], {
    serialization: 'advanced',
    env: options.environment,
    ...forkOptions,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exit = exitOf(child);
  let listener: ((message: Out) => void) | undefined;
  const ready = readiness(child, exit, options.readyTimeoutMs);
  // Prevents an unhandled rejection where no caller awaits it.
  ready.catch(() => undefined);

  child.on('message', (message: Out | Ready) => {
    if (message.type !== 'ready') listener?.(message as Out);
  });

  let killing: NodeJS.Timeout | undefined;
  return {
    pid: child.pid,
    ready,
    exit,
    listen(next) {
      listener = next;
    },
    send(message) {
      // The callback takes the error of a channel that has just closed.
      if (child.connected) child.send(message, () => undefined);
    },
    end(graceMs = defaultGraceMs) {
      if (child.connected) child.disconnect();
      child.kill(graceMs > 0 ? 'SIGTERM' : 'SIGKILL');
      killing ??= setTimeout(() => child.kill('SIGKILL'), graceMs);
      void exit.then(() => clearTimeout(killing));
      return exit;
    },
  };
}

/** How a child ended, as the predicate of a sentence about it. */
export function describeExit({ code, signal }: Exit): string {
  if (signal) return `was ended by ${signal}`;
  return code === null ? 'could not be started' : `ended with code ${code}`;
}

function exitOf(child: ChildProcess): Promise<Exit> {
  const output = lastOutput(child);
  return new Promise((resolve) => {
    // Node never emits 'close' once this side has disconnected.
    child.once('exit', async (code, signal) => resolve({ code, signal, output: await output }));
    // Without a process id no process was started, so no 'exit' follows.
    child.on('error', (error) => {
      if (child.pid === undefined) resolve({ code: null, signal: null, output: error.message });
    });
  });
}

interface Ready {
  type: 'ready';
}

async function readiness(child: ChildProcess, exit: Promise<Exit>, readyTimeoutMs: number): Promise<void> {
  const said = new Promise<'ready'>((resolve) => {
    child.on('message', (message: Ready | { type: string }) => {
      if (message.type === 'ready') resolve('ready');
    });
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, readyTimeoutMs, 'late');
  });
  const outcome = await Promise.race([said, late, exit]);
  clearTimeout(timer);
  if (outcome === 'ready') return;
  if (outcome === 'late') {
    child.kill('SIGKILL');
    const { output } = await exit;
    throw new ChildError(`was not ready after ${readyTimeoutMs / 1000} s: ${output}`);
  }
  throw new ChildError(`${describeExit(outcome)}: ${outcome.output}`);
}

const outputLimitChars = 4_000;

/** Resolves with the end of the child's output once its streams are closed. Its last lines explain a crash. */
async function lastOutput(child: ChildProcess): Promise<string> {
  let tail = '';
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      tail = (tail + text).slice(-outputLimitChars);
    });
  }
  await Promise.all(streams.map((stream) => new Promise((resolve) => stream.once('close', resolve))));
  return tail.trim();
}
