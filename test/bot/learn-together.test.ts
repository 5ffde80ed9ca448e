/** A unit that a group takes together, and how far the class is. */
import { rm } from 'node:fs/promises';
import { type APIMessage, PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseFolder, letterOf, questionBlock, unitFront } from '../support/course.ts';
import { editedTo, embedText as text, embedTitle as title } from '../support/messages.ts';
import { labels, pictures, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
let folder: string;

beforeAll(async () => {
  const train = 'train: { network: rnn, dataset: recall, samples: 64, epochs: 1, units: 4 }';
  folder = await courseFolder({
    '1-first.md': `${unitFront('first', ['read: cnn', train, 'quiz: [cnn]'])}Look.\n\n${questionBlock('Does it see?', 'Does it learn?', 'Does it answer?')}`,
    '2-second.md': unitFront('second', ['read: rnn']),
  });
  unrolled = await startUnrolled({ DOCUMENTS_DIR: folder });
});
afterAll(async () => {
  await unrolled.stop();
  await rm(folder, { recursive: true, force: true });
});

const bob = { user: 'bob' };
const ada = { user: 'ada' };
const inThread = (thread: string) => (message: APIMessage) => message.channel_id === thread;

/** Answers a group's question for several people, and ends it. */
async function answerTogether(question: APIMessage, answers: Record<string, string>): Promise<void> {
  const { discord } = unrolled;
  for (const [i, [user, words]] of Object.entries(answers).entries()) {
    await discord.click(question, letterOf(question, words), { user });
    await discord.waitForEdit(question, (now) => labels(now).includes(`${i + 1} answered`));
  }
  await discord.click(question, 'End this question');
  await editedTo(unrolled, question, /\*\*Solution:\*\*/);
}

describe('a group', () => {
  it('takes a unit in a thread; the host goes on, all answer, and who was right has done it', async () => {
    const { discord } = unrolled;
    const invitation = await discord.answer('learn', { together: true, unit: 'first' });
    expect((invitation.flags ?? 0) & 64).toBe(0);
    expect(title(invitation)).toBe('Learning together: The first unit');
    const thread = /<#(\d+)>/.exec(text(invitation))?.[1] ?? '';
    const opening = await discord.waitForMessage(inThread(thread));
    expect(title(opening)).toBe('Together: The first unit');
    expect(text(opening)).toMatch(/^Look\.\n\n👉 1\. \*\*Read:\*\*/);
    expect(pictures(opening, discord)).toHaveLength(1);

    const refused = await discord.click(opening, 'Next: 1 Read', { ...bob, channel: thread });
    expect(text(await discord.waitForEdit(refused.message ?? ''))).toMatch(/leads this unit/);
    const here = { channel: thread };
    const next = async (message: APIMessage, label: string, user = 'alice') => {
      const { message: shown } = await discord.click(message, label, { ...here, user });
      return discord.waitForEdit(shown ?? '');
    };
    const page = await next(opening, 'Next: 1 Read');
    expect(title(page)).toBe('Convolutional neural network');
    expect(labels(page)).toEqual(['Next: 2 Train']);
    expect(text(await next(opening, 'Next: 1 Read'))).toMatch(/further on already/);
    const train = await next(page, 'Next: 2 Train');
    expect(text(train)).toMatch(/^\*\*Train\*\* an RNN on recall\nAnybody may start it/);
    expect(title(await next(train, 'Start it', 'bob'))).toMatch(/RNN on Recall/);
    const quiz = await next(train, 'Next: 3 Questions');
    expect(labels(quiz)).toEqual(['Start the questions', 'Next unit: The second unit']);
    let last = await next(quiz, 'Start the questions');
    expect(title(last)).toBe('The first unit');
    for (const wrong of ['Certainly', 'Never', 'Certainly']) {
      last = await discord.waitForMessage(
        (message) => inThread(thread)(message) && labels(message).includes('End this question'),
        { after: last, timeoutMs: 20_000 },
      );
      await answerTogether(last, { alice: 'Certainly', bob: wrong });
    }
    expect(title(await next(quiz, 'Next unit: The second unit'))).toBe('Together: The second unit');
  });

  it('counts for the own course of whoever had all right', async () => {
    const { discord } = unrolled;
    for (const [user, unit] of [
      ['alice', '2 of 2 · The second unit'],
      ['bob', '1 of 2 · The first unit'],
    ] as const) {
      const start = await discord.answer('learn', {}, { user });
      await discord.click(start, 'Begin at the start', { user });
      expect(title(await editedTo(unrolled, start, / of 2/))).toBe(unit);
    }
  });

  it('stays in the thread where it is asked for, and in the channel where no thread may be opened', async () => {
    const { discord } = unrolled;
    const own = discord.openThread('Ours');
    const there = await discord.answer('learn', { together: true }, { channel: own.id });
    expect(title(there)).toMatch(/^Together: /);
    const lab = discord.channel('lab');
    const deny = (bits: bigint) =>
      discord.changeChannel(lab.id, {
        permission_overwrites: [{ id: lab.guild_id ?? '', type: 0, allow: '0', deny: String(bits) }],
      });
    deny(PermissionFlagsBits.CreatePublicThreads);
    const here = await discord.answer('learn', { together: true }, { channel: 'lab' });
    expect(title(here)).toMatch(/^Together: /);
    expect(text(here)).toMatch(/^-# I could not open a thread here/);
    deny(0n);
    const direct = await discord.answer('learn', { together: true }, { channel: 'dm' });
    expect(text(direct)).toMatch(/belongs to a server/);
  });
});

describe('the class', () => {
  it('shows who is where, and what most get wrong; hidden learners are only counted', async () => {
    const { discord } = unrolled;
    await discord.answer('quiz privacy', { show: 'hidden' }, bob);
    const view = await discord.answer('quiz class', {}, ada);
    const { message } = await discord.click(view, 'The course', ada);
    const course = await discord.waitForEdit(message ?? '');
    expect((course.flags ?? 0) & 64).toBe(64);
    expect(text(course)).toMatch(/\*\*2 learners\*\*/);
    expect(text(course)).toMatch(/^Unit 2, The second unit: <@\d+>/m);
    expect(text(course)).toMatch(/^Unit 1, The first unit: 1 learner$/m);
    expect(text(course)).toMatch(/“Does it [a-z]+\?” – 1 of 2 wrong \(The first unit\)/);
  });
});
