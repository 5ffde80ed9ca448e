/** Decks as a teacher makes and reviews them: templates, unknown columns, questions by form, questions taken out. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDeck } from '../../src/quiz/tables/decks.ts';
import { editedTo, embedText as text } from '../support/messages.ts';
import { labels, startUnrolled, type Unrolled } from '../support/unrolled.ts';

const file = (name: string, content: string) => ({ name, type: 'text/plain', data: Buffer.from(content) });

describe('a teacher', () => {
  let unrolled: Unrolled;
  const admin = { user: 'ada' };

  beforeAll(async () => {
    unrolled = await startUnrolled();
  });
  afterAll(() => unrolled.stop());

  const edited = (message: APIMessage, expected: RegExp) => editedTo(unrolled, message, expected);

  it('is told which columns of a German file were not used, and imports the rest', async () => {
    const { discord } = unrolled;
    const rows = 'Frage;Antwort;falsch1;falsch2;Quelle\nWas ist 2 + 2?;vier;drei;fünf;Buch\n';
    const asked = await discord.answer('quiz import', { file: file('zahlen.csv', rows) }, admin);
    expect(text(asked)).toMatch(/Column “Quelle” was not used/);
    expect(labels(asked)).toEqual(['Import the 1', 'Template (CSV)', 'Template (JSON)']);
    await discord.click(asked, 'Import the 1', admin);
    await edited(asked, /1 question\*\* imported/);
    const own = await discord.answer('quiz now', { deck: 'zahlen', mode: 'own' }, admin);
    expect(text(own)).toMatch(/vier/);
    expect(text(own)).toMatch(/drei/);
    expect(text(own)).toMatch(/fünf/);
  });

  it('gets a template that can be imported as it is', async () => {
    const { discord } = unrolled;
    const refused = await discord.answer(
      'quiz import',
      { file: file('bad.csv', 'question,answer\nWhat?,\n') },
      admin,
    );
    expect(text(refused)).toMatch(/There is no answer[\s\S]*A template shows/);
    for (const format of ['CSV', 'JSON']) {
      await discord.click(refused, `Template (${format})`, admin);
      const given = await discord.waitForMessage(({ attachments }) =>
        attachments.some(({ filename }) => filename === `deck-template.${format.toLowerCase()}`),
      );
      const data = discord.file(given.attachments[0]?.url ?? '').data.toString();
      const name = `from ${format}`;
      const made = await discord.answer(
        'quiz import',
        { file: file(`t.${format.toLowerCase()}`, data), name },
        admin,
      );
      expect(text(made)).toMatch(/\*\*3 questions\*\* imported/);
    }
  });

  it('adds a question by a form, and corrects it without typing it again', async () => {
    const { discord } = unrolled;
    const list = await discord.answer('quiz decks', {}, admin);
    const shown = await discord.click(list, 'Add a question…', admin);
    const typed = { question: 'What forgets?', answer: 'the RNN', explanation: 'Its state fades.' };
    await discord.submitModal(shown, { ...typed, deck: 'Mine', wrong: 'the RNN' });
    await edited(list, /not added yet[\s\S]*Correct/);
    const again = await discord.click(list, 'Correct', admin);
    expect(JSON.stringify(again.modal)).toContain('Its state fades.');
    await discord.submitModal(again, { ...typed, deck: 'Mine', wrong: 'the CNN\nthe GRU' });
    await edited(list, /Deck “Mine”[\s\S]*Added:\*\* What forgets\?[\s\S]*1 question/);
    const own = await discord.answer('quiz now', { deck: 'Mine', mode: 'own' }, admin);
    expect(text(own)).toMatch(/What forgets\?/);
  });

  it('keeps what was typed for a deck that was deleted meanwhile', async () => {
    const { discord, db } = unrolled;
    const list = await discord.answer('quiz decks', {}, admin);
    const deck = db.$client.prepare("select id from decks where name = 'zahlen'").pluck().get();
    await discord.select(list, 'quiz:opendeck', [String(deck)], admin);
    await edited(list, /Deck “zahlen”/);
    const shown = await discord.click(list, 'Add a question…', admin);
    db.$client.prepare('delete from decks where id = ?').run(deck);
    const typed = { question: 'What is 1 + 1?', answer: 'two' };
    await discord.submitModal(shown, { ...typed, wrong: '', explanation: '' });
    await edited(list, /not added yet[\s\S]*This deck is not here any more/);
    const again = await discord.click(list, 'Correct', admin);
    expect(JSON.stringify(again.modal)).toContain('What is 1 + 1?');
    await discord.submitModal(again, { ...typed, wrong: '', explanation: '', deck: 'x'.repeat(60) });
    await edited(list, /A deck's name has 1 to 50 letters\.\n/);
    const named = await discord.click(list, 'Correct', admin);
    await discord.submitModal(named, { ...typed, wrong: '', explanation: '', deck: 'Sums' });
    await edited(list, /Deck “Sums”[\s\S]*Added:\*\* What is 1 \+ 1\?/);
  });

  it('takes a question out of the quizzes of the server, and puts it back', async () => {
    const { discord } = unrolled;
    const list = await discord.answer('quiz decks', {}, admin);
    await discord.select(list, 'quiz:openlesson', ['lstm'], admin);
    await edited(list, /Questions: Long short-term memory/);
    await discord.click(list, 'All decks', admin);
    await edited(list, /Decks of this server/);
    const mine = unrolled.db.$client.prepare("select id from decks where name = 'Mine'").pluck().get();
    await discord.select(list, 'quiz:opendeck', [String(mine)], admin);
    await edited(list, /Deck “Mine”/);
    await discord.click(list, 'Review the questions', admin);
    await edited(list, /1\. What forgets\?/);
    await discord.select(list, `quiz:asking:deck-${mine}:0`, [firstChoice(discord.message(list.id))], admin);
    await edited(list, /What forgets\?[\s\S]*Its state fades/);
    await discord.click(list, 'Never ask this again', admin);
    await edited(list, /never asked this again/);
    const ask = () => discord.answer('quiz now', { deck: 'Mine', mode: 'own' }, admin);
    expect(text(await ask())).toMatch(/No question fits/);
    await discord.click(list, 'Undo', admin);
    await edited(list, /^A question with its solution\nWhat forgets/);
    expect(text(await ask())).toMatch(/What forgets\?/);
  });

  it('brings no deck back where there is no room for it any more', async () => {
    const { discord, db } = unrolled;
    const list = await discord.answer('quiz decks', {}, admin);
    const mine = db.$client.prepare("select id from decks where name = 'Mine'").pluck().get();
    await discord.select(list, 'quiz:opendeck', [String(mine)], admin);
    await edited(list, /Deck “Mine”/);
    await discord.click(list, 'Delete the deck', admin);
    await edited(list, /Delete the deck “Mine”\?/);
    await discord.click(list, 'Delete it', admin);
    await edited(list, /is deleted/);
    const serverId = discord.core.world.guild('Study group').id;
    const ownerId = discord.core.world.user('ada').id;
    const before = db.$client.prepare('select count(*) from decks where deleted_at is null').pluck().get();
    for (let i = Number(before); i < 20; i++) addDeck(db, { serverId, ownerId, name: `Deck ${i}` }, []);
    await discord.click(list, 'Undo', admin);
    const refused = await discord.waitForMessage((message) =>
      /There are 20 decks already/.test(text(message)),
    );
    expect(refused.flags).toBe(64);
    db.$client.prepare("delete from decks where name = 'Deck 19'").run();
    await discord.click(list, 'Undo', admin);
    await edited(list, /It is back/);
  });

  const firstChoice = ({ components = [] }: APIMessage): string => {
    const [menu] = components.flatMap((row) => ('components' in row ? (row.components as object[]) : []));
    return (menu as { options: { value: string }[] }).options[0]?.value ?? '';
  };
});
