import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const entry = path.resolve(import.meta.dirname, '../../src/lab/main.ts');

/** Runs a duel in the laboratory; what it writes, and how it ends. */
const duel = (...args: string[]): Promise<{ stdout: string; stderr: string; code: number }> =>
  promisify(execFile)(process.execPath, [entry, 'duel', ...args]).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    ({ stdout, stderr, code }) => ({ stdout, stderr, code }),
  );

const small = ['--dataset', 'weather', '--samples', '256', '--epochs', '1'];

test('a duel ends with one line that holds the verdict and all runs', async () => {
  const { stdout, stderr } = await duel('rnn', 'gru', ...small, '--json');
  const result = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  expect(result).toMatchObject({
    ...{ dataset: 'weather', metric: 'error', samples: 256, epochs: 1, seeds: [1, 2, 3], pairs: 3 },
    a: { network: 'rnn', units: 58, params: 3_829 },
    b: { network: 'gru', units: 32, params: 3_777 },
    winner: expect.stringMatching(/^(a|b|none)$/),
    test: { freedom: 2 },
  });
  const mean = result.a.values.reduce((sum: number, value: number) => sum + value, 0) / 3;
  expect(result.a.interval.mean).toBeCloseTo(mean, 12);
  expect(result.test.mean).toBeCloseTo(result.a.interval.mean - result.b.interval.mean, 12);
  expect(result.b.val_metric).toHaveLength(3);
  expect(stderr.match(/^(rnn|gru) seed \d: [\d.]+, /gm)).toHaveLength(6);
});

test.each([
  [['lstm'], 'A duel takes two networks, such as lstm gru.'],
  [['lstm', 'lstm'], 'A network cannot fight itself'],
  [['lstm', 'lsm'], 'network must be one of cnn, rnn, lstm, gru, attention, not lsm.'],
  [['lstm', 'gru', '--seeds', '2'], '--seeds takes a whole number from 3 to 8, not “2”.'],
  [['lstm', 'gru', '--epochs', '0'], 'epochs must be a whole number from 1'],
])('%j is answered with one sentence', async (args, sentence) => {
  const { code, stdout, stderr } = await duel(...args);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
