// The commit hooks in .githooks, for whoever works in a git checkout and has set no hooks of their own.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root, run } from './tools.mjs';

/** Only status 1 says that nothing is set; without git, or where git refuses the folder, nothing is done. */
const hooksAreUnset = () =>
  spawnSync('git', ['config', '--get', 'core.hooksPath'], { cwd: root }).status === 1;

export const hooks = {
  name: 'commit hooks',
  optional: true,
  done: () => !fs.existsSync(path.join(root, '.git')) || !hooksAreUnset(),
  run: () =>
    run('Switching the commit hooks on', 'git', ['config', 'core.hooksPath', '.githooks'], { local: true }),
};
