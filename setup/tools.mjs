// What every step needs: running a command quietly, and turning its failure into one sentence.
// Plain JavaScript without packages: it runs before there are any, on Node 18 or newer.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const modules = path.join(root, 'node_modules');

/** Large downloads live here, so that a reinstall of the packages does not fetch them again. */
export const cache = path.join(cacheHome(process.env.XDG_CACHE_HOME), 'unrolled');

/** The XDG standard says that an empty or relative XDG_CACHE_HOME counts as none. */
function cacheHome(folder) {
  return folder && path.isAbsolute(folder) ? folder : path.join(os.homedir(), '.cache');
}

const logFile = () => path.join(cache, 'setup.log');

/** A failure for the person at the terminal: what is wrong, and the command that mends it. */
export class SetupError extends Error {
  constructor(message, command) {
    super(message);
    this.command = command;
  }
}

// npm must not run on the pinned Node inside the folder that it is about to replace.
const outsidePath = (process.env.PATH ?? '')
  .split(path.delimiter)
  .filter((entry) => !entry.endsWith(path.join('node_modules', '.bin')))
  .join(path.delimiter);

/** Runs a command to its end; its output goes to the log. Answers { ok, output }. */
export function attempt(command, args, { cwd = root, env = {} } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env: { ...process.env, PATH: outsidePath, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? `${result.error.message}\n` : ''}`;
  writeLog(`$ ${command} ${args.join(' ')}\n${output}\n`);
  return { ok: result.status === 0, output };
}

function writeLog(text) {
  try {
    fs.mkdirSync(cache, { recursive: true });
    fs.appendFileSync(logFile(), text);
  } catch (error) {
    throw new SetupError(
      `The cache folder ${cache} cannot be written (${error.code}). Set XDG_CACHE_HOME to a folder of yours.`,
      'XDG_CACHE_HOME="$PWD/.cache" npm start',
    );
  }
}

/** The sentence for an error of the file system, or nothing when it is of another kind. */
export function explainFileError(error) {
  const cause = error.syscall && causes.find(([pattern]) => pattern.test(error.code));
  return cause && new SetupError(`${error.path ?? 'A file'} cannot be written: ${cause[1]}.`, cause[2]);
}

const causes = [
  [/ENOSPC|No space left/i, 'the disk is full', `df -h "${root}" "${cache}"`],
  [
    /EACCES|EPERM|EROFS|Permission denied|Read-only file system/i,
    'a folder is not writable',
    `ls -ld "${root}" "${cache}"`,
  ],
];

const networkCauses = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPROTO|Temporary failure|NewConnectionError|Could not resolve|Network is unreachable/i,
    'the network could not be reached',
    'npm ping',
  ],
  [/DO NOT MATCH THE HASHES/i, 'a download does not match its checksum', 'npm start'],
];

/**
 * Runs a command that must succeed; otherwise throws a SetupError that says why in one sentence.
 * `local` marks a command that needs no network: its failure is never blamed on one.
 */
export function run(what, command, args, { local = false, ...options } = {}) {
  const { ok, output } = attempt(command, args, options);
  if (ok) return output;
  const known = local ? causes : [...causes, ...networkCauses];
  const [, why, remedy] = known.find(([pattern]) => pattern.test(output)) ?? [];
  if (why) throw new SetupError(`${what} failed: ${why}.`, remedy);
  throw new SetupError(`${what} failed; the last lines of its output say why.`, `tail -n 40 "${logFile()}"`);
}

export const has = (command) => attempt('sh', ['-c', `command -v ${command}`]).ok;

/** Reading the lists takes as long as a small installation: once is enough for all steps. */
let listsAreRead = false;

/** Installs Debian packages where that is allowed; otherwise says the one line to run. */
export function installSystemPackages(purpose, packages) {
  const line = `apt-get update && apt-get install -y ${packages.join(' ')}`;
  if (!has('apt-get'))
    throw new SetupError(
      `${purpose} needs system packages, and this system has no apt-get.`,
      `your package manager, for: ${packages.join(' ')}`,
    );
  if (process.getuid?.() !== 0)
    throw new SetupError(
      `${purpose} needs system packages, which only root may install.`,
      `sudo sh -c '${line}'`,
    );
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  if (!listsAreRead) run(`Reading the package lists for ${purpose}`, 'apt-get', ['update'], { env });
  listsAreRead = true;
  run(
    `Installing system packages for ${purpose}`,
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...packages],
    { env },
  );
}

/** Refuses early when the disk cannot take what is about to be fetched. */
export function needSpace(folder, megabytes) {
  fs.mkdirSync(folder, { recursive: true });
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < megabytes)
    throw new SetupError(
      `${megabytes} MB are needed in ${folder}, and ${free} MB are free.`,
      `df -h "${folder}"`,
    );
}
