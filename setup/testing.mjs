// What only the tests need: a browser for the playground. Without it those tests are skipped, and say why.
import { has, installSystemPackages } from './tools.mjs';

const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

export const browser = {
  name: 'Chromium (for the tests)',
  optional: true,
  done: () => browsers.some(has),
  run: () => installSystemPackages('the browser tests', ['chromium']),
};
