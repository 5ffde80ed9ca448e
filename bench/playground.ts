/** Time from opening the playground to the first answered command, in a real browser. */
import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { UserError } from '../src/types/errors.ts';
import { startProcess } from '../test/support/process.ts';
import { temporaryFolder } from '../test/support/unrolled.ts';
import { type Bench, readOptions } from './measuring/bench.ts';
import { median, table } from './measuring/statistics.ts';

const executablePath = '/usr/bin/chromium';

interface Visit {
  /** Seconds since the address was opened. */
  painted: number;
  answered: number;
}

export const bench: Bench = {
  summary: 'from start to ready, and from opening the page to the first answered command',
  async run(args) {
    const { rounds } = readOptions(args, { rounds: 5 });
    if (!existsSync(executablePath))
      throw new UserError('This bench needs Chromium: apt-get install chromium.');
    const ready: number[] = [];
    const visits: Visit[] = [];
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      const bot = startProcess({ DATA_DIR: temporaryFolder(), PLAYGROUND_PORT: '0' });
      const output = await bot.says(/^Open the playground: (\S+)/m);
      ready.push((performance.now() - started) / 1_000);
      const url = /^Open the playground: (\S+)/m.exec(output)?.[1] ?? '';
      const context = await browser.newContext();
      visits.push(await visit(await context.newPage(), url));
      await context.close();
      await bot.end('SIGTERM');
    }
    await browser.close();
    const columns = {
      ready,
      painted: visits.map((it) => it.painted),
      answered: visits.map((it) => it.answered),
    };
    const rows = Object.entries({
      'start to ready': columns.ready,
      'opening to first paint': columns.painted,
      'opening to the answer to /explain': columns.answered,
    }).map(([name, times]) => [name, median(times).toFixed(2), Math.max(...times).toFixed(2)]);
    return {
      markdown: `Seconds, ${rounds} fresh starts:\n\n${table(['', 'median', 'most'], rows)}`,
      json: Object.fromEntries(Object.entries(columns).map(([name, times]) => [name, median(times)])),
    };
  },
};

async function visit(page: Page, url: string): Promise<Visit> {
  const opened = performance.now();
  await page.goto(url);
  await page.locator('#message-box').waitFor();
  const painted = (await page.evaluate(
    `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now()`,
  )) as number;
  await page.getByRole('button', { name: '/explain memory' }).click();
  await page.getByRole('button', { name: 'In depth' }).waitFor();
  return { painted: painted / 1_000, answered: (performance.now() - opened) / 1_000 };
}
