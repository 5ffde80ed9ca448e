/** /learn over sockets: a learner goes through a unit, and comes back to where it stopped. */
import { rm } from 'node:fs/promises';
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listExperiments } from '../../src/training/tables/experiments.ts';
import { courseFolder, letterOf, questionBlock, unitFront } from '../support/course.ts';
import { editedTo, selectMenus, embedText as text, embedTitle as title } from '../support/messages.ts';
import { newestPrivate } from '../support/private-messages.ts';
import { labels, pictures, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
let folder: string;

beforeAll(async () => {
  const train = 'train: { network: rnn, dataset: recall, samples: 64, epochs: 1, units: 4 }';
  const steps = ['read: cnn', train, 'predict: recall\n    change: reverse', 'quiz: [cnn]'];
  folder = await courseFolder({
    '1-first.md': `${unitFront('first', steps)}Look at **pictures**.\n\n${questionBlock('Does it see?', 'Does it learn?', 'Does it answer?')}`,
    '2-second.md': `${unitFront('second', ['read: rnn', 'quiz: [rnn]'])}${questionBlock('Does it read?', 'Does it keep notes?', 'Does it end?')}`,
    '3-third.md': unitFront('third', ['read: pooling'], 'paths: [both, cnn]\n'),
  });
  unrolled = await startUnrolled({ DOCUMENTS_DIR: folder });
});
afterAll(async () => {
  await unrolled.stop();
  await rm(folder, { recursive: true, force: true });
});

type Where = { user?: string; channel?: string };

/** Presses the option with these words, and gives the message that follows. */
async function respond(question: APIMessage, words: string, where: Where): Promise<APIMessage> {
  await unrolled.discord.click(question, letterOf(question, words), where);
  return editedTo(unrolled, question, /\*\*Solution:\*\*/);
}

/** Answers the questions that are left, and gives the result. */
async function answerAll(shown: APIMessage, answers: string[], where: Where): Promise<APIMessage> {
  const { discord } = unrolled;
  let message = shown;
  for (const [i, words] of answers.entries()) {
    message = await respond(message, words, where);
    const before = text(message);
    await discord.click(message, i === answers.length - 1 ? 'How did I do?' : 'Next', where);
    message = await discord.waitForEdit(message, (now) => text(now) !== before);
  }
  return message;
}

const press = async (message: APIMessage, label: string, expected: RegExp, where: Where = {}) => {
  await unrolled.discord.click(message, label, where);
  return editedTo(unrolled, message, expected);
};

describe('a learner alone', () => {
  it('begins, reads, trains, breaks, answers, and opens the next unit', async () => {
    const { discord } = unrolled;
    const start = await discord.answer('learn');
    expect((start.flags ?? 0) & 64).toBe(64);
    expect(title(start)).toBe('A course in small steps');
    expect(selectMenus(start)[0]?.options?.map(({ value }) => value)).toEqual([
      ...['both-beginner', 'cnn-beginner', 'rnn-beginner'],
      ...['both-refresher', 'cnn-refresher', 'rnn-refresher'],
    ]);
    const unit = await press(start, 'Begin at the start', /1 of 3 · The first unit/);
    expect(text(unit)).toMatch(
      /^Look at \*\*pictures\*\*\.\n\n👉 1\. \*\*Read:\*\* Convolutional neural network/,
    );
    expect(labels(unit)).toEqual(
      expect.arrayContaining(['1 Read', '2 Train', '3 Break it', '4 Questions', 'All units']),
    );
    expect(pictures(unit, discord)).toHaveLength(1);

    const page = await press(unit, '1 Read', /^Convolutional neural network\n/);
    expect(labels(page)).toEqual(['‹ Back to the unit', '2 Train']);
    await discord.click(page, '2 Train');
    const run = await newestPrivate(discord, 'alice', (message) => /RNN on Recall/.test(title(message)));
    const result = await discord.waitForEdit(run, (message) => labels(message).includes('Details'));
    // What follows from a private run is private, too.
    const { message: further } = await discord.click(result, labels(result)[0] ?? '');
    const followed = await discord.waitForEdit(further ?? '', (message) =>
      labels(message).includes('Details'),
    );
    expect((followed.flags ?? 0) & 64).toBe(64);
    expect(labels(followed)).toContain('Go on with the unit');
    expect(listExperiments(unrolled.db, {}, { limit: 2 }).map((run) => run.isOpen)).toEqual([
      ...[false, false],
    ]);
    const { message: below } = await discord.click(result, 'Go on with the unit');
    expect(title(await discord.waitForEdit(below ?? ''))).toBe('1 of 3 · The first unit');
    const back = await press(page, '‹ Back to the unit', /👉 3\. \*\*Break it:\*\*/);
    expect(text(back).match(/✅/g)).toHaveLength(2);
    await discord.click(back, '3 Break it');
    const broken = await newestPrivate(discord, 'alice', (message) => labels(message).includes('As it was'));
    expect(labels(broken)).toContain('Go on with the unit');
    await discord.click(broken, 'As it was');
    const whole = await discord.waitForEdit(broken, (message) => !labels(message).includes('As it was'));
    expect(labels(whole)).toContain('Go on with the unit');

    const asked = await press(back, '4 Questions', /question 1 of 3/);
    const missed = await answerAll(asked, ['Certainly', 'Never', 'Certainly'], {});
    expect(text(missed)).toMatch(/^\*\*2 of 3 right\.\*\* One question is left/);
    const again = await press(missed, 'Answer it again', /Does it/);
    expect(title(again)).toBe('The first unit');
    const told = await respond(again, 'Certainly', {});
    const explain = labels(told).find((label) => label.startsWith('Explain: ')) ?? '';
    const { message: lesson } = await discord.click(told, explain);
    const opened = await discord.waitForEdit(lesson ?? '');
    expect(told.embeds[0]?.footer?.text).toMatch(/\/review asks about “.+” again in /);
    expect(title(opened)).toBe(explain.replace('Explain: ', ''));
    expect((opened.flags ?? 0) & 64).toBe(64);
    const done = await press(told, 'How did I do?', /^Unit done: The first unit/);
    expect(text(done)).toMatch(/\*\*1 of 3 units\*\* done\.\nNext: \*\*The second unit\*\*, about/);
    await press(done, 'Next: The second unit', /2 of 3 · The second unit/);
  });

  it('goes on where it stopped, also after a restart, and in each server by itself', async () => {
    await unrolled.restart();
    const { discord } = unrolled;
    const unit = await discord.answer('learn');
    expect(title(unit)).toBe('2 of 3 · The second unit');
    expect(title(await discord.answer('learn', {}, { channel: 'dm' }))).toBe('A course in small steps');
    expect(title(await discord.answer('learn', {}, { user: 'bob' }))).toBe('A course in small steps');
  });

  it('lists the units with their marks, and keeps those ahead closed', async () => {
    const { discord } = unrolled;
    const unit = await discord.answer('learn');
    const list = await press(unit, 'All units', /🔒 3\. The third unit/);
    expect(text(list)).toMatch(/✅ 1\. The first unit\n👉 2\. \*\*The second unit\*\*/);
    expect(selectMenus(list)[0]?.options?.map(({ label }) => label)).toEqual([
      '1. The first unit',
      '2. The second unit',
    ]);
    expect(await discord.autocomplete('learn', { unit: 'thi' }, 'unit')).toEqual([
      { name: 'The third unit', value: 'third' },
    ]);
    const closed = await discord.answer('learn', { unit: 'third' });
    expect(title(closed)).toBe('The third unit is not open yet');
    await discord.select(list, 'learn:pick:0', ['first']);
    expect(labels(await editedTo(unrolled, list, /1 of 3/))).toContain('Next: The second unit');
  });

  it('changes the path, and finishes it; a unit without questions ends with its last step', async () => {
    const { discord } = unrolled;
    const unit = await discord.answer('learn');
    const paths = await press(unit, 'Change the path', /Your path through the course/);
    await discord.select(paths, 'learn:path', ['cnn-beginner']);
    const other = await editedTo(unrolled, paths, /2 of 3/);
    const asked = await press(other, '2 Questions', /question 1 of 3/);
    const done = await answerAll(asked, ['Certainly', 'Certainly', 'Certainly'], {});
    const last = await press(done, 'Next: The third unit', /3 of 3 · The third unit/);
    await press(last, '1 Read', /^Pooling/);
    const finished = await discord.answer('learn');
    expect(title(finished)).toBe('You have finished this path');
  });
});

describe('a server’s own unit', () => {
  it('joins the course, and an admin can order it', async () => {
    const { discord } = unrolled;
    const add = (name: string, data: string) =>
      discord.answer(
        'documents add',
        { file: { name, type: 'text/markdown', data: Buffer.from(data) } },
        { user: 'ada' },
      );
    const added = await add(
      'ours.md',
      `${unitFront('ours', ['read: lstm', 'jump: high'], 'after: first\n')}Ours.`,
    );
    expect(text(added)).toMatch(/Unit of the course:\*\* The ours unit \(read\)/);
    expect(text(added)).toMatch(/A step does one of read, train/);
    const start = await discord.answer('learn', {}, { user: 'bob' });
    const unit = await press(start, 'Begin at the start', /1 of 4/, { user: 'bob' });
    const list = await press(unit, 'All units', /🔒 2\. The ours unit/, { user: 'bob' });
    expect(text(list)).toMatch(/4\. The third unit/);
    await add('plan.md', '---\nkind: course\nunits: [ours, second]\n---\n');
    expect(title(await discord.answer('learn', {}, { user: 'bob' }))).toBe('1 of 2 · The ours unit');
  });
});
