/** Study channels: questions without a command, and a clear word where Discord does not let messages be read. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
const start = async (options = {}) => {
  const started = await startUnrolled({ STUDY_CHANNELS: 'on' }, options);
  const channel = started.discord.channel('lab').id;
  const answer = await started.discord.answer('documents study', { channel }, { user: 'ada' });
  return { started, channel, told: readable(answer, started.discord) };
};
/** The answer to a message, or nothing when none comes. */
const answerTo = (message: { id: string }, { discord }: Unrolled = unrolled, timeoutMs = 20_000) =>
  discord.waitForMessage((reply) => reply.message_reference?.message_id === message.id, { timeoutMs });

const repliesTo = (messages: { id: string }[]) =>
  unrolled.discord.messages.filter(({ message_reference }) =>
    messages.some(({ id }) => id === message_reference?.message_id),
  );

describe('a study channel', () => {
  beforeAll(async () => {
    ({ started: unrolled } = await start());
  });
  afterAll(() => unrolled.stop());

  it('answers a question, to the message that asks it and without a ping', async () => {
    const reply = await answerTo(
      unrolled.discord.say('what does stateful=True do in keras?', { channel: 'lab' }),
    );
    expect(readable(reply, unrolled.discord)).toMatch(/the last state of sample i/);
    expect(reply.mentions).toEqual([]);
  });

  it('goes on in its threads, where what was asked before belongs to the question', async () => {
    const { discord } = unrolled;
    const thread = discord.openThread('Gates', { channel: 'lab' });
    await answerTo(discord.say('what is the update gate?', { channel: thread.id }));
    const reply = await answerTo(discord.say('and how long does it remember?', { channel: thread.id }));
    expect(readable(reply, discord)).not.toContain('do not cover');
  });

  it('is every thread for whoever mentioned the bot there', async () => {
    const { discord } = unrolled;
    const { id: channel } = discord.openThread('Memory');
    const own = discord.core.world.user('bot').id;
    await answerTo(discord.say(`<@${own}> what is an LSTM?`, { channel }));
    const reply = await answerTo(discord.say('and the GRU?', { channel }));
    expect(readable(reply, discord)).toContain('– GRU');
  });

  it('is silent elsewhere, and to other talk', async () => {
    const { discord } = unrolled;
    const unanswered = [
      discord.say('what is padding?', { channel: 'general' }),
      discord.say('good morning everybody', { channel: 'lab' }),
      discord.say('is anyone coming to the pub tonight?', { channel: 'lab' }),
      discord.say('why?', { channel: 'lab', user: 'bob' }),
      discord.say(`<@${discord.core.world.user('bob').id}> what is padding?`, { channel: 'lab' }),
    ];
    // A person is answered in turn: with this answer, those before it would be there.
    await answerTo(discord.say('what does the forget gate do?', { channel: 'lab' }));
    await answerTo(discord.say('what is a kernel?', { channel: 'lab', user: 'bob' }));
    expect(repliesTo(unanswered)).toEqual([]);
  });

  it('is listed and taken back', async () => {
    const { discord } = unrolled;
    const channel = discord.channel('lab').id;
    const list = await discord.answer('documents study', {}, { user: 'ada' });
    expect(readable(list, discord)).toContain(`<#${channel}>`);
    const off = await discord.answer('documents study', { channel, on: false }, { user: 'ada' });
    expect(readable(off, discord)).toContain('There is none');
    const unanswered = discord.say('what is padding?', { channel: 'lab' });
    await discord.answer('documents study', { channel: discord.channel('general').id }, { user: 'ada' });
    await answerTo(discord.say('what is a learning rate?', { channel: 'general' }));
    expect(repliesTo([unanswered])).toEqual([]);
  });
});

describe('what is said to the bot', () => {
  let bot: Unrolled;
  beforeAll(async () => {
    bot = await startUnrolled();
  });
  afterAll(() => bot.stop());
  const own = () => bot.discord.core.world.user('bot').id;
  const told = async (message: APIMessage) => readable(await answerTo(message, bot), bot.discord);

  it('by a mention is answered anywhere, and what follows up on it', async () => {
    const { discord } = bot;
    expect(await told(discord.say(`<@${own()}> what is pooling`))).toContain('pooling layer');
    expect(await told(discord.say(`<@${own()}> an example?`))).toMatch(/– Pooling[\s\S]*2 × 2/);
    const declined = await told(discord.say(`<@${own()}> is anyone coming to the pub tonight?`));
    expect(declined).toContain('do not cover');
    expect(declined).not.toContain('Helpful');
  });

  it('in a direct message is answered, and remembered', async () => {
    const { discord } = bot;
    const dm = { channel: 'dm' };
    expect(await told(discord.say('What is an epoch?', dm))).toMatch(/epoch/i);
    expect(await told(discord.say('why?', dm))).toContain('– Epoch');
    expect(await told(discord.say('and dropout?', dm))).toContain('Dropout');
    expect(await told(discord.say('hello', dm))).toContain('Ask me');
    expect(await told(discord.say('is it ticklish?', dm))).toMatch(/You asked about[\s\S]*First look/);
  });
});

describe('without the intent for message content', () => {
  it('the bot starts, says so, and answers when it is mentioned', async () => {
    const { started, told } = await start({ privilegedIntents: 0 });
    const { discord } = started;
    expect(told).toContain('only when I am mentioned');
    discord.say('what is padding?', { channel: 'lab' });
    const bot = discord.messages.find(({ author }) => author.bot)?.author.id ?? '';
    const reply = await answerTo(discord.say(`<@${bot}> what is padding?`, { channel: 'lab' }), started);
    expect(readable(reply, discord)).toContain('frame');
    await started.stop();
  });
});

describe('when it is switched off', () => {
  it('is not offered', async () => {
    const off = await startUnrolled({ STUDY_CHANNELS: 'off' });
    const { discord } = off;
    await expect(discord.answer('documents study', {}, { user: 'ada' })).rejects.toThrow(/study/);
    await off.stop();
  });
});
