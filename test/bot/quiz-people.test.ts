/** Decks, boards, privacy, the class and reviews, each as the people concerned see them. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  editedTo,
  selectMenus as menus,
  embedText as text,
  embedTitle as title,
} from '../support/messages.ts';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const isHidden = (message: APIMessage) => ((message.flags ?? 0) & 64) === 64;
const file = (name: string, content: string) => ({
  name,
  type: 'text/plain',
  data: Buffer.from(content),
});
const csv = 'kind,question,answer,wrong,topic\nsingle,What forgets?,the RNN,the CNN,lstm\n';
const admin = { user: 'ada' };

async function sent(message: APIMessage): Promise<string> {
  const [attachment] = message.attachments;
  return unrolled.discord.file(attachment?.url ?? '').data.toString();
}

/** Opens a deck in the list of decks. */
async function openDeck(list: APIMessage, name: string): Promise<void> {
  const { discord, db } = unrolled;
  const found = db.$client.prepare('select id from decks where name = ? and deleted_at is null');
  await discord.select(list, 'quiz:opendeck', [String(found.pluck().get(name))], admin);
  await discord.waitForEdit(list, (message) => labels(message).includes('Delete the deck'));
}

describe('a deck', () => {
  it('is brought in by an admin, asked by anybody, and taken out again as it was', async () => {
    const { discord } = unrolled;
    const deck = file('basics.csv', csv);
    expect(text(await discord.answer('quiz import', { file: deck }))).toMatch(/permission “Manage Server”/);
    expect(text(await discord.answer('quiz import', { file: deck }, admin))).toMatch(
      /1 question\*\* imported/,
    );
    expect(text(await discord.answer('quiz import', { file: deck }, admin))).toMatch(
      /a deck “basics” already/,
    );
    expect(text(await discord.answer('quiz decks'))).toMatch(/“basics” – 1 question/);
    expect(
      (await discord.autocomplete('quiz now', { deck: 'bas' }, 'deck')).map(({ value }) => value),
    ).toEqual(['basics']);

    const own = await discord.answer('quiz now', { deck: 'basics', mode: 'own' });
    expect(text(own)).toMatch(/What forgets\?[\s\S]*the CNN/);
    for (const [format, pattern] of [
      ['csv', /single,What forgets\?/],
      ['json', /"question": "What forgets\?"/],
      ['anki', /#separator:tab[\s\S]*What forgets\?\tthe RNN/],
    ] as const)
      expect(await sent(await discord.answer('quiz export', { name: 'Basics', format }))).toMatch(pattern);
    const list = await discord.answer('quiz decks', {}, admin);
    const press = async (label: string, expected: RegExp) => {
      await discord.click(list, label, admin);
      await discord.waitForEdit(list, (message) => expected.test(`${title(message)}\n${text(message)}`));
    };
    await openDeck(list, 'basics');
    await press('Delete the deck', /Delete the deck “basics”\?[\s\S]*1 question would not be asked/);
    await press('Keep it', /“basics” – 1 question/);
    await openDeck(list, 'basics');
    await press('Delete the deck', /Delete the deck/);
    await press('Delete it', /“basics” is deleted/);
    await press('Undo', /It is back/);
    await press('Delete the deck', /Delete the deck/);
    await press('Delete it', /“basics” is deleted/);
    await press('All decks', /None yet/);
  });

  it('of one’s own lives in direct messages, and only there', async () => {
    const { discord } = unrolled;
    const where = { channel: 'dm', user: 'bob' };
    await discord.answer(
      'quiz import',
      { file: file('mine.txt', '1?\tone\n2?\ttwo\n'), name: 'Mine' },
      where,
    );
    expect(text(await discord.answer('quiz decks', {}, where))).toMatch(/“Mine” – 2 questions/);
    expect(text(await discord.answer('quiz decks', {}, { channel: 'dm' }))).toMatch(/None yet/);
    expect(text(await discord.answer('quiz decks'))).toMatch(/None yet/);
  });

  it('with rows that cannot be used is imported without them, once its owner has said so', async () => {
    const { discord } = unrolled;
    const rows = `${csv}boolean,Is it?,perhaps,,\nboolean,Is it so?,yes,,bananas\n`;
    const question = await discord.answer('quiz import', { file: file('part.csv', rows) }, admin);
    expect(isHidden(question)).toBe(true);
    expect(text(question)).toMatch(
      /\*\*2 of 3 questions can be imported.\*\* Nothing is imported yet[\s\S]*Row 3: "answer" must be boolean/,
    );
    expect(question.embeds[0]?.footer?.text).toMatch(/No topic of the documents is called “bananas”/);
    expect(text(await discord.answer('quiz decks'))).toMatch(/None yet/);

    await discord.click(question, 'Import the 2', admin);
    await discord.waitForEdit(question, (message) => /2 questions\*\* imported/.test(text(message)));
    expect(text(await discord.answer('quiz decks'))).toMatch(/“part” – 2 questions/);
    const exported = await sent(await discord.answer('quiz export', { name: 'part', format: 'json' }));
    expect(JSON.parse(exported)[1]).toMatchObject({ question: 'Is it so?', tags: ['bananas'] });
    const list = await discord.answer('quiz decks', {}, admin);
    await openDeck(list, 'part');
    await discord.click(list, 'Delete the deck', admin);
    await discord.waitForEdit(list, (message) => labels(message).includes('Delete it'));
    await discord.click(list, 'Delete it', admin);
    await discord.waitForEdit(list, (message) => labels(message).includes('Undo'));
  });

  it('of which nothing can be used, or that is no deck, is refused', async () => {
    const { discord } = unrolled;
    const refusal = async (name: string, content: string) =>
      text(await discord.answer('quiz import', { file: file(name, content) }, admin));
    expect(await refusal('x.csv', 'question,answer\nWhat?,\n')).toMatch(
      /No question of this file can be imported.\nRow 2: There is no answer/,
    );
    expect(await refusal('x.exe', 'MZ')).toMatch(/none of the formats/);
    expect(await refusal('x.csv', csv + 'x'.repeat(1_100_000))).toMatch(/larger than 1 MB/);
  });
});

describe('people', () => {
  /** One question of a deck with a known answer, answered by three. */
  it('choose how others see them', async () => {
    const { discord } = unrolled;
    await discord.answer('quiz import', { file: file('known.csv', csv) }, admin);
    const anonymous = await discord.answer('quiz privacy', { show: 'anonymous' }, { user: 'bob' });
    expect(isHidden(anonymous)).toBe(true);
    await discord.answer('quiz privacy', { show: 'hidden' }, { user: 'ada' });
    const start = await discord.answer('quiz now', { deck: 'known', seconds: 60 });
    const question = await discord.waitForMessage(
      (message) => labels(message).includes('End this question'),
      {
        after: start,
        timeoutMs: 15_000,
      },
    );
    const right = /\*\*([A-E])\.\*\* the RNN/.exec(text(question))?.[1] ?? '';
    for (const user of ['alice', 'bob', 'ada']) {
      const { message } = await discord.click(question, right, { user });
      await discord.waitForEdit(message?.id ?? '');
    }
    await discord.click(question, 'End this question');
    const solved = await discord.waitForEdit(question, (message) => /Solution/.test(text(message)));
    const alice = discord.core.world.user('alice').id;
    expect(text(solved)).toContain(`✅ **Right:** <@${alice}>, 2 others`);
    const board = await discord.answer('quiz board', { period: 'all', topic: 'lstm' });
    expect(text(board)).toBe(
      `\` 1.\` <@${alice}> – **10 points**, 1 of 1 right\n\` 2.\` *anonymous* – **10 points**, 1 of 1 right`,
    );
  });

  it('are shown to their teacher as they wish, and to nobody else', async () => {
    const { discord } = unrolled;
    expect(text(await discord.answer('quiz class'))).toMatch(/permission “Manage Server”/);
    const view = await discord.answer('quiz class', {}, admin);
    expect(isHidden(view)).toBe(true);
    expect(text(view)).toMatch(/2 learners\*\*, 2 answers in six weeks, 100% right/);
    expect(pictures(view, discord)[0]?.alt).toMatch(/Long short-term memory 100%/);
    expect(text(await discord.answer('quiz results'))).toMatch(/permission “Manage Server”/);
    const table = await sent(await discord.answer('quiz results', {}, admin));
    expect(table).toMatch(/Alice,/);
    expect(table).toMatch(/anonymous 1,/);
    expect(table).not.toMatch(/Bob|Ada/);
  });
});

describe('/review', () => {
  it('has nothing for a beginner, and says what to do', async () => {
    const answer = await unrolled.discord.answer('review', {}, { user: 'mute', channel: 'dm' });
    expect(isHidden(answer)).toBe(true);
    expect(readable(answer, unrolled.discord)).toMatch(/Nothing to review yet[\s\S]*\/quiz now mode:own/);
  });

  it('says when the next concept comes back, and shows progress', async () => {
    const { discord } = unrolled;
    const answer = await discord.answer('review');
    expect(title(answer)).toMatch(/Nothing is due|Review/);
    await discord.click(answer, 'My progress');
    const progress = await discord.waitForEdit(answer, (message) => title(message) === 'What you remember');
    expect(text(progress)).toMatch(
      /1 concept\*\* met[\s\S]*\*\*1 of 1 answer\*\* right in the last six weeks/,
    );
    expect(text(progress)).not.toMatch(/You would probably know/);
    expect(pictures(progress, discord)[0]?.alt).toMatch(/Heat map/);
  });

  it('reminds at a local time, or not', async () => {
    const { discord } = unrolled;
    const on = await discord.answer('review', { remind: '7:30 am', time_zone: 'Europe/Vienna' });
    expect(text(on)).toMatch(/at 07:30 \(Europe\/Vienna\)/);
    const later = await discord.answer('review', { remind: '18:30' });
    expect(text(later)).toMatch(/at 18:30 \(Europe\/Vienna\)/);
    await discord.click(later, 'Turn reminders off');
    const off = await discord.waitForEdit(later, (message) => title(message) === 'No reminders');
    expect(labels(off)).toContain('Remind me daily…');
    expect(title(await discord.answer('review', { remind: 'off' }))).toBe('No reminders');
  });

  it('asks for the zone of a reminder, lets choose it, and keeps what was typed', async () => {
    const { discord, db } = unrolled;
    const edited = (expected: RegExp) => editedTo(unrolled, asked, expected);
    const asked = await discord.answer('review', { remind: '18:30' }, admin);
    expect(title(asked)).toBe('18:30 in which place?');
    const form = await discord.click(asked, 'Say where you are…', admin);
    expect(JSON.stringify(form.modal)).toContain('"18:30"');
    await discord.submitModal(form, { time: 'noon', zone: 'Atlantis' });
    await edited(/“noon” is no time of day[\s\S]*called “Atlantis”/);
    const again = await discord.click(asked, 'Correct…', admin);
    expect(JSON.stringify(again.modal)).toMatch(/"noon".*"Atlantis"/);
    await discord.submitModal(again, { time: '6:15 pm', zone: 'vien' });
    const which = await edited(/Several places fit “vien”/);
    const [menu] = menus(which);
    expect(menu?.options?.map(({ label }) => label)).toEqual(['Vienna, Austria', 'Vientiane, Laos']);
    await discord.select(which, menu?.custom_id ?? '', ['Europe/Vienna'], admin);
    await edited(/at 18:15 \(Europe\/Vienna\)/);
    expect(db.$client.prepare('select count(*) from drafts').pluck().get()).toBe(0);
    const times = await discord.autocomplete('review', { remind: '' }, 'remind');
    expect(times.map(({ value }) => value)).toContain('off');
  });

  it('learns a place by a city’s name, and asks for the time then', async () => {
    const { discord } = unrolled;
    const bob = { user: 'bob' };
    const zoned = await discord.answer('review', { time_zone: 'Graz' }, bob);
    expect(text(zoned)).toMatch(/Your time zone is Europe\/Vienna\. Reminders are off/);
    await discord.submitModal(await discord.click(zoned, 'Set the time…', bob), {
      time: '7 am',
      zone: 'Europe/Vienna',
    });
    await discord.waitForEdit(zoned, (now) => /at 07:00 \(Europe\/Vienna\)/.test(text(now)));
  });
});
