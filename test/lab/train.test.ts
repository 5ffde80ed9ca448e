import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { photoOf, testDigit } from '../support/photos.ts';

const entry = path.resolve(import.meta.dirname, '../../src/lab/main.ts');
const small = ['train', 'lstm', '--samples', '256', '--epochs', '2', '--units', '8', '--seed', '5'];

/** Runs the laboratory in a process of its own; `onLog` sees what it writes to standard error. */
function lab(args: string[], onLog: (log: string, interrupt: () => void) => void = () => undefined) {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, log] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    log += chunk;
    onLog(log, () => child.kill('SIGINT'));
  });
  return new Promise<{ code: number | null; out: string; log: string }>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, out, log }));
  });
}

const lastLine = (out: string) =>
  JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Record<string, unknown>;

test('a classification ends with one line that holds what scripts rely on', async () => {
  const { code, out, log } = await lab([...small, '--json']);
  expect(code).toBe(0);
  const result = lastLine(out);
  expect(result).toMatchObject({
    network: 'lstm',
    dataset: 'digits',
    samples: 256,
    epochs: 2,
    units: 8,
    seed: 5,
  });
  // Four gates of 8 units over 28 pixels, 8 states and a bias; ten classes over 8 states and a bias.
  expect(result.params).toBe(4 * 8 * (28 + 8 + 1) + 10 * (8 + 1));
  for (const list of ['loss', 'val_loss', 'epoch_s']) {
    expect(result[list]).toHaveLength(2);
    expect((result[list] as number[]).every((value) => Number.isFinite(value) && value > 0)).toBe(true);
  }
  const confusion = result.confusion as number[][];
  const tested = confusion.flat().reduce((sum, count) => sum + count, 0);
  const right = confusion.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  expect(result.accuracy).toBeCloseTo(right / tested, 12);
  expect(tested).toBe(2_000);
  expect(result.job_s).toBeGreaterThan(result.train_s as number);
  expect(result.memory_mb).toBeGreaterThan(50);
  expect(result.device).toMatch(/^(cpu|gpu)$/);
  expect(result.versions).toMatchObject({ node: expect.stringContaining(process.versions.node) });
  expect(log.match(/^epoch [12]\/2 /gm)).toHaveLength(2);
});

test('a forecast reports its error beside the naive one', async () => {
  const { out } = await lab(['train', 'rnn', '--dataset', 'weather', '--epochs', '1', '--json']);
  const result = lastLine(out);
  expect(result.baseline).toBeCloseTo(2.93, 2);
  expect(result.mae).toBeGreaterThan(0);
  expect(result).not.toHaveProperty('accuracy');
});

test('the same seed gives the same losses, to the last digit', async () => {
  const [one, two] = [await lab([...small, '--json']), await lab([...small, '--json'])];
  expect(lastLine(one.out).loss).toEqual(lastLine(two.out).loss);
  expect(lastLine(one.out).confusion).toEqual(lastLine(two.out).confusion);
});

test('without --json a person can read the result', async () => {
  const { out } = await lab(small);
  expect(out).toMatch(/^lstm on digits: accuracy \d+\.\d% on 2000 test examples\n/);
  expect(out).toContain('1274 parameters');
});

test('a trained network can be kept', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'lab-'));
  expect((await lab([...small, '--save', folder])).code).toBe(0);
  expect(await readdir(folder)).toContain('model.json');
  const { code, out } = await lab(['predict', folder, '--example', '2', '--json']);
  expect(code).toBe(0);
  const asked = lastLine(out);
  expect(asked).toMatchObject({ network: 'lstm', dataset: 'digits', truth: expect.stringMatching(/^\d$/) });
  const shares = asked.probabilities as Record<string, number>;
  expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
  expect(shares[String(asked.answer)]).toBe(Math.max(...Object.values(shares)));
  const photo = path.join(folder, 'photo.jpg');
  await (await photoOf((await testDigit(3)).pixels)).jpeg().toFile(photo);
  expect((await lab(['predict', folder, photo])).out).toMatch(/^It says \d, [\d.]+% sure\.\n$/);
  await rm(folder, { recursive: true });
});

test('an interrupt ends the run between two batches, cleanly', async () => {
  let interrupted = false;
  const { code, out, log } = await lab(
    ['train', 'lstm', '--samples', '2048', '--epochs', '100', '--json'],
    (seen, interrupt) => {
      if (interrupted || !seen.includes('epoch ')) return;
      interrupted = true;
      interrupt();
    },
  );
  expect({ code, out }).toEqual({ code: 130, out: '' });
  expect(log.trimEnd().split('\n').at(-1)).toBe('Cancelled.');
});

test.each([
  ['an unknown network', ['train', 'lsm'], 'network must be one of cnn, rnn, lstm, gru, attention, not lsm.'],
  ['no network', ['train'], 'network is missing: name one of cnn, rnn, lstm, gru, attention.'],
  ['two networks', ['train', 'lstm', 'gru'], 'One network at a time: gru is too much.'],
  ['a misspelt option', ['train', 'lstm', '--epoch', '3'], "Unknown option '--epoch'. Add --help"],
  ['a value that looks like an option', ['train', 'lstm', '--seed', '-1'], 'Write it as --seed=-1.'],
  [
    'an option without its value',
    ['train', 'lstm', '--epochs'],
    "Option '--epochs <value>' argument missing.",
  ],
  ['a value out of range', ['train', 'lstm', '--epochs', '0'], 'epochs must be a whole number from 1'],
  ['a folder without a network', ['predict', '/'], '/ holds no network that `train --save` has saved.'],
  ['an unknown experiment', ['trian'], 'The laboratory has no trian: it has duel, prove, predict, train.'],
])('%s is answered with one sentence and exit code 1', async (_, args, sentence) => {
  const { code, out, log } = await lab(args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(log).toContain(sentence);
  expect(log.trimEnd().split('\n')).toHaveLength(1);
});

test('help is there for the asking', async () => {
  expect(await lab([])).toMatchObject({ code: 0, out: expect.stringContaining('train one network') });
  expect(await lab(['train', '--help'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('--samples'),
  });
});
