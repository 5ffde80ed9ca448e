/** One child process and the conversation with it: whatever becomes of the child, somebody learns of it. */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ChildOptions<Out> {
  /** The module that the child runs. It sends `{ type: 'ready' }` once it takes messages. */
  module: URL;
  /** All that the child sees of the environment (see `childEnvironment`). */
  environment: Record<string, string>;
  readyTimeoutMs: number;
  /** Every message after `ready`. */
  onMessage: (message: Out) => void;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The last lines that the child wrote, for the log. */
  output: string;
}

export interface Child<In> {
  readonly pid: number | undefined;
  /** Rejects with a ChildError when the child ends, or says nothing in time, before it is ready. */
  readonly ready: Promise<void>;
  /** Settles once, with how the child ended; never rejects. */
  readonly exit: Promise<Exit>;
  /** A message to a child that is gone is dropped: `exit` has told. */
  send(message: In): void;
  /** Lets the child go, and kills it when it is still there after `graceMs`. Calling it again does no harm. */
  end(graceMs?: number): Promise<Exit>;
}

/** A child ended, or never began, where it should not have. */
export class ChildError extends Error {
  override readonly name = 'ChildError';
  readonly exit: Exit;

  constructor(message: string, exit: Exit) {
    super(message);
    this.exit = exit;
  }
}

const usualGraceMs = 1_000;

/** Forks `module` with the messages `In` to it and `Out` from it; both must survive structured cloning. */
export function startChild<In extends object, Out extends { type: string }>(
  options: ChildOptions<Out>,
): Child<In> {
  const child = fork(fileURLToPath(options.module), {
    serialization: 'advanced',
    env: options.environment,
    // Not this process's own: `--env-file` would hand the child every secret, `--inspect` would take its port.
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exit = exitOf(child);
  const ready = readiness(child, exit, options);
  // Nobody needs to await it; whoever does still sees it reject.
  ready.catch(() => undefined);

  let killing: NodeJS.Timeout | undefined;
  return {
    pid: child.pid,
    ready,
    exit,
    send(message) {
      // With a callback, a channel that has just closed is no error event.
      if (child.connected) child.send(message, () => undefined);
    },
    end(graceMs = usualGraceMs) {
      if (child.connected) child.disconnect();
      child.kill(graceMs > 0 ? 'SIGTERM' : 'SIGKILL');
      killing ??= setTimeout(() => child.kill('SIGKILL'), graceMs);
      void exit.then(() => clearTimeout(killing));
      return exit;
    },
  };
}

/** How a child ended, in words that follow "the process". */
export function describeExit({ code, signal }: Exit): string {
  if (signal) return `was ended by ${signal}`;
  return code === null ? 'could not be started' : `ended with code ${code}`;
}

function exitOf(child: ChildProcess): Promise<Exit> {
  const output = lastOutput(child);
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, output: output() }));
    // Without a process id there never was a process, and nothing will close.
    child.on('error', (error) => {
      if (child.pid === undefined) resolve({ code: null, signal: null, output: error.message });
    });
  });
}

async function readiness<Out extends { type: string }>(
  child: ChildProcess,
  exit: Promise<Exit>,
  { readyTimeoutMs, onMessage }: ChildOptions<Out>,
): Promise<void> {
  const first = Promise.withResolvers<'ready'>();
  child.on('message', (message: Out | { type: 'ready' }) => {
    if (message.type === 'ready') first.resolve('ready');
    else onMessage(message as Out);
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, readyTimeoutMs, 'late');
  });
  const outcome = await Promise.race([first.promise, late, exit]);
  clearTimeout(timer);
  if (outcome === 'ready') return;
  if (outcome === 'late') {
    child.kill('SIGKILL');
    throw new ChildError(`was not ready after ${readyTimeoutMs / 1000} s`, await exit);
  }
  throw new ChildError(describeExit(outcome), outcome);
}

const outputLimitChars = 4_000;

/** Keeps the end of what the child writes: a crash is explained by its last lines. */
function lastOutput(child: ChildProcess): () => string {
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text: string) => {
      tail = (tail + text).slice(-outputLimitChars);
    });
  }
  return () => tail.trim();
}
