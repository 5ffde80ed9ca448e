/** Creates the structured log on standard error, with tokens redacted. */
import pino, { type Logger } from 'pino';

export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['token', '*.token', '*.*.token', 'err.requestBody', 'err.url'], censor: '[hidden]' },
    },
    pino.destination({ dest: 2, sync: true }),
  );
