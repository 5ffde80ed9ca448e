/** One child process and the conversation with it: whatever becomes of the child, somebody learns of it. */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ChildOptions {
  /** The module that the child runs. It sends `{ type: 'ready' }` once it takes messages. */
  module: URL;
  /** What the child finds in `process.argv` behind the module. */
  args?: readonly string[];
  /** All that the child sees of the environment (see `childEnvironment`). */
  environment: Record<string, string>;
  readyTimeoutMs: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The last lines that the child wrote, for the log. */
  output: string;
}

export interface Child<In, Out> {
  readonly pid: number | undefined;
  /** Rejects with a ChildError when the child ends, or says nothing in time, before it is ready. */
  readonly ready: Promise<void>;
  /** Settles once, with how the child ended; never rejects. */
  readonly exit: Promise<Exit>;
  /** Where the child's messages go, instead of where they went before; undefined drops them. */
  listen(listener: ((message: Out) => void) | undefined): void;
  /** A message to a child that is gone is dropped: `exit` has told. */
  send(message: In): void;
  /** Lets the child go, and kills it when it is still there after `graceMs`. Calling it again does no harm. */
  end(graceMs?: number): Promise<Exit>;
}

/** A child ended, or said nothing, before it was ready. For the log: the message holds what the child wrote. */
export class ChildError extends Error {
  override readonly name = 'ChildError';
}

const usualGraceMs = 1_000;

/**
 * Where the system has setpriv (Debian's util-linux), the kernel kills the child when this process dies, even one that
 * is caught in a loop and hears nothing. Elsewhere `followParent` alone must do.
 */
const setpriv = '/usr/bin/setpriv';
const tied = existsSync(setpriv)
  ? { execPath: setpriv, execArgv: ['--pdeathsig', 'KILL', '--', process.execPath] }
  : // Not this process's own: `--env-file` would hand the child every secret, `--inspect` would take its port.
    { execArgv: [] };

/** Forks `module` with the messages `In` to it and `Out` from it; both must survive structured cloning. */
export function startChild<In extends object, Out extends { type: string }>(
  options: ChildOptions,
): Child<In, Out> {
  const child = fork(fileURLToPath(options.module), options.args ?? [], {
    serialization: 'advanced',
    env: options.environment,
    ...tied,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exit = exitOf(child);
  let listener: ((message: Out) => void) | undefined;
  const ready = readiness(child, exit, options.readyTimeoutMs);
  // Nobody needs to await it; whoever does still sees it reject.
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
    // Not 'close', which Node never emits once this side has disconnected.
    child.once('exit', async (code, signal) => resolve({ code, signal, output: await output }));
    // Without a process id there never was a process, and nothing will close.
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

/** The end of what the child wrote, once its streams are closed: a crash is explained by its last lines. */
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
