/** Reads a foreign file in a process that is started for it and ended after it. */
import type { Converted } from '../documents/convert/converted.ts';
import type { FromConverter, ToConverter } from '../documents/convert/protocol.ts';
import { UserError } from '../errors.ts';
import { describeExit, startChild } from './child.ts';
import { childEnvironment } from './environment.ts';
import { residentBytes } from './memory.ts';

const usualLimits = { readyMs: 20_000, convertMs: 20_000, memoryBytes: 1024 ** 3 };
const watchIntervalMs = 250;

export interface ConvertingOptions {
  module?: URL;
  limits?: Partial<typeof usualLimits>;
}

/** @throws UserError when the file cannot be read, or not within the limits of time and memory */
export async function convertFile(
  file: { name: string; bytes: Uint8Array },
  options: ConvertingOptions = {},
): Promise<Converted> {
  const limits = { ...usualLimits, ...options.limits };
  const child = startChild<ToConverter, FromConverter>({
    module: options.module ?? new URL('../documents/convert/process.ts', import.meta.url),
    environment: childEnvironment(),
    readyTimeoutMs: limits.readyMs,
  });
  const { promise, resolve, reject } = Promise.withResolvers<FromConverter>();
  const tooMuch = (what: string) =>
    reject(
      new UserError(`Reading this file took too much ${what}. Divide it, or save it as Markdown or text.`),
    );
  const timer = setTimeout(tooMuch, limits.convertMs, 'time');
  const watch = setInterval(() => {
    if ((child.pid === undefined ? 0 : (residentBytes(child.pid) ?? 0)) > limits.memoryBytes)
      tooMuch('memory');
  }, watchIntervalMs);
  try {
    await child.ready;
    void child.exit.then((exit) =>
      reject(
        new UserError('This file could not be read: the process that reads files stopped over it.', {
          cause: `${describeExit(exit)}: ${exit.output}`,
        }),
      ),
    );
    child.listen(resolve);
    child.send({ type: 'convert', ...file });
    const answer = await promise;
    if (answer.type === 'converted') return { markdown: answer.markdown, notes: answer.notes };
    throw answer.user ? new UserError(answer.message) : new Error(answer.message);
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    void child.end(0);
  }
}
