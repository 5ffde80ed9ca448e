// node-canvas: its prebuilt binary where that can be had, else compiled against Debian's Cairo and Pango.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nodeHome } from './packages.mjs';
import { attempt, has, installSystemPackages, modules, run } from './tools.mjs';

const folder = path.join(modules, 'canvas');
const binary = path.join(folder, 'build', 'Release', 'canvas.node');
const libraries = ['pangocairo', 'libjpeg', 'librsvg-2.0'];
const debianPackages = [
  'libcairo2-dev',
  'libpango1.0-dev',
  'libjpeg-dev',
  'libgif-dev',
  'librsvg2-dev',
  'pkg-config',
  'python3',
  'g++',
  'make',
];

export const canvas = {
  name: 'canvas (drawing)',
  done: () => fs.existsSync(binary),
  run() {
    const prebuilt = attempt(
      process.execPath,
      [path.join(modules, 'prebuild-install', 'bin.js'), '-r', 'napi'],
      { cwd: folder },
    );
    if (prebuilt.ok && fs.existsSync(binary)) return;
    const ready =
      ['g++', 'make', 'python3'].every(has) && attempt('pkg-config', ['--exists', ...libraries]).ok;
    if (!ready) installSystemPackages('drawing', debianPackages);
    compile();
  },
};

/** In a temporary folder: node-gyp fails in a folder whose name holds a space or “#”. */
function compile() {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'unrolled-canvas-'));
  try {
    for (const name of ['canvas', 'node-addon-api'])
      fs.cpSync(path.join(modules, name), path.join(work, 'node_modules', name), { recursive: true });
    fs.writeFileSync(path.join(work, 'package.json'), '{"dependencies":{"canvas":"*"}}');
    // The pinned Node brings its own headers: nothing is downloaded to compile.
    const headers = path.join(work, 'node');
    fs.cpSync(path.join(nodeHome, 'include'), path.join(headers, 'include'), { recursive: true });
    run('Compiling canvas', 'npm', ['rebuild', 'canvas', '--foreground-scripts'], {
      cwd: work,
      env: { npm_config_nodedir: headers },
      local: true,
    });
    fs.mkdirSync(path.dirname(binary), { recursive: true });
    fs.copyFileSync(path.join(work, path.relative(path.dirname(modules), binary)), binary);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}
