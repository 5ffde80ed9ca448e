/** Kept networks answer like the same weights in tf.layers, and changes are what they are called. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as tf from '../../../src/ml/engine/tensorflow.ts';
import { NetworkShelf } from '../../../src/ml/prediction/ask-networks.ts';
import { registerLayers } from '../../../src/ml/training/attention-layers.mjs';
import { train } from '../../../src/ml/training/train.ts';
import type { AskedNetwork, Prediction } from '../../../src/types/prediction.ts';
import {
  type DatasetName,
  type Network,
  networks,
  type TrainingOptions,
} from '../../../src/types/training.ts';

registerLayers(tf);

const shelf = new NetworkShelf();
const folders: string[] = [];
afterAll(async () => {
  shelf.clear();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

const optionsOf = (network: Network, dataset: DatasetName): TrainingOptions => ({
  ...{ network, dataset, samples: 200, epochs: 1, units: 8, batch: 32, learningRate: 0.003, seed: 3 },
});

async function trained(network: Network, dataset: DatasetName): Promise<AskedNetwork & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'unrolled-asked-'));
  folders.push(folder);
  const options = optionsOf(network, dataset);
  const { trained: kept } = await train(options, { saveTo: folder, record: false });
  if (!kept) throw new Error('the run kept no network');
  return { key: `${network} ${dataset}`, options, network: kept, folder };
}

/** What stock tfjs says to one example with the weights that the run saved. */
async function stockAnswer(folder: string, shape: number[], values: Float32Array): Promise<number[]> {
  const model = await tf.loadLayersModel(`file://${join(folder, 'model.json')}`);
  const answer = tf.tidy(() => [
    ...(model.predict(tf.tensor(values, [1, ...shape])) as tf.Tensor).dataSync(),
  ]);
  model.dispose();
  return answer;
}

const bytesOf = ({ original, changed }: Prediction, which: 'original' | 'changed') => {
  const { sample } = (which === 'original' ? original : changed) ?? original;
  if (sample.kind !== 'image') throw new Error('not an image');
  return Buffer.from(sample.pixels, 'base64');
};

const close = (one: number[] = [], other: number[] = []) => {
  expect(one).toHaveLength(other.length);
  for (const [at, value] of one.entries()) expect(value).toBeCloseTo(other[at] ?? Number.NaN, 3);
};

describe('a kept network', () => {
  it.each(networks)(
    'of %s says to a digit, before and after a shift, what tf.layers says',
    async (network) => {
      const asked = await trained(network, 'digits');
      const prediction = await shelf.ask({
        networks: [asked],
        input: { kind: 'test', example: 5 },
        change: { name: 'shift', variant: 1 },
      });
      const shape = network === 'cnn' ? [28, 28, 1] : [28, 28];
      for (const which of ['original', 'changed'] as const) {
        const image = Float32Array.from(bytesOf(prediction, which), (byte) => byte / 255);
        const own = prediction[which]?.answers[0];
        close(own, await stockAnswer(asked.folder, shape, image));
        expect(own?.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 3);
      }
      expect(prediction.labels[prediction.truth ?? -1]).toMatch(/^\d$/);
    },
  );

  it.each(['cnn', 'gru'] as const)('of %s reads a text of one’s own', async (network) => {
    const asked = await trained(network, 'spam');
    const prediction = await shelf.ask({
      networks: [asked],
      input: { kind: 'text', text: 'FREE money!!! Visit zzyzzyva 24 hours' },
      change: { name: 'reverse', variant: 1 },
    });
    const words = ['free', 'money', '!', '!', '!', 'visit', 'zzyzzyva', '#', 'hours'];
    expect(prediction.original.sample).toEqual({ kind: 'words', words });
    expect(prediction.changed?.sample).toEqual({ kind: 'words', words: words.toReversed() });
    expect(prediction.original.unknown).toContain(6);
    expect(prediction.truth).toBeUndefined();
    expect(prediction.original.answers[0]).toHaveLength(2);
  });

  it('of gru says what follows a text, as tf.layers does, whatever somebody types', async () => {
    const asked = await trained('gru', 'text');
    const ask = (text: string) => shelf.ask({ networks: [asked], input: { kind: 'text', text } });
    const { labels, original, truth } = await ask('“Call me É—ish”');
    expect(original.sample).toEqual({ kind: 'text', text: '"call me e-ish"' });
    expect(truth).toBeUndefined();
    const tokens = new Float32Array(64);
    const alphabet = labels.map((label) => (label === 'space' ? ' ' : label));
    tokens.set([...'"call me e-ish"'].map((character) => alphabet.indexOf(character) + 1));
    const all = await stockAnswer(asked.folder, [64], tokens);
    close(original.answers[0], all.slice(14 * labels.length, 15 * labels.length));

    // The end of a long text counts, and a space at its end does.
    const long = await ask(`${'x'.repeat(3_900)} @everyone the \`whale\` `);
    expect(long.original.sample).toEqual({
      kind: 'text',
      text: `${'x'.repeat(45)} everyone the 'whale' `.slice(-64),
    });
    await expect(ask('鯨 🐋')).rejects.toThrow('no letter in this text');
  });

  it('of lstm writes, the same text with the same seed, and no other network does', async () => {
    const asked = await trained('lstm', 'text');
    const write = (seed: number, text?: string) =>
      shelf.write({
        ...{ network: asked, temperature: 'high', seed },
        ...(text !== undefined && { input: { kind: 'text', text } as const }),
      });
    const { start, text, labels, first } = await write(1);
    expect([start, text.length]).toEqual(['', 300]);
    expect(first).toHaveLength(labels.length);
    expect(first.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
    expect((await write(1)).text).toBe(text);
    expect((await write(2)).text).not.toBe(text);
    expect((await write(1, 'Ahab said')).start).toBe('ahab said');
    const digits = await trained('rnn', 'digits');
    await expect(shelf.write({ network: digits, temperature: 'low', seed: 1 })).rejects.toThrow(
      'cannot write',
    );
  });

  it('answers two networks at once, and forecasts in degrees', async () => {
    const [cnn, rnn] = [await trained('cnn', 'weather'), await trained('rnn', 'weather')];
    const input = { kind: 'test', example: 1 } as const;
    const prediction = await shelf.ask({
      networks: [cnn, rnn],
      input,
      change: { name: 'reverse', variant: 1 },
    });
    expect(prediction).toMatchObject({ unit: '°C', labels: [] });
    expect(prediction.original.answers).toHaveLength(2);
    expect(prediction.original.before).toHaveLength(28);
    expect(prediction.changed?.before).toEqual(prediction.original.before?.toReversed());
    const { sample } = prediction.original;
    expect(sample.kind === 'day' && prediction.original.before?.at(-1)).toBeCloseTo(
      sample.kind === 'day' ? sample.before : Number.NaN,
      1,
    );
  });

  it('that does not fit what is built now is not used', async () => {
    const asked = await trained('gru', 'recall');
    const other = { ...asked, key: 'other', options: { ...asked.options, units: 16 } };
    await expect(shelf.ask({ networks: [other], input: { kind: 'test', example: 1 } })).rejects.toThrow(
      'Run it again',
    );
    const text = { kind: 'text', text: 'hello' } as const;
    await expect(shelf.ask({ networks: [asked], input: text })).rejects.toThrow('reads no text');
  });
});

describe('a change', () => {
  it('of a picture moves, turns, hides or disturbs it, and says so', async () => {
    const asked = await trained('cnn', 'digits');
    const ask = async (name: 'shift' | 'rotate' | 'mask' | 'noise', variant: number) => {
      const prediction = await shelf.ask({
        networks: [asked],
        input: { kind: 'test', example: 2 },
        change: { name, variant },
      });
      return {
        how: prediction.changed?.how,
        before: bytesOf(prediction, 'original'),
        after: bytesOf(prediction, 'changed'),
      };
    };
    const shifted = await ask('shift', 1);
    expect(shifted.how).toBe('shifted 4 pixels to the right');
    for (let row = 0; row < 28; row++)
      expect([...shifted.after.subarray(row * 28 + 4, row * 28 + 28)]).toEqual([
        ...shifted.before.subarray(row * 28, row * 28 + 24),
      ]);
    expect((await ask('shift', 5)).after).toEqual(shifted.after);
    const turned = await ask('rotate', 6);
    expect(turned.how).toBe('turned upside down');
    const difference = turned.after.map((value, at) => Math.abs(value - (turned.before[783 - at] ?? 0)));
    expect(Math.max(...difference)).toBeLessThanOrEqual(1);
    const masked = await ask('mask', 1);
    expect(masked.after[14 * 28 + 14]).toBe(0);
    expect(masked.after.subarray(0, 9 * 28)).toEqual(masked.before.subarray(0, 9 * 28));
    const noisy = await ask('noise', 1);
    expect(noisy.after).not.toEqual((await ask('noise', 2)).after);
    expect(noisy.after).toEqual((await ask('noise', 1)).after);
  });

  it('of a sequence keeps every letter and the mark', async () => {
    const asked = await trained('rnn', 'recall');
    const { original, changed } = await shelf.ask({
      networks: [asked],
      input: { kind: 'test', example: 3 },
      change: { name: 'shuffle', variant: 1 },
    });
    if (original.sample.kind !== 'sequence' || changed?.sample.kind !== 'sequence') throw new Error();
    expect(changed.sample.symbols.toSorted()).toEqual(original.sample.symbols.toSorted());
    expect(changed.sample.symbols).not.toEqual(original.sample.symbols);
    expect(changed.sample.symbols[changed.sample.marked]).toBe(
      original.sample.symbols[original.sample.marked],
    );
  });
});
