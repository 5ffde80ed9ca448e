/** /ask with the encoder: finds answers in other words than the question's. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readable, startUnrolled, temporaryFolder, type Unrolled } from '../support/unrolled.ts';

const lesson = `---
id: tides
questions: [why does the ocean go up and down?]
---

# Tides

The Moon pulls the sea, so the water rises and falls twice a day.

## Harbours

Ships wait outside until the gates open.
`;
const question = 'how come the ocean goes up and down at the beach every few hours?';

let words: Unrolled;
let meaning: Unrolled;
const folder = temporaryFolder();
beforeAll(async () => {
  fs.writeFileSync(path.join(folder, 'tides.md'), lesson);
  words = await startUnrolled({ DOCUMENTS_DIR: folder, MEANING: 'off' });
  meaning = await startUnrolled({ DOCUMENTS_DIR: folder, MEANING: 'on' });
});
afterAll(async () => {
  await Promise.all([words.stop(), meaning.stop()]);
  fs.rmSync(folder, { recursive: true });
});

const ask = async ({ discord }: Unrolled, question: string) =>
  readable(await discord.answer('ask', { question }), discord);

it('needs no word in common', async () => {
  expect(await ask(words, question)).toContain('The documents do not cover this');
  // Until the passages are embedded in the background, words alone answer.
  await expect
    .poll(() => ask(meaning, question), { timeout: 60_000, interval: 500 })
    .toContain('the water rises and falls twice a day');
});

it('declines what the lessons do not say', async () => {
  expect(await ask(meaning, 'who won the chess tournament?')).toContain('The documents do not cover this');
});
