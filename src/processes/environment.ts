import { tmpdir } from 'node:os';
import path from 'node:path';

/** What any program needs to run here; tokens and keys are not on the list, and so never reach a child. */
const passedOn = [
  ...['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'XDG_CACHE_HOME', 'SystemRoot'],
  ...['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'CUDA_VISIBLE_DEVICES', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE'],
];

/** The environment of a child process: the harmless part of this process's, and what `extra` adds. */
export function childEnvironment(
  extra: Record<string, string> = {},
  own: Record<string, string | undefined> = process.env,
): Record<string, string> {
  // Compiled code is kept between processes, so that a fresh child is there sooner (Node's own default place).
  const compiled = { NODE_COMPILE_CACHE: path.join(tmpdir(), 'node-compile-cache') };
  const inherited = passedOn.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]]));
  return { ...compiled, ...Object.fromEntries(inherited), ...extra };
}
