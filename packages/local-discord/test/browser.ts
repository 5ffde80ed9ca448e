/** Debian's Chromium, for tests that use the page as a person would. */
import { existsSync, mkdirSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

/** Why the browser tests are skipped; nothing when they are not. */
export const noBrowser = executablePath
  ? undefined
  : 'no Chromium on this machine (apt-get install chromium)';

export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

export interface Visit {
  page: Page;
  /** Everything the page asked for. */
  requested: string[];
  /** Errors in the page and what its content security policy forbade. */
  errors: string[];
  shot(name: string): Promise<void>;
}

/** Opens the page in a window of its own and waits until it can be used. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = desktop,
): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  const requested: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(url);
  await page.locator('#message-box, .no-right').waitFor();
  const folder = new URL('../../../artifacts/pages/', import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  return {
    page,
    requested,
    errors,
    async shot(name) {
      await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' });
    },
  };
}

/** Nothing left this machine, and nothing went wrong in the page. */
export async function leave({ page, requested, errors }: Visit): Promise<void> {
  const foreign = requested.filter((address) => !/^(http:\/\/127\.0\.0\.1:\d+\/|data:|blob:)/.test(address));
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
  await page.context().close();
}
