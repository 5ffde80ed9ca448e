/** /help, /explain and /compare over sockets, with the real documents. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const isPng = (bytes: Buffer) => bytes.subarray(1, 4).toString() === 'PNG';
const title = (message: { embeds: { title?: string }[] }) => message.embeds[0]?.title;

describe('/help', () => {
  it('says where to start, to the asker only, and opens lessons in place', async () => {
    const { discord } = unrolled;
    const help = await discord.answer('help');
    expect((help.flags ?? 0) & 64).toBe(64);
    await discord.click(help, '1. Read');
    const cnn = await discord.waitForEdit(help, (message) => title(message) !== 'Where to start');
    expect(labels(cnn)).toEqual(expect.arrayContaining(['‹ Start', 'Quiz me on it']));
    await discord.click(cnn, '‹ Start');
    const start = await discord.waitForEdit(help, (message) => title(message) === 'Where to start');
    await discord.click(start, 'All commands');
    const all = await discord.waitForEdit(help, (message) => title(message) === 'All commands');
    expect(readable(all, discord)).toMatch(/<\/compare:\d+>[\s\S]*<\/explain:\d+>[\s\S]*<\/train:\d+>/);
    // Alice may not manage the server.
    expect(readable(all, discord)).not.toContain('/documents');
    await discord.click(all, '‹ Start');
    const back = await discord.waitForEdit(help, (message) => title(message) === 'Where to start');
    await discord.select(back, 'help:choose', ['lstm']);
    const lstm = await discord.waitForEdit(help, (message) => title(message) === 'Long short-term memory');
    await discord.click(lstm, 'In depth');
    const deep = await discord.waitForEdit(help, (message) => labels(message).includes('First look'));
    expect(labels(deep)).toContain('‹ Start');
    expect(deep.embeds[0]?.fields?.[0]?.name).toBe('Sources');
  });

  it('starts a training and a short quiz at one press', async () => {
    const { discord } = unrolled;
    const help = await discord.answer('help', {}, { user: 'bob' });
    const { message: training } = await discord.click(help, '2. Train', { user: 'bob' });
    const queued = await discord.waitForEdit(training ?? '');
    expect(title(queued)).toMatch(/CNN on Digits/);
    const { message: quiz } = await discord.click(help, '3. Answer', { user: 'bob' });
    const question = await discord.waitForEdit(quiz ?? '');
    expect((question.flags ?? 0) & 64).toBe(64);
    expect(readable(question, discord)).toMatch(/1 of 3/);
  });
});

describe('/explain', () => {
  it('teaches a topic with its diagram, sources and related topics', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('explain', { topic: 'lstm' });
    const [picture] = pictures(answer, discord);
    expect(title(answer)).toMatch(/LSTM|Long short-term memory/i);
    expect(isPng(picture?.png ?? Buffer.alloc(0))).toBe(true);
    expect(picture?.alt.length).toBeGreaterThan(50);
    expect(answer.embeds[0]?.fields?.[0]).toMatchObject({
      name: 'Sources',
      value: expect.stringContaining('](https://'),
    });
    expect(labels(answer).length).toBeGreaterThan(2);
  });

  it('goes into depth on the same message, and back', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('explain', { topic: 'memory' });
    const first = answer.embeds[0]?.description;
    await discord.click(answer, 'In depth');
    const deep = await discord.waitForEdit(answer, ({ embeds }) => embeds[0]?.description !== first);
    expect(labels(deep)).toContain('First look');
    await discord.click(deep, 'First look');
    await discord.waitForEdit(answer, ({ embeds }) => embeds[0]?.description === first);
  });

  it('opens a related topic in a message of its own', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('explain', { topic: 'memory', level: 'deep' });
    const related = labels(answer).at(-1) ?? '';
    const { message } = await discord.click(answer, related, { user: 'bob' });
    expect(message?.id).not.toBe(answer.id);
    expect(title(await discord.waitForEdit(message?.id ?? ''))).toBe(related);
  });

  it('forgives a typo', async () => {
    const answer = await unrolled.discord.answer('explain', { topic: 'convolusion' });
    expect(title(answer)).toBe('Convolution');
  });

  it('answers a question as /ask does, and offers the topics that it names', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('explain', { topic: 'how does a cnn work' });
    expect(title(answer)).toBe('“how does a cnn work”');
    expect(labels(answer)).toEqual(expect.arrayContaining(['Convolutional neural network', 'Helpful']));
    expect(labels(await discord.answer('explain', { topic: 'lstm gates' }))).toContain('Gates');
  });

  it('gives a glossary term a way on, and a picture where one shows it', async () => {
    const { discord } = unrolled;
    expect(labels(await discord.answer('explain', { topic: 'tanh' }))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Read more: /), 'Quiz me on it']),
    );
  });

  it('asks back when it does not know, with buttons that work', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('explain', { topic: 'pizza' });
    expect(title(answer)).toContain('is not in my documents');
    const [first = ''] = labels(answer);
    const { message } = await discord.click(answer, first);
    expect(title(await discord.waitForEdit(message?.id ?? ''))).toBe(first);
  });

  it('says so when nothing is near', async () => {
    const answer = await unrolled.discord.answer('explain', { topic: 'zxqvbk' });
    expect(readable(answer, unrolled.discord)).toMatch(/zxqvbk.*not in my documents[\s\S]*\/help/);
  });

  it('completes topics while one types', async () => {
    const choices = await unrolled.discord.autocomplete('explain', { topic: 'van' }, 'topic');
    expect(choices[0]?.name.toLowerCase()).toContain('vanishing');
    expect(choices.length).toBeLessThanOrEqual(25);
  });

  it.each([
    '@everyone',
    '**bold** `code` ```',
    '\u202e reversed',
    'x'.repeat(400),
    '"; DROP TABLE topics; --',
  ])('stays calm about %j', async (topic) => {
    const answer = await unrolled.discord.answer('explain', { topic });
    expect(answer.embeds).toHaveLength(1);
    expect(answer.mention_everyone).toBe(false);
  });
});

describe('/compare', () => {
  it('shows the two architectures side by side without being told which', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('compare');
    const [picture] = pictures(answer, discord);
    expect(isPng(picture?.png ?? Buffer.alloc(0))).toBe(true);
    for (const attribute of ['Input processing', 'Memory', 'Training', 'Usage'])
      expect(readable(answer, discord)).toContain(attribute);
  });

  it('understands what an aspect is also called', async () => {
    const answer = await unrolled.discord.answer('compare', { a: 'rnn', b: 'cnn', aspect: 'speed' });
    expect(title(answer)).toBe('Parallelisation: RNN and CNN');
  });

  it('opens one aspect, and comes back', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('compare');
    await discord.click(answer, 'Memory');
    const aspect = await discord.waitForEdit(
      answer,
      (message) => title(message)?.startsWith('Memory') ?? false,
    );
    expect(aspect.embeds[0]?.description).toMatch(/^> \*\*RNN:\*\* \S.*\n> \*\*CNN:\*\* \S/);
    expect(aspect.embeds[0]?.description?.length).toBeGreaterThan(300);
    await discord.click(aspect, 'Whole comparison');
    await discord.waitForEdit(answer, (message) => !title(message)?.startsWith('Memory'));
  });

  it.each([
    ['cnn', 'rnn'],
    ['cnn', 'lstm'],
    ['cnn', 'gru'],
    ['rnn', 'lstm'],
    ['rnn', 'gru'],
    ['lstm', 'gru'],
  ])('compares %s with %s, either way round', async (a, b) => {
    const { discord } = unrolled;
    const there = readable(await discord.answer('compare', { a, b }), discord);
    const back = readable(await discord.answer('compare', { a: b, b: a }), discord);
    expect(there).toContain('Memory');
    expect(back).toContain('Memory');
    expect(there).not.toBe(back);
  });

  it.each([
    [{ a: 'cnn', b: 'cnn' }, 'cannot be compared with itself'],
    [{ a: 'banana' }, 'do not compare “banana”'],
    [{ aspect: 'banana' }, 'is not an aspect'],
  ])('answers %j with what is possible', async (options, sentence) => {
    expect(readable(await unrolled.discord.answer('compare', options), unrolled.discord)).toContain(sentence);
  });

  it('completes subjects and aspects', async () => {
    const { discord } = unrolled;
    expect((await discord.autocomplete('compare', { a: '' }, 'a')).length).toBeGreaterThanOrEqual(4);
    expect(
      (await discord.autocomplete('compare', { aspect: 'mem' }, 'aspect')).map(({ name }) => name),
    ).toContain('Memory');
  });
});
