// The npm packages, and the pinned Node that arrives as one of them.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { attempt, modules, needSpace, root, run } from './tools.mjs';

const stamp = path.join(modules, '.unrolled-packages');
export const nodeHome = path.join(
  modules,
  'node',
  'node_modules',
  `node-${process.platform}-${process.arch}`,
);

const wanted = () =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');

const installed = () => fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted();

export const packages = {
  name: 'npm packages and Node 24',
  done: () => installed() && fs.existsSync(path.join(nodeHome, 'bin', 'node')),
  run() {
    // Install scripts stay off: tfjs-node's own download fails hard where its host is out of reach.
    if (!installed()) {
      needSpace(root, 1500);
      const clean = attempt('npm', ['ci', '--ignore-scripts']);
      // Some npm versions miss optional packages of other platforms in a valid lock file.
      if (!clean.ok) run('Installing the npm packages', 'npm', ['install', '--no-save', '--ignore-scripts']);
    }
    run('Installing the pinned Node', 'npm', ['rebuild', 'node', '--foreground-scripts']);
    fs.writeFileSync(stamp, wanted());
  },
};
