/** `.env` in the working folder, read the way people's editors write it. */
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { UserError } from '../types/errors.ts';

const encodings = [
  { mark: [0xff, 0xfe], name: 'utf-16le' },
  { mark: [0xfe, 0xff], name: 'utf-16be' },
  { mark: [], name: 'utf-8' },
] as const;

/**
 * Sets what `file` says in `environment`, unless it is set there already; a missing file says nothing.
 * @throws UserError when the file is no text in UTF-8 or UTF-16
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
    // Told below, like text that holds zero bytes.
  }
  throw new UserError(`${file} is not text in UTF-8 or UTF-16. Save it as UTF-8.`);
}
