// What only the tests need: a browser for the playground, Redis for training on other machines. Without one of them
// its tests are skipped, and say why.
import { has, installSystemPackages } from './tools.mjs';

const browsers = ['chromium', 'chromium-browser', 'google-chrome'];

export const browser = {
  name: 'Chromium (for the tests)',
  optional: true,
  done: () => browsers.some(has),
  run: () => installSystemPackages('the browser tests', ['chromium']),
};

export const redis = {
  name: 'Redis (for the tests)',
  optional: true,
  done: () => has('redis-server'),
  run: () => installSystemPackages('the tests of training on other machines', ['redis-server']),
};
