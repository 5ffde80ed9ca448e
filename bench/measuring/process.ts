import { spawn } from 'node:child_process';

/** The JSON that every contestant prints as its last line. Times in seconds, memory in megabytes. */
export interface Run {
  params: number;
  accuracy: number;
  /** Time of each epoch's training steps, without validation. */
  epoch_s: number[];
  /** Peak memory of its process. */
  memory_mb: number;
}

/** Time from the start of the process to its result. */
export interface Timed {
  job_s: number;
}

export type TimedRun = Run & Timed;

/** Runs a command to its end. @throws Error with its output if it fails or prints no result */
export async function timed<Result = Run>(command: readonly string[]): Promise<Result & Timed> {
  const [program = '', ...args] = command;
  const started = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, log, seconds] = ['', '', 0];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    seconds = (performance.now() - started) / 1000;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${log.slice(-2_000)}`);
  const run = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Result;
  return { ...run, job_s: seconds };
}
