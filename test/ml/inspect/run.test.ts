/** A kept network on a held-out example: it answers what it answered when it was tested. */
import { describe, expect, it } from 'vitest';
import { inspectRun } from '../../../src/ml/inspect/run.ts';
import { train } from '../../../src/ml/training/train.ts';
import { UserError } from '../../../src/types/errors.ts';
import type { TrainedNetwork } from '../../../src/types/trained-network.ts';
import type { TrainingOptions, TrainingResult } from '../../../src/types/training.ts';

const options: TrainingOptions = {
  ...{ network: 'rnn', dataset: 'weather', samples: 128, epochs: 1 },
  ...{ units: 4, batch: 32, learningRate: 0.003, seed: 3 },
};

async function trained(own: TrainingOptions): Promise<TrainingResult & { trained: TrainedNetwork }> {
  const result = await train(own);
  if (!result.trained) throw new Error('no network was kept');
  return { ...result, trained: result.trained };
}

describe('an inspection of a run', () => {
  it('forecasts the first test day as the run did, and the ninth example is the first again', async () => {
    const { trained: network, outcome } = await trained(options);
    if (outcome.kind !== 'forecast') throw new Error('no forecast');
    const first = await inspectRun({ options, network, example: 1 });
    expect(first.guess[0]).toBeCloseTo(outcome.predicted[0] as number, 3);
    expect(first.truth).toBeCloseTo(outcome.actual[0] as number, 3);
    expect(first.sample).toMatchObject({ kind: 'day', date: outcome.times[0] });
    expect([first.steps, first.featureNames?.length, first.examples]).toEqual([28, 6, 8]);
    expect(await inspectRun({ options, network, example: 9 })).toEqual(first);
    const second = await inspectRun({ options, network, example: 2 });
    expect(second.sample).not.toEqual(first.sample);
  });

  it('gives the guess that the run recorded, for a mail without its padding', async () => {
    const spam: TrainingOptions = { ...options, dataset: 'spam' };
    const { trained: network, recording } = await trained(spam);
    const inspection = await inspectRun({ options: spam, network, example: 3 });
    expect(inspection.sample).toEqual(recording?.watched.samples[2]);
    const recorded = recording?.frames.at(-1)?.guesses[2] ?? [];
    for (const [at, probability] of inspection.guess.entries())
      expect(probability).toBeCloseTo(recorded[at] as number, 3);
    const words = inspection.sample.kind === 'words' ? inspection.sample.words.length : 0;
    expect(inspection.steps).toBe(words);
  });

  it('of a text tells what comes next, and where attention looked among the characters that are shown', async () => {
    const text = { ...options, network: 'attention', dataset: 'text', units: 4 } as const;
    const { trained: network } = await trained(text);
    const { guess, layers, steps } = await inspectRun({ options: text, network, example: 1 });
    expect(guess).toHaveLength(40);
    expect(guess.reduce((sum, share) => sum + share)).toBeCloseTo(1, 2);
    const heads = layers.find(({ name }) => name === 'attention')?.attention ?? [];
    expect(heads.map(({ shape }) => shape)).toEqual([
      [steps, steps],
      [steps, steps],
    ]);
    // None looks ahead: the first one shown sees itself at most, and no other.
    for (const { values } of heads)
      expect([...values.slice(1, steps)].every((weight) => weight === 0)).toBe(true);
  });

  it('says that a network no longer fits', async () => {
    const { trained: network } = await trained(options);
    const wider = { options: { ...options, units: 5 }, network, example: 1 };
    await expect(inspectRun(wider)).rejects.toThrow(UserError);
    await expect(inspectRun(wider)).rejects.toThrow('the same settings and seed give the same network');
  });
});
