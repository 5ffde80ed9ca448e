// node-canvas: its prebuilt binary where that can be had, else compiled against Debian's Cairo and Pango.
import fs from 'node:fs';
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
    // The pinned Node brings its own headers: nothing is downloaded to compile.
    run('Compiling canvas', 'npm', ['rebuild', 'canvas', '--foreground-scripts'], {
      env: { npm_config_nodedir: nodeHome },
    });
  },
};
