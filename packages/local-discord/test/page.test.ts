import { once } from 'node:events';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LocalDiscord } from '../src/index.ts';
import { type Example, startPage } from '../src/page-server/server.ts';
import { launch, leave, noBrowser, phone, type Visit, visit } from './browser.ts';
import { startDemoBot } from './fixtures/demo-bot.ts';
import { png } from './fixtures/png.ts';

const examples: Example[] = [
  { command: 'compare', options: {}, shown: '/compare', about: 'Two side by side' },
  { command: 'explain', options: { topic: 'memory' }, shown: '/explain memory', about: 'One topic' },
  { command: 'train', options: { network: 'rnn' }, shown: '/train rnn', about: 'Takes a while' },
  { command: 'unknown', options: {}, shown: '/unknown', about: 'Of no command that this bot has' },
];

describe.skipIf(noBrowser)(`the page in a browser${noBrowser ? `: skipped, ${noBrowser}` : ''}`, () => {
  let browser: Browser;
  let discord: LocalDiscord;
  let bot: Awaited<ReturnType<typeof startDemoBot>>;
  let site: Awaited<ReturnType<typeof startPage>>;
  let here: Visit;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    discord = await LocalDiscord.start();
    bot = await startDemoBot(discord);
    site = await startPage({ discord, port: 0, examples });
    here = await visit(browser, site.url);
  });

  afterEach(async () => {
    await leave(here);
    await bot.client.destroy();
    await site.close();
    await discord.stop();
    expect(discord.violations).toEqual([]);
  });

  const last = () => here.page.locator('.message').last();
  /** Picks a command and sends it as it is. */
  const use = async (name: string) => {
    await here.page.locator('#message-box').pressSequentially(`/${name} `);
    await here.page.keyboard.press('Enter');
  };
  const seriousTroubles = async () => {
    const { violations } = await new AxeBuilder({ page: here.page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  test('a first visit offers three examples, each of which works with one click', async () => {
    const { page } = here;
    await here.shot('first-visit');
    expect(await page.getByRole('button', { name: '/unknown' }).count()).toBe(0);
    await page.getByRole('button', { name: '/compare' }).click();
    await page.getByRole('heading', { name: 'CNN and RNN' }).waitFor();
    await page.getByRole('button', { name: '/explain memory' }).click();
    await page.getByRole('heading', { name: 'memory', exact: true }).waitFor();
    await page.getByRole('button', { name: '/train rnn' }).click();
    await page.getByText('epoch 3 of 3').waitFor();
    await here.shot('examples');
    expect(await seriousTroubles()).toEqual([]);
  });

  test('a command is picked and filled in with the keyboard alone, the bot completing', async () => {
    const { page } = here;
    await page.locator('#message-box').press('/');
    await page.getByRole('option', { name: /compare/ }).waitFor();
    await here.shot('picker');
    expect(await seriousTroubles()).toEqual([]);
    await page.keyboard.type('expl');
    expect(await page.getByRole('listbox').getByRole('option').allTextContents()).toEqual([
      expect.stringContaining('/explain'),
    ]);
    await page.keyboard.press('Tab');
    const topic = page.getByRole('combobox', { name: /^topic/ });
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('topic: What to explain');
    await page.getByRole('option', { name: 'pooling' }).waitFor();
    await page.keyboard.type('ng');
    await page.getByRole('option', { name: 'LSTM gates' }).waitFor({ state: 'detached' });
    await here.shot('autocompletion');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await topic.inputValue()).toBe('vanishing gradient');
    await page.keyboard.type('lev');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('combobox', { name: /^level/ }).inputValue()).toBe('In depth');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'vanishing gradient' }).waitFor();
    expect(await last().textContent()).toMatch(/Alice\s+used\s+\/explain/);
  });

  test('what the declaration does not allow is said at the option, and nothing is sent', async () => {
    const { page } = here;
    await page.locator('#message-box').pressSequentially('/train ');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').getByText('This option is required').waitFor();
    await page.keyboard.type('rnn');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /epochs/ }).click();
    await page.keyboard.type('21');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Must be at most 20').waitFor();
    await here.shot('range');
    expect(discord.messages).toEqual([]);
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.getByText('epoch 2 of 2').waitFor();
  });

  test('a picture changes in place while a network trains, and the answer can be enlarged', async () => {
    const { page } = here;
    await page.getByRole('button', { name: '/train rnn' }).click();
    const picture = page.getByRole('log').getByRole('img');
    const seen = new Set<string | null>();
    await expect
      .poll(async () => seen.add(await picture.getAttribute('alt')).size, { timeout: 10_000, interval: 30 })
      .toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Enlarge: Loss after epoch 3' }).click();
    await page.getByRole('dialog', { name: 'Loss after epoch 3' }).waitFor();
    await here.shot('enlarged');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByText('Only you can see this').waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    expect(await page.getByText('rnn is trained.').count()).toBe(0);
  });

  test('a button answers, also one that was sent before the bot started anew', async () => {
    const { page } = here;
    await use('compare');
    await page.getByRole('button', { name: 'Measure it' }).waitFor();
    await bot.client.destroy();
    await page.getByText('Bot is offline').waitFor();
    await page.getByRole('button', { name: 'Measure it' }).click();
    await page.getByText('This interaction failed').waitFor();
    await here.shot('interaction-failed');
    bot = await startDemoBot(discord);
    await page.getByText('Bot is online').waitFor();
    expect(await page.getByRole('button', { name: 'Not now' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Measure it' }).click();
    await page.getByText('Measured for Alice.').waitFor();
  });

  test('a bot that does not answer is said to have failed', async () => {
    await use('silent');
    await here.page.getByText('Sending command').waitFor();
    await here.page.getByText('The application did not respond').waitFor();
  });

  test('a form is filled in, a menu chosen from', async () => {
    const { page } = here;
    await use('note');
    const form = page.getByRole('dialog', { name: 'A note' });
    await form.waitFor();
    await here.shot('form');
    expect(await seriousTroubles()).toEqual([]);
    await page.keyboard.type('it learns');
    await page.getByRole('button', { name: 'Submit' }).click();
    await page.getByText('Noted: it learns').waitFor();
    await use('vote');
    await page.getByText('Who will win?', { exact: true }).click();
    await page.getByLabel('CNN').check();
    await page.getByLabel('GRU').check();
    await here.shot('menu');
    expect(await seriousTroubles()).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText('alice chose cnn and gru').waitFor();
  });

  test('a list that is closed sends what was ticked', async () => {
    const { page } = here;
    await use('vote');
    await page.getByText('Who will win?', { exact: true }).click();
    await page.getByLabel('CNN').check();
    await page.keyboard.press('Escape');
    await page.getByText('alice chose cnn').waitFor();
  });

  test('a file is uploaded as an option and with a message', async () => {
    const { page } = here;
    const buffer = png(4, 4, () => [0, 128, 0]);
    await page.locator('#message-box').pressSequentially('/upload ');
    await page.locator('#option-picture').setInputFiles({ name: 'digit.png', mimeType: 'image/png', buffer });
    await page.getByText('digit.png').waitFor();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText(`digit.png: ${buffer.length} bytes, 4×4`).waitFor();
    await page.getByLabel('Attach files').setInputFiles({ name: 'seen.png', mimeType: 'image/png', buffer });
    await page.locator('#message-box').fill('look');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'seen.png' }).waitFor();
    expect(discord.messages.at(-1)).toMatchObject({
      content: 'look',
      attachments: [{ filename: 'seen.png' }],
    });
  });

  test('several people meet, and each sees what they may', async () => {
    const { page } = here;
    const bob = await visit(browser, `${site.url}/?user=bob`);
    await bob.page.locator('#message-box').fill('hello from Bob');
    await bob.page.keyboard.press('Enter');
    await page.getByText('hello from Bob').waitFor();
    await use('whisper');
    await page.getByText('Between us').waitFor();
    expect(await bob.page.getByText('Between us').count()).toBe(0);
    await leave(bob);
    await page.getByLabel('You are').selectOption('ada');
    await page.getByRole('button', { name: 'staff' }).waitFor();
    await page.locator('#message-box').press('/');
    await page.getByRole('option', { name: /settings/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByLabel('You are').selectOption('mute');
    await page.getByText('You do not have permission to send messages').waitFor();
    expect(await page.getByRole('button', { name: 'staff' }).count()).toBe(0);
  });

  test('threads, other servers and the direct message are a click away', async () => {
    const { page } = here;
    await use('thread');
    await page.getByRole('button', { name: /work.*Open thread/ }).click();
    await page.getByText('loss.csv').waitFor();
    await here.shot('thread');
    await page.getByRole('button', { name: 'Chess club' }).click();
    await page.getByRole('heading', { name: 'Welcome to #openings' }).waitFor();
    await use('experiments list');
    await page.getByText('list 1').waitFor();
    await page.getByRole('button', { name: 'Direct messages' }).click();
    await page.getByRole('heading', { name: 'Bot', level: 1 }).waitFor();
    await use('experiments list');
    await page.getByText('list 1').waitFor();
  });

  test('trouble can be caused, and what the bot did wrong is listed', async () => {
    const { page } = here;
    expect(await page.getByRole('button', { name: 'Cause trouble' }).count()).toBe(0);
    await page.goto(`${site.url}/?developer`);
    await use('wrong');
    await page.getByText('The application did not respond').waitFor();
    await page.getByRole('button', { name: 'Cause trouble' }).click();
    await page.getByText('data.embeds.0.title').waitFor();
    const identified = once(discord.core.gateway, 'identified');
    await page.getByRole('button', { name: 'Do it', description: 'Forget the session' }).click();
    await identified;
    await here.shot('tools');
    expect(await seriousTroubles()).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await use('experiments list');
    await page.getByText('list 1').waitFor();
    expect(discord.violations.splice(0)).toHaveLength(1);
  });

  test('it all works on a phone', async () => {
    const small = await visit(browser, site.url, phone);
    const { page } = small;
    await small.shot('phone');
    await page.getByRole('button', { name: 'Show commands' }).tap();
    await page.getByRole('option', { name: /train/ }).tap();
    await page.getByRole('option', { name: 'LSTM' }).tap();
    await page.getByRole('button', { name: 'Send' }).tap();
    await page.getByText('epoch 3 of 3').waitFor();
    await small.shot('phone-train');
    await page.getByRole('button', { name: 'Servers and channels' }).tap();
    await page.getByRole('button', { name: 'lab' }).tap();
    await page.getByRole('heading', { name: 'Welcome to #lab' }).waitFor();
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBe(390);
    await leave(small);
  });

  test('the light theme has contrast enough as well', async () => {
    const { page } = here;
    await page.getByRole('button', { name: 'Light theme' }).click();
    await use('compare');
    await use('whisper');
    await page.getByText('Between us').waitFor();
    await here.shot('light');
    expect(await seriousTroubles()).toEqual([]);
  });
});
