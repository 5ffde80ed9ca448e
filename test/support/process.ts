/** The bot, or another entry, as its own process, the way `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '../..');

export interface BotProcess {
  child: ChildProcess;
  pid: number;
  /** Everything it has written so far. */
  output(): string;
  /** Resolves with the first output that matches; rejects when the process ends before. */
  says(pattern: RegExp): Promise<string>;
  /** Sends a signal and resolves with how it ended. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** `folder` is where it runs: `.env` is read there. */
export function startProcess(
  environment: Record<string, string>,
  folder = root,
  entry = 'src/main.ts',
): BotProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [path.join(root, entry)], {
    cwd: folder,
    env: { PATH, HOME, LOG_LEVEL: 'warn', ...environment },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
      child.emit('output');
    });
  const ended = once(child, 'exit');
  return {
    child,
    pid: child.pid ?? 0,
    output: () => output,
    async says(pattern) {
      while (!pattern.test(output)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`The process ended without saying ${pattern}:\n${output}`);
        await Promise.race([once(child, 'output'), ended]);
      }
      return output;
    },
    async end(signal) {
      child.kill(signal);
      const [code, by] = await ended;
      return { code, signal: by };
    },
  };
}

/** Child processes of `pid` whose command line matches. */
export function childrenOf(pid: number, pattern = /./): number[] {
  const ids = fs
    .readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return ids.filter((id) => pattern.test(fs.readFileSync(`/proc/${id}/cmdline`, 'utf8')));
}

export const isAlive = (pid: number) => fs.existsSync(`/proc/${pid}`);

/** Resolves when `condition` holds; rejects when it does not within the time. */
export async function eventually(condition: () => boolean, withinMs: number): Promise<void> {
  for (const end = Date.now() + withinMs; !condition(); await sleep(20))
    if (Date.now() > end) throw new Error(`This did not come true within ${withinMs} ms: ${condition}`);
}
