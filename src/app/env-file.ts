/** Reads `.env` in the working folder, in the encodings that common editors write. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { UserError } from '../types/errors.ts';

const encodings = [
  { mark: [0xff, 0xfe], name: 'utf-16le' },
  { mark: [0xfe, 0xff], name: 'utf-16be' },
  { mark: [], name: 'utf-8' },
] as const;

/**
 * Sets the variables of `file` that `environment` does not have yet. A missing file sets none.
 * @throws UserError when the file is not text in UTF-8 or UTF-16, or cannot be read
 */
export function loadEnvFile(environment: NodeJS.ProcessEnv, file = '.env'): void {
  const bytes = readIfThere(file);
  if (!bytes) return;
  const { name } = encodings.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte)) ?? encodings[2];
  for (const [key, value] of Object.entries(parseEnv(decode(bytes, name, file)))) environment[key] ??= value;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new UserError(`${file} cannot be read (${code}). Mend its rights, or remove it.`);
  }
}

function decode(bytes: Buffer, encoding: string, file: string): string {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // The error follows below, as for text with zero bytes.
  }
  throw new UserError(`${file} is not text in UTF-8 or UTF-16. Save it as UTF-8.`);
}
