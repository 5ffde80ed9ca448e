/** Commands, mentions and emoji written as text. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LocalDiscord } from '../src/index.ts';
import { startPage } from '../src/page-server/server.ts';
import { launch, leave, noBrowser, type Visit, visit } from './browser.ts';
import { startDemoBot } from './fixtures/demo-bot.ts';

describe.skipIf(noBrowser)(`writing${noBrowser ? `: skipped, ${noBrowser}` : ''}`, () => {
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
    site = await startPage({ discord, port: 0 });
    here = await visit(browser, site.url);
  });

  afterEach(async () => {
    await leave(here);
    await bot.client.destroy();
    await site.close();
    await discord.stop();
  });

  const box = () => here.page.locator('#message-box');
  /** The command as it stands: its name, and each option with its value. */
  const line = () =>
    here.page
      .locator('.option')
      .evaluateAll((all) =>
        all.map(
          (option) =>
            `${option.querySelector('.option-name')?.textContent}=${option.querySelector('input')?.value}`,
        ),
      );

  test('a command pasted as text becomes a command with its options', async () => {
    const { page } = here;
    await box().fill('/train lstm epochs:2');
    await expect.poll(line).toEqual(['network=lstm', 'epochs=2']);
    await page.keyboard.press('Enter');
    await page.getByText('epoch 2 of 2').waitFor();
    await page.getByRole('heading', { name: 'Training LSTM' }).waitFor();
  });

  test('a command typed key by key does as well', async () => {
    const { page } = here;
    await box().pressSequentially('/explain memory level:deep');
    await expect.poll(line).toEqual(['topic=memory ', 'level=deep'].map((text) => text.trim()));
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe('message-box');
    await page.getByRole('heading', { name: 'memory', exact: true }).waitFor();
  });

  test('what belongs to no option is said, and nothing is sent', async () => {
    const { page } = here;
    await box().fill('/whisper now');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('/whisper has no options').waitFor();
    await page.getByRole('button', { name: 'Cancel the command' }).click();
    await box().fill('/train lstm epoch:3');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText('/train has no option “epoch”. It has: network, epochs')
      .waitFor();
    await here.shot('no-such-option');
    expect(discord.messages).toEqual([]);
  });

  test('Escape leaves a command that wants a file', async () => {
    await box().fill('/upload ');
    await here.page.locator('#option-picture').focus();
    await here.page.keyboard.press('Escape');
    await here.page.keyboard.press('Escape');
    expect(await here.page.locator('.command-line').count()).toBe(0);
  });

  test('a picture is drawn for an option that takes a file', async () => {
    const { page } = here;
    await box().fill('/upload ');
    await page.getByRole('button', { name: 'Draw a picture for picture' }).click();
    const canvas = page.locator('.pad canvas');
    const { x = 0, y = 0, width = 0 } = (await canvas.boundingBox()) ?? {};
    const at = (across: number, down: number) => [x + across * width, y + down * width] as const;
    await page.mouse.move(...at(0.1, 0.1));
    await page.mouse.down();
    await page.mouse.move(...at(0.9, 0.9));
    await page.mouse.up();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.mouse.move(...at(0.25, 0.5));
    await page.mouse.down();
    await page.mouse.move(...at(0.75, 0.5), { steps: 5 });
    await page.mouse.up();
    await here.shot('draw-a-picture');
    const shade = (place: string) =>
      page.evaluate(
        `document.querySelector('.pad canvas').getContext('2d').getImageData(${place}, 1, 1).data[0]`,
      );
    expect([await shade('160, 160'), await shade('32, 32')]).toEqual([0, 255]);
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await expect.poll(() => page.locator('.file-option').textContent()).toContain('drawing.png');
    expect(await page.locator('.pad').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.getByText(/^drawing\.png: \d+ bytes, 320×320$/).waitFor();
  });

  test('the arrow up changes the last own message', async () => {
    const { page } = here;
    await box().press('ArrowUp');
    expect(await page.locator('#edit-box').count()).toBe(0);
    await box().fill('helo @Bob, well?');
    await page.keyboard.press('Enter');
    await page.getByText('helo').waitFor();
    await box().press('ArrowUp');
    const edit = page.locator('#edit-box');
    expect(await edit.inputValue()).toBe('helo @Bob, well?');
    await here.shot('edit-own-message');
    await edit.fill('never mind');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe('message-box');
    await box().press('ArrowUp');
    await edit.fill('hello @Bob, well?');
    await page.keyboard.press('Enter');
    await page.getByText('(edited)').waitFor();
    expect(discord.messages.map(({ content }) => content)).toEqual([
      `hello <@${discord.core.world.user('bob').id}>, well?`,
    ]);
    await expect.poll(() => page.locator(':focus').getAttribute('id')).toBe('message-box');
  });

  test('mentions and emoji are completed and sent as Discord sends them', async () => {
    const { page } = here;
    await box().pressSequentially('@bo');
    await page.getByRole('option', { name: /^@Bob/ }).click();
    await page.keyboard.type('look at #lab :tad');
    await page.getByRole('option', { name: ':tada:' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('`:tada:`');
    await page.keyboard.press('Enter');
    await page.getByText('look at').waitFor();
    const { world } = discord.core;
    const [bob, lab] = [world.user('bob').id, world.channel('lab').id];
    expect(discord.messages.map(({ content }) => content)).toEqual([
      `<@${bob}> look at <#${lab}> 🎉 \`:tada:\``,
    ]);
    const other = await visit(browser, `${site.url}/?user=bob`);
    await other.shot('called');
    expect(await other.page.locator('.message[data-calls]').count()).toBe(1);
    await leave(other);
  });
});
