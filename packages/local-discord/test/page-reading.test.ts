/** How messages look and behave on the page, without a bot: what is posted is shown. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LocalDiscord } from '../src/index.ts';
import type { MessageBody } from '../src/messages.ts';
import { startPage } from '../src/page-server/server.ts';
import { launch, leave, noBrowser, phone, type Visit, visit } from './browser.ts';
import { png } from './fixtures/png.ts';

describe.skipIf(noBrowser)(`reading${noBrowser ? `: skipped, ${noBrowser}` : ''}`, () => {
  let browser: Browser;
  let discord: LocalDiscord;
  let site: Awaited<ReturnType<typeof startPage>>;
  let here: Visit;

  beforeAll(async () => {
    browser = await launch();
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    discord = await LocalDiscord.start();
    site = await startPage({ discord, port: 0 });
    here = await visit(browser, site.url);
  });

  afterEach(async () => {
    await leave(here);
    await site.close();
    await discord.stop();
  });

  /** The bot posts `body`, with a picture of `width` × `height` pixels named a.png. */
  const post = (body: MessageBody, [width, height] = [800, 1044], channel = 'general'): APIMessage => {
    const { world, messages } = discord.core;
    const file = { name: 'a.png', type: 'image/png', data: png(width, height, () => [90, 101, 242]) };
    return messages.create(world.channel(channel), world.bot, body, [file]).message;
  };
  const embed = (title: string) => ({ embeds: [{ title, image: { url: 'attachment://a.png' } }] });
  const boxes = ({ page }: Visit) =>
    page.locator('.message img').evaluateAll((all) =>
      all.map((image) => {
        const { width, height } = image.getBoundingClientRect();
        return [Math.round(width), Math.round(height)];
      }),
    );

  test('pictures have the sizes that they have in Discord, and are never enlarged', async () => {
    post(embed('tall'), [800, 1044]);
    post(embed('wide'), [1200, 500]);
    post(embed('small'), [100, 60]);
    post({ content: 'attached' }, [1100, 500]);
    await here.page.getByText('attached').waitFor();
    await here.shot('sizes');
    expect(await boxes(here)).toEqual([
      [230, 300],
      [400, 167],
      [100, 60],
      [550, 250],
    ]);
    const small = await visit(browser, site.url, phone);
    await small.page.getByText('attached').waitFor();
    await small.shot('sizes-phone');
    const widths = (await boxes(small)).map(([width]) => width);
    const [tall = 0] = widths;
    expect(tall).toBeGreaterThan(260);
    expect(widths).toEqual([tall, tall, 100, expect.any(Number)]);
    await leave(small);
    await here.page.getByRole('button', { name: 'Enlarge: Picture: tall' }).click();
    const large = await here.page.getByRole('dialog').getByRole('img').boundingBox();
    expect(large?.height).toBeGreaterThan(600);
  });

  test('a step of the wheel scrolls by itself, however long it is', async () => {
    const { page } = here;
    for (let index = 0; index < 12; index += 1) post(embed(`Picture ${index}`));
    await page.getByRole('heading', { name: 'Picture 11' }).waitFor();
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, -900);
    await page.getByRole('button', { name: 'Jump to the latest message' }).waitFor();
    const position = () => page.locator('.conversation').evaluate(({ scrollTop }) => scrollTop);
    await expect.poll(position).toBe(-900);
    await page.getByRole('button', { name: 'Light theme' }).click();
    expect(await position()).toBe(-900);
    // What is read stays where it is while something new is posted below.
    post({ content: 'new' }, [800, 300]);
    await page.getByText('new', { exact: true }).waitFor();
    await expect.poll(position).toBeLessThan(-1_100);
  });

  test('the answer to what one pressed further up comes into view', async () => {
    const { page } = here;
    for (let index = 0; index < 4; index += 1) post(embed(`Picture ${index}`));
    await page.getByRole('heading', { name: 'Picture 3' }).waitFor();
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, -900);
    const position = () => page.locator('.conversation').evaluate(({ scrollTop }) => scrollTop);
    await expect.poll(position).toBe(-900);
    const { world, messages } = discord.core;
    const asked = { id: '1', type: 3, user: world.user('alice'), authorizing_integration_owners: {} };
    const more = { interaction_metadata: { ...asked, interacted_message_id: '2' } };
    messages.create(world.channel('general'), world.bot, { content: 'the answer' }, [], more);
    await page.getByText('the answer').waitFor();
    await expect.poll(position).toBe(0);
  });

  test('a reply that is taller than the window is shown from its beginning', async () => {
    const { page } = here;
    for (let index = 0; index < 3; index += 1) post(embed(`Picture ${index}`));
    await page.getByRole('heading', { name: 'Picture 2' }).waitFor();
    const { world, messages } = discord.core;
    const asked = { id: '1', type: 3, user: world.user('alice'), authorizing_integration_owners: {} };
    const more = { interaction_metadata: { ...asked, interacted_message_id: '2' } };
    const lines = Array.from({ length: 80 }, (_, at) => `line ${at}`).join('\n');
    messages.create(world.channel('general'), world.bot, { content: lines }, [], more);
    const shown = page.locator('.message', { hasText: 'line 79' });
    await shown.waitFor();
    const top = async () => (await shown.boundingBox())?.y ?? -1;
    await expect.poll(top).toBeGreaterThan(0);
    expect(await top()).toBeLessThan(100);
    await page.getByRole('button', { name: 'Jump to the latest message' }).waitFor();
  });

  test('a menu of channels shows the one that is chosen', async () => {
    const { id } = discord.core.world.channel('lab');
    const menu = {
      type: 8,
      custom_id: 'where',
      placeholder: 'Where?',
      default_values: [{ id, type: 'channel' }],
    };
    post({ content: 'Choose', components: [{ type: 1, components: [menu] }] } as MessageBody);
    await here.page.locator('.select-face', { hasText: '#lab' }).waitFor();
  });

  test('relative times go on, and a mentioned command can be pressed', async () => {
    const { page } = here;
    const soon = Math.floor(Date.now() / 1_000) + 600;
    post({ content: `It begins <t:${soon}:R>. Try </help:1>.` });
    const time = page.locator('.message .stamp');
    const before = await time.textContent();
    await page.clock.install();
    await page.clock.setFixedTime((soon - 100) * 1_000);
    await page.reload();
    await time.filter({ hasText: 'in 2 minutes' }).waitFor();
    expect(before).not.toContain('2 minutes');
    await page.clock.setFixedTime((soon - 10) * 1_000);
    await page.clock.runFor(2_000);
    await time.filter({ hasText: 'in 10 seconds' }).waitFor();
    expect(await page.getByRole('button', { name: '/help' }).count()).toBe(1);
  });

  test('a channel with something new is marked, also after a reload, until it is read', async () => {
    const { page } = here;
    const lab = page.getByRole('button', { name: /^lab/ });
    expect(await lab.getAttribute('data-unread')).toBeNull();
    const { id } = discord.core.world.user('alice');
    post({ content: `<@${id}> your run is done` }, [10, 10], 'lab');
    await page.getByLabel('1 mentions').first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^lab.*unread/ }).click();
    await page.getByText('New', { exact: true }).waitFor();
    await here.shot('unread');
    await page.reload();
    await page.getByText('your run is done').waitFor();
    expect(await lab.getAttribute('data-unread')).toBeNull();
  });

  test('a message of components is drawn: a picture as wide as the message, a button beside its sentence', async () => {
    const { page } = here;
    const text = (content: string) => ({ type: 10, content });
    const item = { media: { url: 'attachment://a.png' }, description: 'A curve' };
    const components = [
      {
        type: 17,
        accent_color: 0x5865f2,
        components: [
          text('### A result'),
          { type: 12, items: [item] },
          { type: 14 },
          {
            type: 9,
            components: [text('What to try next')],
            accessory: { type: 2, style: 1, label: 'Fewer epochs', custom_id: 'go' },
          },
        ],
      },
      { type: 12, items: [item, item, item] },
    ];
    post({ flags: 1 << 15, components: components as never }, [800, 500]);
    await page.getByRole('heading', { name: 'A result' }).waitFor();
    await here.shot('components');
    const [single = [], large = [], small = []] = await boxes(here);
    expect(single).toEqual([550, 344]);
    expect(large[0]).toBeGreaterThan(2 * (small[0] ?? 0) - 10);
    const sentence = await page.getByText('What to try next').boundingBox();
    const button = await page.getByRole('button', { name: 'Fewer epochs' }).boundingBox();
    expect(button?.x).toBeGreaterThan((sentence?.x ?? 0) + (sentence?.width ?? 0) - 1);
    expect(Math.abs((button?.y ?? 0) - (sentence?.y ?? 0))).toBeLessThan(20);
  });
});
