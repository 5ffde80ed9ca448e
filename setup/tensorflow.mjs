// TensorFlow for tfjs-node. The Python wheel carries the same C library in a current, pinned, checksummed version:
// it is what every figure of ours was measured on, so it comes first; tfjs-node's own download is the way out
// where the wheel cannot be used (see docs/decisions.md).
import fs from 'node:fs';
import path from 'node:path';
import { nodeHome } from './packages.mjs';
import {
  attempt,
  cache,
  has,
  installSystemPackages,
  modules,
  needSpace,
  root,
  run,
  SetupError,
} from './tools.mjs';

const version = '2.21.0';
const tfjs = path.join(modules, '@tensorflow', 'tfjs-node');
const binding = path.join(tfjs, 'lib', 'napi-v8', 'tfjs_binding.node');
/** Says which folder the binding loads its libraries from: that folder must still be there. */
const origin = path.join(tfjs, 'lib', 'napi-v8', 'libraries.txt');

const home = path.join(cache, `tensorflow-${version}`);
const libraries = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const requirements = path.join(root, 'setup', `tensorflow-${process.arch}.txt`);

export const tensorflow = {
  name: `TensorFlow ${version}`,
  done: () =>
    fs.existsSync(binding) && fs.existsSync(origin) && fs.existsSync(fs.readFileSync(origin, 'utf8').trim()),
  run() {
    if (process.platform === 'linux' && fs.existsSync(requirements)) fromWheel();
    else fromPrebuilt();
  },
};

function fromWheel() {
  const compiled = path.join(home, 'tfjs_binding.node');
  if (![compiled, ...libraries.map((name) => path.join(home, name))].every((file) => fs.existsSync(file))) {
    if (!['g++', 'python3'].every(has) || !attempt('python3', ['-m', 'pip', '--version']).ok)
      installSystemPackages('the training engine', ['g++', 'python3', 'python3-pip']);
    needSpace(cache, 2500);
    const work = fs.mkdtempSync(path.join(cache, 'tensorflow-'));
    try {
      fetchAndCompile(work);
      fs.mkdirSync(home, { recursive: true });
      for (const name of [...libraries, 'tfjs_binding.node'])
        fs.renameSync(path.join(work, 'ready', name), path.join(home, name));
    } finally {
      fs.rmSync(work, { recursive: true, force: true });
    }
  }
  fs.mkdirSync(path.dirname(binding), { recursive: true });
  fs.copyFileSync(compiled, binding);
  fs.writeFileSync(origin, home);
}

function fetchAndCompile(work) {
  const platforms = { x64: 'x86_64', arm64: 'aarch64' };
  const tags = ['manylinux_2_27', 'manylinux_2_17', 'manylinux2014'].flatMap((tag) => [
    '--platform',
    `${tag}_${platforms[process.arch]}`,
  ]);
  const download = ['download', '--no-deps', '--only-binary=:all:', '--no-cache-dir', '--require-hashes'];
  run('Downloading TensorFlow', 'python3', [
    ...['-m', 'pip', ...download, '--python-version', '3.12', ...tags],
    ...['--requirement', requirements, '--dest', work],
  ]);
  const wheel = fs.readdirSync(work).find((name) => name.endsWith('.whl'));
  run('Unpacking TensorFlow', 'python3', [
    path.join(root, 'setup', 'unpack.py'),
    path.join(work, wheel),
    work,
  ]);

  const ready = path.join(work, 'ready');
  fs.mkdirSync(ready);
  for (const name of libraries) fs.renameSync(path.join(work, 'tensorflow', name), path.join(ready, name));
  run(
    "Compiling tfjs-node's binding",
    'g++',
    [
      ...['-O2', '-std=c++17', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
      ...['-I', path.join(nodeHome, 'include', 'node'), '-I', path.join(work, 'tensorflow', 'include')],
      ...['-I', tfjs, '-I', path.dirname(tfjs)],
      ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => path.join(tfjs, 'binding', name)),
      ...['-L', ready, ...libraries.map((name) => `-l:${name}`), '-Xlinker', '-rpath', '-Xlinker', home],
      ...['-o', path.join(ready, 'tfjs_binding.node')],
    ],
    { local: true },
  );
}

function fromPrebuilt() {
  const { ok } = attempt('npm', ['rebuild', '@tensorflow/tfjs-node', '--foreground-scripts']);
  if (!ok || !fs.existsSync(binding))
    throw new SetupError(
      `There is no TensorFlow for ${process.platform} on ${process.arch} that can be installed here; 64-bit Linux works.`,
      'npm rebuild @tensorflow/tfjs-node --foreground-scripts',
    );
  fs.writeFileSync(origin, path.join(tfjs, 'deps', 'lib'));
}
