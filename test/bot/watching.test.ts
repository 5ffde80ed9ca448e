/** What a run shows over sockets: its guesses while it learns, the animation after it, its mistakes, its data. */
import type { APIMessage } from 'discord.js';
import { decode } from 'modern-gif';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordings } from '../../src/training/tables/schema.ts';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const description = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';
const isGif = (bytes: Buffer) => bytes.subarray(0, 6).toString('latin1') === 'GIF89a';
const animated = ({ embeds }: APIMessage) => embeds.some(({ image }) => image?.url.includes('learning.gif'));
const numberOf = ({ embeds }: APIMessage) => Number(/experiment (\d+)/.exec(embeds[0]?.title ?? '')?.[1]);

async function pressed(message: APIMessage, label: string, user?: string): Promise<APIMessage> {
  const { discord } = unrolled;
  const { message: answer } = await discord.click(message, label, user ? { user } : {});
  return discord.waitForEdit(answer?.id ?? '', ({ embeds }) => embeds.length > 0);
}

it('ends a default run with an animation, and opens its mistakes page by page', async () => {
  const { discord } = unrolled;
  const answer = await discord.answer('train', { network: 'cnn' });
  expect(labels(answer)).toEqual(['Cancel', 'Show the data']);
  const result = await discord.waitForEdit(answer, (m) => /right on/.test(description(m)));
  const final = animated(result) ? result : await discord.waitForEdit(answer, animated);
  expect(description(final)).toBe(description(result));
  expect(labels(final)).toContain('Mistakes');
  expect(labels(final)).not.toContain('Watch it learn');
  const animation = pictures(final, discord).find(({ png }) => isGif(png));
  expect(animation?.alt).toMatch(
    /^Animation of 7 pictures.*Before training: \d of 8 right\. After 0\.09 of 5 epochs/,
  );
  expect(decode(animation?.png ?? Buffer.alloc(0)).frames.length).toBeGreaterThanOrEqual(6);

  const mistakes = await pressed(final, 'Mistakes', 'bob');
  expect((mistakes.flags ?? 0) & 64).toBe(64);
  const wrong = Number(/\*\*(\d+)\*\* of 2,000/.exec(description(mistakes))?.[1]);
  expect(wrong).toBeGreaterThan(24);
  expect(readable(mistakes, discord)).toMatch(
    /Page 1 of 3[\s\S]*Mistakes 1 to 8, the surest first.*says \d \(\d+% sure\), is \d/,
  );
  await discord.click(mistakes, 'More mistakes', { user: 'bob' });
  const more = await discord.waitForEdit(mistakes, (m) => /Page 2/.test(readable(m, discord)));
  expect(labels(more)).toEqual(['Back', 'More mistakes']);

  const data = await pressed(final, 'Show the data');
  expect(readable(data, discord)).toContain('Handwritten digits, 28 × 28 pixels each');
  expect(pictures(data, discord)).toHaveLength(1);
});

it.each(['fashion', 'weather', 'spam', 'recall', 'text'])(
  'shows the guesses, mistakes and data of %s',
  async (dataset) => {
    const { discord } = unrolled;
    const answer = await discord.answer('train', {
      network: 'rnn',
      dataset,
      samples: 256,
      epochs: 2,
      units: 8,
    });
    const final = await discord.waitForEdit(answer, animated);
    const mistakes = await pressed(final, dataset === 'weather' ? 'Worst days' : 'Mistakes');
    expect(pictures(mistakes, discord)[0]?.alt).toMatch(/says .*(is|was) /);
    expect(pictures(await pressed(final, 'Show the data'), discord)).toHaveLength(1);
    const shown = await discord.answer('experiments show', { id: String(numberOf(final)) });
    const learning = await pressed(shown, 'Watch it learn');
    expect(pictures(learning, discord).map(({ png }) => isGif(png))).toEqual([true]);
  },
);

it('shows the guesses of a longer run from the beginning', async () => {
  const { discord } = unrolled;
  const answer = await discord.answer('train', { network: 'lstm', samples: 20_000, epochs: 20, units: 128 });
  const live = await discord.waitForEdit(answer, (m) => pictures(m, discord).length > 0);
  const [picture] = pictures(live, discord);
  expect(picture?.alt).toMatch(
    /^(Before training|After [\d.]+ of 20 epochs): \d of 8 right\. Eight digits it never trains on/,
  );
  await discord.click(answer, 'Cancel');
  await discord.waitForEdit(answer, (m) => description(m).startsWith('Cancelled'));
});

it('says of an older run that its guesses are not there', async () => {
  const { discord, db } = unrolled;
  const answer = await discord.answer('train', { network: 'cnn', samples: 256, epochs: 1, units: 8 });
  const final = await discord.waitForEdit(answer, animated);
  db.delete(recordings).run();
  const mistakes = await pressed(final, 'Mistakes');
  expect(description(mistakes)).toMatch(/from before I kept what a network guesses/);
  expect(labels(mistakes)).toEqual(['Run again']);
});
