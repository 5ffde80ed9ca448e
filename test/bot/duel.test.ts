/** /duel over sockets: three members vote in secret, real networks learn, and the votes are scored. */
import path from 'node:path';
import Client from 'better-sqlite3';
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duelActions } from '../../src/training/actions.ts';
import { useBots } from '../support/bots.ts';
import { forgePress } from '../support/forge.ts';
import { newestPrivate } from '../support/private-messages.ts';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

const description = ({ embeds }: APIMessage) => embeds[0]?.description ?? '';
const isOver = (message: APIMessage) => labels(message).includes('Details');
const isVote = (message: APIMessage) => /^Your vote/.test(description(message));
/** Long enough for six runs on a busy machine. */
const patient = { timeoutMs: 240_000 };
/** A busy machine must not end the voting before the votes have come. */
const stillVoting = (client: Client.Database) =>
  client.prepare('update duels set votes_until = votes_until + 600000').run();
/** The quickest data, on which the recurrent network is clearly better. */
const weather = { a: 'cnn', b: 'gru', dataset: 'weather' };

describe('a duel', () => {
  let unrolled: Unrolled;
  let over: APIMessage;
  beforeAll(async () => {
    unrolled = await startUnrolled();
  });
  afterAll(() => unrolled.stop());

  const pressed = async (message: APIMessage, label: string, user = 'alice') => {
    const { discord } = unrolled;
    const { message: answer } = await discord.click(message, label, { user });
    return discord.waitForEdit(answer?.id ?? '', (now) => description(now) !== '');
  };
  /** What one person alone reads after a press. */
  const told = async (
    message: APIMessage,
    label: string,
    user: string,
    fits: (now: APIMessage) => boolean,
  ) => {
    await unrolled.discord.click(message, label, { user });
    return description(await newestPrivate(unrolled.discord, user, fits));
  };

  it('takes secret votes, runs, and says who was right', { timeout: 300_000 }, async () => {
    const { discord } = unrolled;
    await discord.answer('quiz privacy', { show: 'hidden' }, { user: 'ada' });
    const start = await discord.answer('duel', weather);
    stillVoting(unrolled.db.$client);
    expect(labels(start)).toEqual(['CNN wins', 'GRU wins', 'No clear winner', 'Start now', 'Cancel']);
    expect(description(start)).toMatch(/CNN 3,690, GRU 3,777[\s\S]*Nobody has voted yet/);

    expect(await told(start, 'CNN wins', 'alice', isVote)).toMatch(/^Your vote: \*\*CNN wins\*\*/);
    expect(await told(start, 'CNN wins', 'bob', isVote)).toContain('Afterwards everybody sees how you voted');
    const changed = (now: APIMessage) => description(now).includes('GRU wins');
    expect(await told(start, 'GRU wins', 'bob', changed)).toMatch(/^Your vote: \*\*GRU wins\*\*/);
    expect(await told(start, 'GRU wins', 'ada', isVote)).toContain('counted without your name');
    const voted = await discord.waitForEdit(start, (now) => /\*\*3\*\* have voted/.test(description(now)));
    // How many, not who and what.
    expect(readable(voted, discord)).not.toMatch(/<@!?\d+>[^>]*<@/);

    await discord.click(start, 'Start now', { user: 'bob' });
    const refused = (now: APIMessage) => /who called this duel, can start it/.test(description(now));
    await newestPrivate(discord, 'bob', refused);
    expect(labels(discord.message(start.id))).toContain('Start now');
    await discord.click(start, 'Start now');
    const running = await discord.waitForEdit(start, (now) => labels(now).join() === 'Cancel');
    expect(description(running)).toMatch(/Voting is over[\s\S]*CNN\*\* 0 of 3 runs done/);
    // Somebody's window still shows the old buttons.
    const late = await forgePress(discord, duelActions.to.vote(1, 'a'), { user: 'bob', source: start });
    expect(description(late)).toContain('Voting is over');

    over = await discord.waitForEdit(start, isOver, patient);
    const text = readable(over, discord);
    expect(description(over)).toMatch(/^\*\*GRU wins\.\*\* It was off by less: \*\*[\d.]+ °C\*\* against/);
    expect(text).toMatch(
      /95% sure: [\d.]+ °C to [\d.]+ °C\n67 units, 3,690 parameters\n[\d.]+ s of training/,
    );
    const { id: alice } = discord.core.world.user('alice');
    const { id: bob } = discord.core.world.user('bob');
    expect(text).toContain(`Votes: 2 of 3 right\n❌ CNN wins: <@${alice}>\n✅ GRU wins: <@${bob}>, 1 other`);
    expect(pictures(over, discord)[0]?.alt).toMatch(
      /^CNN against GRU on Weather: GRU wins.*95% confidence interval/,
    );
  });

  it('says behind buttons how it was judged, and what one may conclude', async () => {
    const details = readable(await pressed(over, 'Details', 'bob'), unrolled.discord);
    expect(details).toMatch(/t = -?[\d.]+ with 2 degrees of freedom, p = 0\.0\d+/);
    expect(details).toMatch(/paired t-test[\s\S]*Seed 3: CNN [\d.]+ °C \(experiment \d+\), GRU [\d.]+ °C/);
    expect(details).toContain('2.4% apart. At most 5.0% are allowed.');
    const conclusion = description(await pressed(over, 'What may one conclude?', 'bob'));
    expect(conclusion).toMatch(/What a duel is[\s\S]*What this one showed[\s\S]*You may not say/);
  });

  it('can be called again with more runs, and cancelled by whoever called it', async () => {
    const { discord } = unrolled;
    const again = await pressed(over, 'Again with 5 runs each', 'bob');
    expect(description(again)).toContain('Each learns 5 times');
    await discord.click(again, 'Cancel', { user: 'alice' });
    const refused = (now: APIMessage) => /who called this duel, can cancel it/.test(description(now));
    await newestPrivate(discord, 'alice', refused);
    await discord.click(again, 'Cancel', { user: 'bob' });
    const cancelled = await discord.waitForEdit(again, (now) => /cancelled this duel/.test(description(now)));
    expect(labels(cancelled)).toEqual(['Duel again']);
  });

  it('is offered under a comparison of two networks, and refuses a network against itself', async () => {
    const { discord } = unrolled;
    const comparison = await discord.answer('compare', { a: 'lstm', b: 'gru' });
    const start = await pressed(comparison, 'Start a duel: LSTM against GRU');
    expect(start.embeds[0]?.title).toBe('Duel: LSTM against GRU on Recall');
    await discord.click(start, 'Cancel');
    const itself = await discord.answer('duel', { a: 'gru', b: 'gru' });
    expect(description(itself)).toContain('A network cannot fight itself');
  });
});

describe('a bot that dies during a duel', () => {
  const bots = useBots();

  it('goes on with the votes, and then with the runs', { timeout: 600_000 }, async () => {
    const first = await bots.start();
    const { discord } = bots;
    const start = await discord.answer('duel', weather);
    await discord.click(start, 'GRU wins', { user: 'bob' });
    await newestPrivate(discord, 'bob', isVote);
    await first.end('SIGKILL');
    const client = new Client(path.join(bots.folder, 'unrolled.sqlite'));
    stillVoting(client);
    client.close();

    const second = await bots.start();
    await discord.click(start, 'No clear winner', { user: 'ada' });
    await newestPrivate(discord, 'ada', isVote);
    await discord.click(start, 'Start now');
    await discord.waitForEdit(start, (now) => /[1-5] of 6 runs done/.test(readable(now, discord)), patient);
    await second.end('SIGKILL');

    await bots.start();
    const over = await discord.waitForEdit(start, isOver, patient);
    const { id: bob } = discord.core.world.user('bob');
    expect(readable(over, discord)).toContain(`Votes: 1 of 2 right\n✅ GRU wins: <@${bob}>`);
  });
});
