/** /predict over sockets: a trained network on a badly photographed digit, on a text, and on what is held out. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keptNetworks } from '../../src/training/tables/schema.ts';
import { photoOf, testDigit } from '../support/photos.ts';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const read = (message: APIMessage) => readable(message, unrolled.discord);
const description = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';

/** Trains as `user`, and returns the number of the experiment. */
async function train(options: Record<string, string | number>, user = 'alice'): Promise<number> {
  const { discord } = unrolled;
  const answer = await discord.answer('train', options, { user });
  const done = await discord.waitForEdit(answer, (m) => labels(m).includes('Try it out'));
  return Number(/experiment (\d+)/.exec(done.embeds[0]?.title ?? '')?.[1]);
}

/** Presses a button of a prediction, which changes its message. */
async function press(message: APIMessage, label: string, user = 'alice'): Promise<APIMessage> {
  const before = description(message);
  await unrolled.discord.click(message, label, { user });
  return unrolled.discord.waitForEdit(message, (m) => description(m) !== before);
}

it('says what to do before anything was trained', async () => {
  const answer = await unrolled.discord.answer('predict', {}, { user: 'bob' });
  expect(read(answer)).toMatch(/no trained network on digits/);
  expect(labels(answer)).toEqual(['Train a CNN', 'Train an LSTM']);
});

it('reads a badly photographed digit with a CNN, and breaks it by a shift beside an LSTM', async () => {
  const { discord } = unrolled;
  const { pixels, digit } = await testDigit(10);
  const data = await (await photoOf(pixels)).jpeg({ quality: 60 }).toBuffer();
  const image = { part: 0, name: 'photo.jpg', data, type: 'image/jpeg' };
  const id = await train({ network: 'cnn', samples: 6_000 });
  const found = await discord.autocomplete('predict', { experiment: 'cnn' }, 'experiment', { user: 'alice' });
  expect(found.map(({ value }) => value)).toEqual([String(id)]);

  const answer = await discord.answer('predict', { experiment: String(id), image }, { user: 'alice' });
  expect(description(answer)).toMatch(new RegExp(`^\\*\\*It says ${digit}, \\d+% sure\\.\\*\\*`));
  expect(labels(answer)).toEqual(['Shift 4 px', 'Rotate', 'Hide a patch', 'Add noise', 'A test example']);
  expect(pictures(answer, discord)[0]?.alt).toMatch(new RegExp(`CNN says ${digit} \\d+%`));

  const alone = await press(answer, 'Shift 4 px');
  expect(description(alone)).toMatch(/^Shifted 4 pixels to the right, it (still|now) says \*\*\d\*\*/);
  expect(labels(alone)).toContain('Train an LSTM too');
  await train({ network: 'lstm' });
  const both = await press(alone, 'Shift 4 px');
  expect(description(both)).toMatch(/^Shifted 4 pixels down, the CNN .*; the LSTM (still|now) says /);
  expect(pictures(both, discord)[0]?.alt).toMatch(/Before: CNN says .*; LSTM says .* After: CNN says /);
  expect(description(await press(both, 'As it was'))).toBe(description(answer));
  const example = await press(answer, 'A test example');
  expect(description(example)).toMatch(/That is (right|wrong: the answer is \d)\./);
  expect(labels(example)).toContain('Another example');
});

it('reads a text with a network for spam, and shuffles its words', async () => {
  const { discord } = unrolled;
  await train({ network: 'cnn', dataset: 'spam', samples: 512, epochs: 3 });
  const text = 'Congratulations, you have won! Click here for your FREE money now';
  const answer = await discord.answer('predict', { text }, { user: 'alice' });
  expect(description(answer)).toMatch(/(ham|spam)/);
  expect(labels(answer)).toEqual(['Read it backwards', 'Shuffle it', 'A test example']);
  expect(description(await press(answer, 'Shuffle it'))).toMatch(/^In random order, it (still|now) says/);
});

it.each(['weather', 'recall'])('asks a network for %s about test examples only', async (dataset) => {
  const { discord } = unrolled;
  const id = String(await train({ network: 'rnn', dataset, samples: 256, epochs: 1, units: 8 }));
  const answer = await discord.answer('predict', { experiment: id }, { user: 'alice' });
  expect(description(answer)).toMatch(
    dataset === 'weather' ? /forecasts .* °C\.\*\* It was/ : /That is|The answer is|first guess is right/,
  );
  expect(description(await press(answer, 'Read it backwards'))).toMatch(/^Read backwards, it /);
  const wrong = await discord.answer('predict', { experiment: id, text: 'hello' }, { user: 'alice' });
  expect(read(wrong)).toContain('reads no text');
});

it('lets a network for text write, from nothing, from a text, and at other temperatures', async () => {
  const { discord } = unrolled;
  const options = { network: 'gru', dataset: 'text', samples: 256, epochs: 2, units: 16 };
  const answer = await discord.answer('train', options, { user: 'alice' });
  const done = await discord.waitForEdit(answer, (m) => labels(m).includes('Let it write'));
  expect(description(done)).toMatch(
    /bits per character\*\* on 512 pieces of text never seen before: more than the 3-gram/,
  );
  const { message } = await discord.click(done, 'Let it write', { user: 'alice' });
  const written = await discord.waitForEdit(message?.id ?? '', ({ embeds }) => embeds.length > 0);
  expect(description(written)).toMatch(
    /^\*\*It writes a new paragraph\*\*.*\n> .{100,}\n\*\*Temperature: normal \(1\)/s,
  );
  const cold = await press(written, 'Temperature: low');
  expect(description(cold)).toContain('**Temperature: low (0.5).**');
  expect(description(await press(cold, 'Write another one'))).toContain('Temperature: low');

  const own = await discord.answer('predict', { text: 'Call me `Ishmael`\u202e' }, { user: 'alice' });
  expect(description(own)).toContain("> \u200b**call me 'ishmael'**");
  expect(pictures(own, discord)[0]?.alt).toMatch(/^The first character, at temperature 1\. GRU says/);
  const hot = await press(own, 'Temperature: high');
  expect(description(hot)).toContain("> \u200b**call me 'ishmael'**");
  const example = await press(hot, 'A test example');
  expect(description(example)).toMatch(/^\*\*Next it expects .*\*\* (Its first guess is right|It was .+)\./);
  expect(labels(example)).toContain('Let it write on');
  expect(description(await press(example, 'Let it write on'))).toMatch(/> \u200b ?\*\*/);
  const nothing = await discord.answer('predict', { text: '鯨' }, { user: 'alice' });
  expect(read(nothing)).toContain('no letter in this text');
});

it('keeps the input of one person from others, unless all could see it', async () => {
  const { discord } = unrolled;
  const id = await train({ network: 'gru', samples: 256, epochs: 1 });
  const { pixels } = await testDigit(3);
  const data = await (await photoOf(pixels)).webp().toBuffer();
  const image = { part: 0, name: 'photo.webp', data, type: 'image/webp' };
  const shown = await discord.answer('predict', { experiment: String(id), image }, { user: 'alice' });
  const { message } = await discord.click(shown, 'Rotate', { user: 'bob' });
  const copy = await discord.waitForEdit(message?.id ?? '', ({ embeds }) => embeds.length > 0);
  expect(description(copy)).toMatch(/^Turned by 30° clockwise/);
  expect((copy.flags ?? 0) & 64).toBe(64);
  const theirs = await discord.answer('predict', { experiment: String(id) }, { user: 'bob' });
  expect(read(theirs)).toContain('You have no experiment');
});

it('says so where the network of a run is not kept any more, and offers the run again', async () => {
  const { discord, db } = unrolled;
  const id = await train({ network: 'cnn', samples: 256, epochs: 1 });
  db.delete(keptNetworks).run();
  const answer = await discord.answer('predict', { experiment: String(id) }, { user: 'alice' });
  expect(description(answer)).toMatch(/I keep the newest 20 of each learner, at most 16 MB/);
  expect(labels(answer)).toEqual(['Run again']);
});
