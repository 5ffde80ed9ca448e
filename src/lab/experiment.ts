import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../types/errors.ts';

/** An experiment of the laboratory: `npm run lab -- NAME …`. */
export interface LabOptions {
  /** A short description for the overview. */
  summary: string;
  help: string;
  /** Rejects with a UserError for bad input, and with `signal.reason` when aborted. */
  run(args: string[], signal: AbortSignal): Promise<void>;
}

/** Parses arguments with Node's parser. @throws UserError in place of the parser's own errors */
export function parseArguments<const T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    const known = error instanceof TypeError && 'code' in error && /^ERR_PARSE_ARGS/.test(String(error.code));
    if (!known) throw error;
    const ambiguous = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument is ambiguous/.exec(error.message)?.[1];
    if (ambiguous)
      throw new UserError(`The value of ${ambiguous} begins with “-”. Write it as ${ambiguous}=-1.`);
    const [sentence] = error.message.split(/\. |\n/);
    throw new UserError(`${sentence?.replace(/\.$/, '')}. Add --help to see what can be said.`);
  }
}
