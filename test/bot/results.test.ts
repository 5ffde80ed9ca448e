/** From a default run to what it means: the sentence, the next step, two runs compared, explanation, details, stopping. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
let first: APIMessage;

beforeAll(async () => {
  unrolled = await startUnrolled();
  first = await train({ network: 'rnn' });
});
afterAll(() => unrolled.stop());

const quick = { samples: 256, epochs: 1, units: 8 };
const done = ({ embeds }: APIMessage) => /right on|Off by/.test(embeds[0]?.description ?? '');
const description = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';
const numberOf = ({ embeds }: APIMessage) => Number(/experiment (\d+)/.exec(embeds[0]?.title ?? '')?.[1]);
const read = (message: APIMessage) => readable(message, unrolled.discord);

async function train(options: { network: string } & object, where = {}): Promise<APIMessage> {
  const answer = await unrolled.discord.answer('train', options, where);
  return unrolled.discord.waitForEdit(answer, done);
}

/** Presses a button that posts a message, and waits until that message has its content. */
async function pressed(message: APIMessage, label: string, where = {}): Promise<APIMessage> {
  const { message: posted } = await unrolled.discord.click(message, label, where);
  if (!posted) throw new Error(`“${label}” posted nothing`);
  return description(posted)
    ? posted
    : unrolled.discord.waitForEdit(posted, (now) => description(now) !== '');
}

describe('a result', () => {
  it('begins with a sentence that reads the curves, and offers what to try next', () => {
    expect(description(first)).toMatch(/^\*\*It [^*]+\.\*\* /);
    // The curves; the animation comes later, and the test part is among the details.
    expect(pictures(first, unrolled.discord).length).toBeLessThanOrEqual(2);
    const rows = first.components?.map((row) => labels({ ...first, components: [row] })) ?? [];
    const [next, about] = [rows[0], rows.at(-1)];
    expect(next?.length).toBeGreaterThanOrEqual(2);
    expect(about).toEqual(['Compare with…', 'Explain this result', 'Details']);
  });

  it('starts a next step, which says what it changes and what came of it', async () => {
    const { discord } = unrolled;
    const next = await pressed(first, 'The LSTM on the same data', { user: 'bob' });
    expect(description(next)).toContain(`Like experiment ${numberOf(first)}, but network RNN → LSTM.`);
    const final = await discord.waitForEdit(next, done);
    expect(final.embeds[0]?.title).toMatch(/^LSTM on Digits/);
    expect(description(final)).toMatch(
      new RegExp(`Experiment ${numberOf(first)} \\(network RNN\\): \\d.*%\\. The gap `),
    );
    const caption =
      /^\*\*.+\*\* \d+\.\d% right on new examples\.\n-# New words\? \*\*Explain this result\*\*/;
    await discord.waitForEdit(next, ({ embeds }) => caption.test(embeds.at(-1)?.description ?? ''));
  });

  it('is compared with another run, in one picture, with a named test', async () => {
    const { discord } = unrolled;
    const picker = await pressed(first, 'Compare with…');
    expect((picker.flags ?? 0) & 64).toBe(64);
    const other = numberOf(first) + 1;
    await discord.select(picker, `experiments:with:${numberOf(first)}`, [String(other)]);
    const both = await discord.waitForEdit(picker, (now) => /What differs/.test(description(now)));
    expect(description(both)).toMatch(/What differs: network \(RNN or LSTM\)\. Everything else is the same/);
    expect(description(both)).toMatch(/[Tt]he RNN \(experiment \d+\)/);
    expect(description(both)).not.toMatch(/z-test|seed/);
    expect(pictures(both, discord)[0]?.alt).toMatch(/: RNN: from .* LSTM: from /s);
    const shown = await pressed(both, 'Show to everybody');
    expect((shown.flags ?? 0) & 64).toBe(0);
    expect(description(shown)).toBe(description(both));
    const why = await pressed(shown, 'Explain this comparison', { user: 'bob' });
    expect((why.flags ?? 0) & 64).toBe(64);
    expect(description(why)).toMatch(/two-proportion z-test: [\d,]+ of 2,000 right against [\d,]+ of 2,000/);
    expect(description(why)).toContain('**Epoch**: one pass');
  });

  it('is explained, with its words, and the lessons to read on open', async () => {
    const explained = await pressed(first, 'Explain this result', { user: 'ada' });
    expect((explained.flags ?? 0) & 64).toBe(64);
    expect(description(explained)).toMatch(
      /The training loss went from [\s\S]*\*\*Validation\*\*: 205 examples/,
    );
    expect(labels(explained).length).toBeGreaterThanOrEqual(2);
    const lesson = await pressed(explained, labels(explained)[0] ?? '', { user: 'ada' });
    expect(description(lesson).length).toBeGreaterThan(100);
  });

  it('keeps figures, layers and versions behind a button, and can be repeated there', async () => {
    const { discord } = unrolled;
    const details = await pressed(first, 'Details');
    expect(read(details)).toMatch(/seed 1[\s\S]*6,602[\s\S]*rnn\*\*[\s\S]*CPU[\s\S]*TensorFlow 2\./);
    const again = await pressed(details, 'Repeat exactly');
    expect(description(again)).toContain('seed included');
    const repeated = await discord.waitForEdit(again, done);
    expect(description(repeated)).toBe(description(first));
    const reseeded = await pressed(details, 'Again with another seed');
    expect(description(reseeded)).toContain('but seed 1 → 2');
    await discord.waitForEdit(reseeded, done);
  });

  it('of three seeds is one message, with mean and spread', async () => {
    const { discord } = unrolled;
    const start = await pressed(first, 'Three runs: is it luck?');
    expect(description(start)).toMatch(/Experiment \d+, seed 1: \*\*.*\nExperiment \d+, seed 2: waits/);
    const over = await discord.waitForEdit(start, (now) => /Mean/.test(description(now)));
    expect(description(over)).toMatch(/Mean \*\*[\d.]+%\*\*, from [\d.]+% to [\d.]+%\.[\s\S]*may be luck/);
    expect(pictures(over, discord)[0]?.alt).toContain('seed 3');
    expect(labels(over)).toEqual(['Compare with…']);
  });

  it('that blew up offers smaller steps instead of the same again', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('train', {
      ...quick,
      network: 'cnn',
      dataset: 'weather',
      learning_rate: 1,
      epochs: 2,
    });
    const final = await discord.waitForEdit(answer, (now) => done(now) || /blew up/.test(description(now)));
    expect(labels(final)[0]).toBe('Smaller steps: learning rate 0.003');
  });
});

describe('a running training', () => {
  it('can be stopped and keeps what it learned', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('train', { network: 'cnn', samples: 20_000, epochs: 20 });
    const running = await discord.waitForEdit(answer, (now) => labels(now).includes('Stop here and keep'));
    await discord.click(running, 'Stop here and keep');
    const final = await discord.waitForEdit(answer, done);
    expect(description(final)).toMatch(/^Stopped in epoch \d+ of 20\. /);
    expect(labels(final)[0]).toMatch(/^(To the end: 20 epochs|The |Smaller|Fewer)/);
    expect(labels(final)).not.toContain('Three runs: is it luck?');
    const list = await discord.answer('experiments list');
    expect(description(list)).toMatch(/stopped in epoch \d+ of 20/);
  });
});

describe('the list', () => {
  it('says what differs, marks the best, and compares two', async () => {
    const { discord } = unrolled;
    const list = await discord.answer('experiments list');
    expect(description(list)).toMatch(/20,000 samples · 20 epochs/);
    expect(description(list).match(/★ best on Digits/g)).toHaveLength(1);
    const [a, b] = [numberOf(first), numberOf(first) + 2];
    const { message } = await discord.select(list, 'experiments:two', [String(a), String(b)]);
    const both = await discord.waitForEdit(message ?? list, (now) =>
      /did better|Too close|equally well/.test(description(now)),
    );
    expect(description(both)).toMatch(/Their settings are the same\.\nBoth results are the same/);
  });

  it('suggests experiments by what they are', async () => {
    const choices = await unrolled.discord.autocomplete('experiments show', { id: 'rnn' }, 'id');
    expect(choices[0]?.name).toMatch(/^\d+: RNN on /);
  });
});

describe('whose runs one may compare with', () => {
  it('are one’s own and those of open channels, of nobody who is hidden', async () => {
    const { discord } = unrolled;
    const hidden = await train({ network: 'gru', ...quick }, { user: 'ada' });
    const inPrivate = await train({ network: 'gru', ...quick }, { user: 'ada', channel: 'dm' });
    await discord.answer('quiz privacy', { show: 'hidden' }, { user: 'ada' });
    const numbers = async (user: string) => {
      const picker = await pressed(first, 'Compare with…', { user });
      return JSON.stringify(picker.components);
    };
    expect(await numbers('bob')).toContain(`"${numberOf(first) + 1}"`);
    expect(await numbers('bob')).not.toContain(`"${numberOf(hidden)}"`);
    expect(await numbers('bob')).not.toContain(`"${numberOf(inPrivate)}"`);
    expect(await numbers('ada')).toContain(`"${numberOf(hidden)}"`);
  });
});
