/** /train and /experiments over sockets: real training in real processes. */

import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { networks } from '../../src/types/training.ts';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
const quick = { samples: 256, epochs: 1, units: 8 };
/** Long enough to be met while it runs. */
const long = { samples: 20_000, epochs: 20, units: 128 };

beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const done = ({ embeds }: APIMessage) => /right on|Off by/.test(embeds[0]?.description ?? '');
const description = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';
const numberOf = ({ embeds }: APIMessage) => Number(/experiment (\d+)/.exec(embeds[0]?.title ?? '')?.[1]);

async function train(network: string, options: object = quick, where = {}): Promise<APIMessage> {
  const answer = await unrolled.discord.answer('train', { network, ...options }, where);
  return unrolled.discord.waitForEdit(answer, done);
}

describe('/train', () => {
  it('needs nothing but a network: a sentence, the result and the pictures arrive in the same message', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('train', { network: 'rnn' });
    expect(labels(answer)).toEqual(['Cancel', 'Show the data']);
    const final = await discord.waitForEdit(answer, done);
    const [picture] = pictures(final, discord);
    expect(final.id).toBe(answer.id);
    expect(picture?.png.subarray(1, 4).toString()).toBe('PNG');
    expect(picture?.alt).toMatch(/accuracy/);
    expect(description(final)).toMatch(
      /^\*\*It .*\.\*\* .*\n\*\*\d+\.\d%\*\* right on 2,000 examples never seen before/,
    );
    // At first look, nobody reads versions and devices.
    expect(readable(final, discord)).not.toMatch(/TensorFlow|CPU|Gradient/);
    expect(labels(final)).toEqual(
      expect.arrayContaining(['Compare with…', 'Explain this result', 'Details']),
    );
  });

  it.each(networks)('trains %s on every data set', async (network) => {
    for (const dataset of ['digits', 'fashion', 'weather', 'spam', 'recall']) {
      const final = await train(network, { ...quick, dataset });
      expect(readable(final, unrolled.discord)).toContain('never seen before');
    }
  });

  it('sets a forecast beside the naive one', async () => {
    const final = await train('gru', { dataset: 'weather', samples: 512, epochs: 1, units: 8 });
    expect(description(final)).toMatch(/Off by \*\*[\d.]+ °C\*\*.*naive forecast.*°C/);
  });

  it('gives the same numbers for the same seed, and others for another', async () => {
    const [first, second, other] = [
      await train('lstm', { ...quick, seed: 7 }),
      await train('lstm', { ...quick, seed: 7 }),
      await train('lstm', { ...quick, seed: 8 }),
    ].map((message) => pictures(message, unrolled.discord)[0]?.alt.replace(/experiment \d+/, ''));
    expect(first).toBe(second);
    expect(first).not.toBe(other);
  });

  it('can be cancelled by its learner only', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('train', { network: 'lstm', ...long });
    const { message } = await discord.click(answer, 'Cancel', { user: 'bob' });
    expect(message?.id).not.toBe(answer.id);
    const refusal = await discord.waitForMessage((m) =>
      /Only the learner/.test(m.embeds[0]?.description ?? ''),
    );
    expect((refusal.flags ?? 0) & 64).toBe(64);
    expect(description(discord.message(answer.id))).not.toMatch(/Only the learner/);
    await discord.click(answer, 'Cancel');
    const cancelled = await discord.waitForEdit(answer, (m) => description(m).startsWith('Cancelled'));
    expect(labels(cancelled)).toEqual(['Run again']);
    await train('cnn');
  });

  it('says truthfully who waits, keeps it current, and shows how far a run is', async () => {
    const { discord } = unrolled;
    const running = await discord.answer('train', { network: 'gru', ...long });
    expect(description(running)).toMatch(/^Getting ready/);
    const first = await discord.answer('train', { network: 'cnn', ...long }, { user: 'ada' });
    expect(description(first)).toMatch(/^Number 1 in the queue\./);
    // Bob trained of late, so whoever did not goes first.
    const second = await discord.answer('train', { network: 'cnn', ...quick }, { user: 'bob' });
    expect(description(second)).toMatch(/^Number 2 in the queue\./);
    const live = await discord.waitForEdit(running, (m) =>
      /Epoch \d+ of 20 · batch \d+/.test(description(m)),
    );
    const [, epoch, batch, batches] =
      /Epoch (\d+) of 20 · batch (\d+) of (\d+)/.exec(description(live)) ?? [];
    const share = (Number(epoch) - 1 + Number(batch) / Number(batches)) / 20;
    expect(description(live).split('\n')[0]).toBe('▰'.repeat(Math.round(share * 16)).padEnd(16, '▱'));
    // The queue moves: the first begins, the second is the first.
    await discord.click(running, 'Cancel');
    await discord.waitForEdit(first, (m) => /Getting ready|Loading|Epoch/.test(description(m)));
    await discord.waitForEdit(second, (m) => description(m).startsWith('Number 1 in the queue.'));
    await discord.click(first, 'Cancel', { user: 'ada' });
    await discord.waitForEdit(second, done);
  });

  it('names the option that does not fit, with the reason', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('train', { network: 'rnn', samples: 60_000, epochs: 100 });
    expect(description(answer)).toMatch(/samples × epochs must be at most/);
  });

  it('finishes in a direct message, and where only its learner has installed it', async () => {
    await train('cnn', quick, { channel: 'dm' });
    const { discord } = unrolled;
    const answer = await discord.answer('train', { network: 'cnn', ...quick }, { channel: 'openings' });
    expect(description(answer)).toContain('I can change this message for 15 minutes only');
    await discord.waitForEdit(answer, done);
  });

  it('finishes in a channel where it may not write', async () => {
    await train('cnn', quick, { channel: 'announcements', user: 'ada' });
  });

  it('goes on as the bot itself when the token is dead', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('train', { network: 'cnn', ...quick, samples: 1_024, seed: 98 });
    discord.faults.expireTokens();
    await discord.waitForEdit(answer, done);
    const edit = discord.requests.findLast(({ path }) => path.endsWith(`/messages/${answer.id}`));
    expect(edit?.path).toMatch(/^\/channels\//);
  });

  it('gives up a message that it can no longer reach, and keeps the result', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer(
      'train',
      { network: 'cnn', ...quick, seed: 97 },
      { channel: 'openings' },
    );
    discord.faults.expireTokens();
    await train('cnn', { ...quick, seed: 96 });
    const shown = await discord.answer('experiments show', { id: String(numberOf(answer)) });
    expect(description(shown)).toContain('never seen before');
  });

  it('keeps the result when the message was deleted meanwhile', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('train', { network: 'cnn', ...quick, seed: 99 });
    discord.deleteMessage(answer);
    await train('cnn', { ...quick, seed: 100 });
    const shown = await discord.answer('experiments show', { id: String(numberOf(answer)) });
    expect(description(shown)).toContain('never seen before');
  });
});

describe('/experiments', () => {
  it('lists what one trained, newest first, and shows each', async () => {
    const { discord } = unrolled;
    const final = await train('gru', { ...quick, epochs: 2 });
    const list = await discord.answer('experiments list');
    expect((list.flags ?? 0) & 64).toBe(64);
    expect(labels(list)[0]).toBe(`Show ${numberOf(final)}`);
    const { message } = await discord.click(list, `Show ${numberOf(final)}`);
    const shown = await discord.waitForEdit(message?.id ?? '');
    expect(pictures(shown, discord)).toHaveLength(2);
    expect(description(shown)).toBe(description(final));
    // What lessons promise: every layer with its shape and parameters, and how large the gradients were.
    const text = readable(shown, discord);
    expect(text).toMatch(/gru\*\* 8 · 888 parameters\n\*\*output\*\* 10 · 90 parameters/);
    expect(text).toMatch(/Parameters\W+978/);
    expect(text).toMatch(/Gradient norm.*\nfirst epoch \d[\d.]* · last epoch \d/);
  });

  it('turns pages', async () => {
    const { discord } = unrolled;
    const list = await discord.answer('experiments list');
    await discord.click(list, 'Older');
    const older = await discord.waitForEdit(list, (m) => /page 2/.test(m.embeds[0]?.footer?.text ?? ''));
    expect(labels(older)).toContain('Newer');
  });

  it('says how to begin to somebody who has none', async () => {
    expect(
      readable(
        await unrolled.discord.answer('experiments list', {}, { user: 'mute', channel: 'dm' }),
        unrolled.discord,
      ),
    ).toContain('/train rnn');
  });

  it.each([999_999, 1])('does not show experiment %i to somebody whose it is not', async (id) => {
    const answer = await unrolled.discord.answer('experiments show', { id: String(id) }, { user: 'ada' });
    expect(description(answer)).toMatch(/You have no experiment/);
  });
});
