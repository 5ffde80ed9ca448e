/** Creates the log on standard error, with tokens redacted: sentences in a terminal, JSON lines elsewhere. */
import pino, { type Logger } from 'pino';

export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['token', '*.token', '*.*.token', 'err.requestBody', 'err.url'], censor: '[hidden]' },
    },
    process.stderr.isTTY ? terminal : pino.destination({ dest: 2, sync: true }),
  );

const terminal = { write: (line: string) => void process.stderr.write(`${sentence(line)}\n`) };

/** The words in front of a sentence, by pino's levels. */
const marks: Record<number, string> = { 40: 'Warning: ', 50: 'Error: ', 60: 'Error: ' };

/** One line of the log as a person reads it. Details follow in brackets, an error's stack below. */
export function sentence(line: string): string {
  const {
    level,
    time: _,
    msg = '',
    err,
    ...details
  } = JSON.parse(line) as {
    level: number;
    time: string;
    msg?: string;
    err?: { stack?: string };
  } & Record<string, unknown>;
  const about = Object.entries(details).map(
    ([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  const first = msg.charAt(0).toUpperCase() + msg.slice(1);
  return `${marks[level] ?? ''}${first}${about.length > 0 ? ` (${about.join(', ')})` : ''}${err?.stack ? `\n${err.stack}` : ''}`;
}
