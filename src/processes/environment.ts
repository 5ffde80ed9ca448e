import { tmpdir } from 'node:os';
import path from 'node:path';

/** Variables that a child inherits. Tokens and keys are not on the list, so they never reach a child. */
const inheritedNames = [
  ...['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'XDG_CACHE_HOME', 'SystemRoot'],
  ...['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'CUDA_VISIBLE_DEVICES', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE'],
];

/** The environment of a child process: the inherited variables of `own`, and `extra`. */
export function childEnvironment(
  extra: Record<string, string> = {},
  own: Record<string, string | undefined> = process.env,
): Record<string, string> {
  // Shares compiled code between processes, so that a child starts faster. This is Node's default folder.
  const compiled = { NODE_COMPILE_CACHE: path.join(tmpdir(), 'node-compile-cache') };
  const inherited = inheritedNames.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]]));
  return { ...compiled, ...Object.fromEntries(inherited), ...extra };
}
