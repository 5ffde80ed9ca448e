/** What a newcomer does after `npm start`: the real bot in the playground, in a real browser. */
import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  launch,
  leave,
  noBrowser,
  phone,
  type Visit,
  visit,
} from '../../packages/local-discord/test/browser.ts';
import { type BotProcess, startProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/unrolled.ts';

describe.skipIf(noBrowser)(`the bot in the playground${noBrowser ? `: skipped, ${noBrowser}` : ''}`, () => {
  let browser: Browser;
  let bot: BotProcess;
  let url: string;
  let here: Visit;
  const folder = temporaryFolder();

  const start = async (port: string) => {
    // What the lessons mean is learned elsewhere: here it would only take the browser's share of two cores.
    bot = startProcess({ DATA_DIR: folder, PLAYGROUND_PORT: port, MEANING: 'off' });
    const output = await bot.says(/^Open the playground: (\S+)/m);
    url = /^Open the playground: (\S+)/m.exec(output)?.[1] ?? '';
  };

  beforeAll(async () => {
    await start('0');
    browser = await launch();
    here = await visit(browser, url);
  });

  afterAll(async () => {
    await leave(here);
    await browser.close();
    await bot.end('SIGTERM');
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const last = () => here.page.locator('.message').last();
  const picture = () => last().getByRole('img').last();
  const type = async (text: string) => {
    const { page } = here;
    await page.locator('#message-box').click();
    await page.keyboard.type(text, { delay: 5 });
  };

  it('prints its address, and each of the three examples works with one click', async () => {
    const { page } = here;
    await here.shot('bot-first-visit');
    await page.getByRole('button', { name: '/compare' }).click();
    await last().getByRole('button', { name: 'Memory', exact: true }).waitFor();
    await here.shot('bot-compare');
    await last().getByRole('button', { name: 'Memory', exact: true }).click();
    await last()
      .getByText(/^Memory: /)
      .first()
      .waitFor();
    await here.shot('bot-aspect');
  });

  it('explains what was picked with the keyboard and autocompletion', async () => {
    const { page } = here;
    await type('/explain ');
    await page.keyboard.type('vanish', { delay: 20 });
    await page
      .getByRole('option', { name: /vanishing/i })
      .first()
      .waitFor();
    await here.shot('bot-autocompletion');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await last()
      .getByText(/vanishing gradient/i)
      .first()
      .waitFor();
    await last().getByRole('button', { name: 'In depth' }).click();
    await last().getByRole('button', { name: 'First look' }).waitFor();
    await here.shot('bot-explain');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  });

  it('trains, the picture changing in place, and ends with the result', async () => {
    const { page } = here;
    await type('/train lstm');
    await page.keyboard.press('Enter');
    await page
      .getByRole('option', { name: /samples/ })
      .first()
      .click();
    await page.keyboard.type('20000');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await last().getByRole('button', { name: 'Cancel' }).waitFor();
    const seen = new Set<string | null>();
    await expect
      .poll(
        async () => {
          if ((await picture().count()) > 0) seen.add(await picture().getAttribute('alt'));
          return seen.size;
        },
        { timeout: 120_000, interval: 100 },
      )
      .toBeGreaterThan(1);
    await last().getByText('never seen before').waitFor({ timeout: 120_000 });
    await last().getByRole('button', { name: 'Explain this result' }).waitFor();
    await here.shot('bot-train');
  });

  it('cancels a run', async () => {
    const { page } = here;
    await last()
      .getByRole('button', { name: /^(The|More|Smaller|Fewer)/ })
      .first()
      .click();
    await last().getByRole('button', { name: 'Cancel' }).waitFor();
    await last().getByRole('button', { name: 'Cancel' }).click();
    await last()
      .getByText(/^Cancelled/)
      .waitFor();
    await page.getByRole('combobox', { name: /you are/i }).selectOption('bob');
    await last()
      .getByText(/^Cancelled/)
      .waitFor();
    await here.shot('bot-cancelled-as-bob');
  });

  it('answers a button that was sent before a restart, and shows the history', async () => {
    await leave(here);
    await bot.end('SIGTERM');
    await start(new URL(url).port);
    here = await visit(browser, url);
    await last()
      .getByText(/^Cancelled/)
      .waitFor();
    // By keyboard: while the history's pictures arrive, what is under the mouse still moves.
    await here.page.getByRole('button', { name: 'Whole comparison' }).first().press('Enter');
    await here.page.getByText('Press an aspect to read more about it.').first().waitFor();
  });

  it('works on a phone', async () => {
    const small = await visit(browser, url, phone);
    await small.page.locator('.message').last().waitFor();
    await small.shot('bot-phone');
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await small.page.evaluate(overflow)).toBe(0);
    await leave(small);
  });

  it('kept everything on this machine', () => {
    expect(fs.existsSync(path.join(folder, 'playground.sqlite'))).toBe(true);
  });
});
