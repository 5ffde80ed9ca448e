/** /privacy over sockets: what real use leaves behind is shown, exported and erased, down to the bytes on the disk. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Client from 'better-sqlite3';
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findIn } from '../privacy/traces.ts';
import { embedText as text, embedTitle as title } from '../support/messages.ts';
import { labels, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
let folder: string;

beforeAll(async () => {
  unrolled = await startUnrolled();
  folder = unrolled.config.dataDir;
});
afterAll(() => unrolled.stop());

const isHidden = (message: APIMessage) => ((message.flags ?? 0) & 64) === 64;
const idOf = (name: string) => unrolled.discord.core.world.user(name).id;
const file = (name: string, content: string) => ({ name, type: 'text/plain', data: Buffer.from(content) });
const quick = { network: 'rnn', samples: 256, epochs: 1, units: 8 };
/** Long enough to be met while it runs. */
const long = { network: 'lstm', samples: 20_000, epochs: 20, units: 128 };
const ada = { user: 'ada' };

/** The rows that name somebody, read as another program would read them. */
function rows(sql: string, ...values: unknown[]): unknown {
  const client = new Client(path.join(folder, 'unrolled.sqlite'), { readonly: true });
  try {
    return client
      .prepare(sql)
      .pluck()
      .get(...values);
  } finally {
    client.close();
  }
}

/** Presses a button whose answer is a message of its own, for the presser only. */
async function press(message: APIMessage, label: string, where: object = {}): Promise<APIMessage> {
  const { message: answer } = await unrolled.discord.click(message, label, where);
  return unrolled.discord.waitForEdit(answer?.id ?? '');
}

/** `/privacy`, then both buttons; gives what is said in the end. */
async function erase(where: object = {}): Promise<APIMessage> {
  const { discord } = unrolled;
  const seen = await discord.answer('privacy', {}, where);
  await discord.click(seen, 'Erase my data', where);
  const asked = await discord.waitForEdit(seen, (message) => labels(message).includes('Erase everything'));
  await discord.click(asked, 'Erase everything', where);
  return discord.waitForEdit(seen, (message) => /is erased$/.test(title(message)));
}

/** Ada uses all that there is, and manages the server; a copy of the database is made on the way. Gives an answer to her. */
async function useEverything(): Promise<APIMessage> {
  const { discord } = unrolled;
  const deck = file('shared.csv', 'question,answer,wrong\nWhat swims?,the axolotl shared,the stone\n');
  await discord.answer('quiz import', { file: deck }, ada);
  const inDirect = { user: 'ada', channel: 'dm' };
  await discord.answer(
    'quiz import',
    { file: file('own.txt', 'Who swims?\tzebrafish private\nWho sinks?\tstone\n'), name: 'Mine' },
    inDirect,
  );
  await discord.answer('documents add', { file: file('pond.md', '# Pond\n\nA pond holds axolotls.\n') }, ada);
  await discord.answer('ask', { question: 'Why does a zebrafish private not swim in lstm?' }, ada);
  const answered = await discord.answer('ask', { question: 'What is a gradient?' }, ada);
  await discord.submitModal(await discord.click(answered, 'Not helpful', ada), {
    reason: 'zebrafish private reason',
  });
  await discord.answer('review', { remind: '07:30', time_zone: 'Europe/Vienna' }, ada);
  await discord.answer('quiz privacy', { show: 'anonymous' }, ada);
  await discord.answer(
    'quiz schedule',
    { days: 'mon', time: '09:00', time_zone: 'Europe/Vienna', deck: 'shared' },
    ada,
  );
  const trained = await discord.answer('train', quick, ada);
  await discord.waitForEdit(trained, (message) => /right on/.test(text(message)));
  await discord.answer('quiz now', { deck: 'Mine', mode: 'own' }, inDirect);
  const start = await discord.answer('quiz now', { deck: 'shared', seconds: 300 }, ada);
  const question = await discord.waitForMessage((message) => labels(message).includes('End this question'), {
    after: start,
  });
  for (const user of ['ada', 'bob']) await press(question, labels(question)[0] ?? '', { user });
  mkdirSync(path.join(folder, 'backups'), { recursive: true });
  const client = new Client(path.join(folder, 'unrolled.sqlite'));
  client.exec(`vacuum into '${path.join(folder, 'backups', '2026-11-01T00-00-00.000Z-unrolled.sqlite')}'`);
  client.close();
  return answered;
}

describe('/privacy', () => {
  it('of somebody new says that there is nothing, in direct messages as well, and leaves nothing', async () => {
    const { discord } = unrolled;
    for (const where of [{}, { channel: 'dm' }]) {
      const answer = await discord.answer('privacy', {}, where);
      expect(title(answer)).toBe('Nothing is stored about you');
      expect(isHidden(answer)).toBe(true);
    }
    expect(rows('select count(*) from users')).toBe(0);
  });

  it('shows and exports everything, and erases it while a run and a quiz are under way', async () => {
    const { discord } = unrolled;
    const answered = await useEverything();
    const hers = [idOf('ada'), 'Ada', 'zebrafish private'];
    const seen = await discord.answer('privacy', {}, ada);
    expect(text(seen)).toMatch(
      /Experiments that you trained, with their results: \*\*1\*\*, kept until you erase it/,
    );
    expect(text(seen)).toMatch(/Questions that you asked, with their answers: \*\*2\*\*, kept for 365 days/);
    for (const part of [
      'Decks that you imported: **2**',
      'Documents that you added',
      'Your answers in quizzes',
      'schedules',
    ])
      expect(text(seen)).toContain(part);

    const sent = await press(seen, 'Export my data', ada);
    expect(isHidden(sent)).toBe(true);
    const exported = JSON.parse(discord.file(sent.attachments[0]?.url ?? '').data.toString());
    expect(exported.person).toBe(idOf('ada'));
    expect(JSON.stringify(exported)).toContain('zebrafish private');
    expect(exported.tables.experiments.rows[0]).toMatchObject({ network: 'rnn', samples: 256 });

    const running = await discord.answer('train', long, ada);
    const waiting = await discord.answer('train', long, ada);
    expect(findIn(folder, hers)).not.toEqual([]);
    const end = await erase(ada);
    expect(text(end)).toMatch(/gone from my database and from the copies/);
    for (const message of [running, waiting])
      expect(text(await discord.waitForEdit(message, (each) => !labels(each).includes('Cancel')))).toMatch(
        /ancelled/,
      );

    expect(findIn(folder, hers)).toEqual([]);
    expect(text(await press(answered, 'Helpful', { user: 'bob' }))).toMatch(/no longer kept/);
    expect(rows('select count(*) from jobs')).toBe(0);
    expect(rows('select count(*) from answers')).toBe(1);
    expect(rows('select count(*) from decks where owner_id is null')).toBe(1);
    const list = await discord.answer('documents list', {}, { user: 'ada' });
    expect(text(list)).toMatch(/“pond\.md” · 1 kB · <t:/);
  });

  it('erases again, and takes whoever comes back for somebody new', async () => {
    const { discord } = unrolled;
    expect(title(await erase(ada))).toBe('Everything about you is erased');
    expect(title(await discord.answer('privacy', {}, ada))).toBe('Nothing is stored about you');
    const trained = await discord.answer('train', quick, ada);
    await discord.waitForEdit(trained, (message) => /right on/.test(text(message)));
    expect(text(await discord.answer('experiments list', {}, ada))).not.toMatch(/No experiments/);
    expect(rows('select count(*) from experiments where user_id = ?', idOf('ada'))).toBe(1);
  });

  it('keeps the data of whoever changes their mind, and of everybody else', async () => {
    const { discord } = unrolled;
    const bob = { user: 'bob' };
    const seen = await discord.answer('privacy', {}, bob);
    await discord.click(seen, 'Erase my data', bob);
    await discord.waitForEdit(seen, (message) => labels(message).includes('Keep my data'));
    await discord.click(seen, 'Keep my data', bob);
    const kept = await discord.waitForEdit(seen, (message) => labels(message).includes('Erase my data'));
    expect(text(kept)).toMatch(/Your answers in quizzes, with their points: \*\*1\*\*/);
    expect(findIn(folder, [idOf('bob')])).not.toEqual([]);
  });
});
