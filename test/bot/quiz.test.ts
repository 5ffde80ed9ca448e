/** /quiz over sockets: groups, races and lone learners, with the real documents. */
import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crowd } from '../support/crowd.ts';
import { embedText as text, embedTitle as title } from '../support/messages.ts';
import { newestPrivate, privateMessages } from '../support/private-messages.ts';
import { labels, pictures, readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;

/** Questions with buttons: those from the documents may want something typed. */
const deck = ['question,answer,wrong', 'Which?,this,"that\nneither"', 'Which one?,these,those'].join('\n');

beforeAll(async () => {
  unrolled = await startUnrolled();
  const file = { name: 'deck.csv', type: 'text/csv', data: Buffer.from(deck) };
  await unrolled.discord.answer('quiz import', { file }, { user: 'ada' });
});
afterAll(() => unrolled.stop());

const isOpen = (message: APIMessage) => labels(message).includes('End this question');
const isSolved = (message: APIMessage) => /\*\*Solution:\*\*/.test(text(message));
const isHidden = (message: APIMessage) => ((message.flags ?? 0) & 64) === 64;

/** A quiz whose questions have buttons: terms are asked by single choice and by true or false. */
async function begin(
  options: object = {},
  where: object = {},
): Promise<{ start: APIMessage; question: APIMessage }> {
  const start = await unrolled.discord.answer('quiz now', { length: 1, seconds: 60, ...options }, where);
  const question = await unrolled.discord.waitForMessage(isOpen, { after: start, timeoutMs: 15_000 });
  return { start, question };
}

/** Presses an option, or types something, and gives what only the presser reads. */
async function respond(question: APIMessage, user: string, option = 0): Promise<APIMessage> {
  const { discord } = unrolled;
  const before = privateMessages(discord, user).map(text);
  const [first = ''] = labels(question);
  const acknowledged = await discord.click(
    question,
    first === 'Answer' ? 'Answer' : (labels(question)[option] ?? first),
    { user },
  );
  if (acknowledged.modal)
    await discord.submitModal(acknowledged, { answer: option === 0 ? wordFor(question) : '13' });
  return newestPrivate(discord, user, (message) => !before.includes(text(message)));
}

const wordFor = (question: APIMessage) => (/right order/.test(text(question)) ? letters(question) : '12');
const letters = (question: APIMessage) =>
  [...text(question).matchAll(/\*\*([A-F])\.\*\*/g)].map(([, each]) => each).join(' ');

describe('a group', () => {
  it('answers in secret, may change its mind, and sees solution, distribution and who was right', async () => {
    const { discord } = unrolled;
    const { start, question } = await begin({ topic: 'glossary', level: 'first' });
    expect(text(start)).toContain('One question, 60 seconds.');
    for (const user of ['alice', 'bob', 'ada']) {
      const kept = await respond(question, user);
      expect(isHidden(kept)).toBe(true);
      expect(text(kept)).toMatch(/^Your answer: \*\*/);
    }
    // A change of mind changes the same message.
    const before = privateMessages(discord, 'bob').length;
    expect(text(await respond(question, 'bob', 1))).toMatch(/^Your answer: \*\*/);
    expect(privateMessages(discord, 'bob')).toHaveLength(before);
    const counted = await discord.waitForEdit(question, (message) => labels(message).includes('3 answered'));
    expect(text(counted)).not.toContain('Solution');

    await discord.click(question, 'End this question');
    const solved = await discord.waitForEdit(question, isSolved);
    expect(discord.messages.at(-1)?.id).not.toBe(privateMessages(discord, 'alice').at(-1)?.id);
    expect(pictures(solved, discord)).toHaveLength(1);
    expect(pictures(solved, discord)[0]?.alt).toMatch(/\d of 3 answers right/);
    expect(solved.embeds[0]?.footer?.text).toBe('3 answers');
    expect(labels(solved).some((label) => label.startsWith('Explain: '))).toBe(true);
    const results = await discord.waitForMessage((message) => title(message).endsWith('results'), {
      after: question,
    });
    expect(text(results)).toMatch(/` 1\.` <@\d+> – \*\*\d+ points?\*\*, \d of 1 right/);
    // The board is a message of its own.
    const { message: board } = await discord.click(results, 'Board');
    expect(title(await discord.waitForEdit(board?.id ?? ''))).toBe('Quiz board this week');
    expect(title(discord.message(results.id))).toBe(title(results));
    expect(text(await discord.answer('quiz board'))).toMatch(/<@\d+>/);
    const opening = await discord.waitForEdit(start, (message) => /It is over/.test(text(message)));
    expect(labels(opening)).toEqual([]);
  });

  it('is told politely that a question is over', async () => {
    const { discord } = unrolled;
    const { question } = await begin({ topic: 'glossary', level: 'first' });
    const [choice = ''] = labels(question);
    await discord.click(question, 'End this question');
    await discord.waitForEdit(question, isSolved);
    expect(labels(discord.message(question.id))).not.toContain(choice);
    // Somebody's screen still shows the old buttons.
    const { messages } = discord.core.world;
    const stored = discord.core.world.message(question.id);
    messages.set(question.id, {
      ...stored,
      message: { ...stored.message, components: question.components ?? [] },
    });
    await discord.click(question, choice, { user: 'bob' });
    const answer = await discord.waitForMessage((message) => /This question is over/.test(text(message)));
    expect(isHidden(answer)).toBe(true);
  });

  it('has one quiz in a channel at a time, which only its host or an admin ends', async () => {
    const { discord } = unrolled;
    const { start, question } = await begin({ length: 3 }, { channel: 'lab' });
    expect(text(await discord.answer('quiz now', {}, { channel: 'lab', user: 'bob' }))).toMatch(
      /is running in this channel/,
    );
    await discord.click(question, 'End this question', { user: 'bob' });
    await discord.waitForMessage((message) => /Only whoever started this quiz/.test(text(message)));
    expect(text(await discord.answer('quiz stop', {}, { channel: 'lab', user: 'bob' }))).toMatch(
      /Only whoever started/,
    );
    expect(title(await discord.answer('quiz stop', {}, { channel: 'lab', user: 'ada' }))).toMatch(
      /: stopped$/,
    );
    await discord.waitForEdit(question, isSolved);
    const results = await discord.waitForMessage((message) => title(message).endsWith('results'), {
      after: question,
    });
    expect(text(results)).toMatch(/^Stopped after 1 of 3 questions/);
    await discord.waitForEdit(start, (message) => labels(message).length === 0);
    expect(text(await discord.answer('quiz stop', {}, { channel: 'lab' }))).toMatch(/No quiz is running/);
  });

  it('of three hundred at once has every answer counted once, with few edits of the message', async () => {
    const { discord } = unrolled;
    const { question } = await begin({ deck: 'deck' });
    const people = crowd(discord, 300);
    const edits = () =>
      discord.requests.filter(({ method, path }) => method === 'PATCH' && path.includes(question.id)).length;
    // Everybody presses twice: the second press is a change of mind, and not a second answer.
    for (const option of ['A', 'B'])
      await Promise.all(people.map((user) => discord.click(question, option, { user })));
    await discord.waitForEdit(question, (message) => labels(message).includes('300 answered'));
    expect(edits()).toBeLessThan(10);
    await discord.click(question, 'End this question');
    const solved = await discord.waitForEdit(question, isSolved);
    const right = /\*\*Solution:\*\* B/.test(text(solved)) ? 300 : 0;
    expect(solved.embeds[0]?.footer?.text).toBe('300 answers');
    expect(pictures(solved, discord)[0]?.alt).toMatch(new RegExp(`^${right} of 300 answers right`));
  });

  it('goes on to the next question by itself', async () => {
    const { discord } = unrolled;
    const { question } = await begin({ length: 2, topic: 'glossary', level: 'first' });
    expect(title(question)).toMatch(/question 1 of 2/);
    await discord.click(question, 'End this question');
    const second = await discord.waitForMessage(
      (message) => isOpen(message) && /2 of 2/.test(title(message)),
      {
        after: question,
        timeoutMs: 20_000,
      },
    );
    await discord.click(second, 'End this question');
    await discord.waitForMessage((message) => title(message).endsWith('results'), { after: second });
  });
});

describe('a race', () => {
  it('is won by the first right answer; a wrong one has had its try', async () => {
    const { discord } = unrolled;
    const { question } = await begin({ mode: 'race', deck: 'deck' });
    const options = labels(question).filter((label) => /^([A-E]|True|False)$/.test(label));
    // Nobody knows the solution here: each tries another option until one is right.
    const people = ['alice', 'bob', 'ada', 'mute'];
    let won = '';
    for (const [i, option] of options.entries()) {
      const user = people[i] ?? '';
      await discord.click(question, option, { user });
      const outcome = /you were the first|Not right/;
      const taken = await newestPrivate(discord, user, (message) => outcome.test(text(message)));
      if (/you were the first/.test(text(taken))) {
        won = user;
        break;
      }
      await discord.click(question, option, { user });
      await newestPrivate(discord, user, (message) => /one try at each/.test(text(message)));
    }
    expect(won).not.toBe('');
    const solved = await discord.waitForEdit(question, isSolved);
    expect(readable(solved, discord)).toContain('Won by');
  });
});

describe('one learner', () => {
  it.each(['dm', 'openings'])(
    'goes at their own pace in %s, with the solution after each answer',
    async (channel) => {
      const { discord } = unrolled;
      let message = await discord.answer('quiz now', { length: 3 }, { channel });
      for (let number = 1; number <= 3; number++) {
        expect(title(message)).toContain(`question ${number} of 3`);
        await answerSolo(message);
        message = await discord.waitForEdit(message, isSolved);
        expect(text(message)).toMatch(/\*\*Right\*\*|\*\*Not this time\*\*/);
        await discord.click(message, number === 3 ? 'How did I do?' : 'Next');
        message = await discord.waitForEdit(message, (each) => !isSolved(each));
      }
      expect(text(message)).toMatch(/\d of 3 right/);
    },
  );

  it('asks first about the page that was just opened', async () => {
    const { discord } = unrolled;
    await discord.answer('explain', { topic: 'rnn' }, { user: 'bob' });
    const message = await discord.answer('quiz now', { length: 1, mode: 'own' }, { user: 'bob' });
    await discord.click(message, 'A', { user: 'bob' });
    const solved = await discord.waitForEdit(message, isSolved);
    expect(labels(solved)).toContain('Explain: Recurrent neural network');
  });

  it('is seen by nobody, and counts on the board once the result is shared', async () => {
    const { discord } = unrolled;
    const board = async () => text(await discord.answer('quiz board', { topic: 'glossary' }));
    const before = await board();
    let message = await discord.answer('quiz now', { length: 1, mode: 'own', deck: 'deck' });
    expect(isHidden(message)).toBe(true);
    await answerSolo(message);
    message = await discord.waitForEdit(message, isSolved);
    expect(message.embeds[0]?.footer?.text).toMatch(/^\d+ points so far · \d of 1 right/);
    await discord.click(message, 'How did I do?');
    const result = await discord.waitForEdit(message, (each) => !isSolved(each));
    expect(title(result)).toMatch(/: your result$/);
    expect(await board()).toBe(before);

    const refusal = { status: 400, body: { message: 'Invalid Form Body', code: 50035 } };
    discord.faults.answer(/^PATCH \/webhooks\//, refusal);
    await discord.click(result, 'Share my result');
    await newestPrivate(discord, 'alice', (each) => /report number/.test(text(each)));
    expect(await board()).toBe(before);

    const { message: reply } = await discord.click(result, 'Share my result');
    const shared = await discord.waitForEdit(reply?.id ?? '');
    expect(isHidden(shared)).toBe(false);
    expect(text(shared)).toMatch(/<@\d+> had \*\*\d of 1 right\*\*[\s\S]*[✅❌]/);
    await discord.click(result, 'Share my result');
    await newestPrivate(discord, 'alice', (each) => /shared this result already/.test(text(each)));
    await discord.click(result, 'Play again');
    const again = await newestPrivate(discord, 'alice', (each) => /Which/.test(text(each)));
    expect(title(again)).toBe(title(discord.message(result.id)).replace(': your result', ''));
  });

  async function answerSolo(message: APIMessage): Promise<void> {
    const { discord } = unrolled;
    const [first = ''] = labels(message);
    const shown = await discord.click(message, first);
    if (shown.modal) await discord.submitModal(shown, { answer: wordFor(message) });
    if (labels(message).includes('Done')) {
      const marked = await discord.waitForEdit(
        message,
        (each) => JSON.stringify(each.components) !== JSON.stringify(message.components),
      );
      await discord.click(marked, 'Done');
    }
  }
});

describe('a wish that cannot be met is answered with what can:', () => {
  it.each([
    [{ topic: 'bananna bread' }, /is not a topic/],
    [{ deck: 'nothing' }, /There is no deck “nothing”/],
  ])('%j', async (options, sentence) => {
    expect(text(await unrolled.discord.answer('quiz now', options))).toMatch(sentence);
  });

  it('a group where the bot cannot post', async () => {
    const { discord } = unrolled;
    for (const channel of ['dm', 'openings'])
      expect(text(await discord.answer('quiz now', { mode: 'group' }, { channel }))).toMatch(/mode:own/);
  });

  it('topics are completed while one types', async () => {
    const choices = await unrolled.discord.autocomplete('quiz now', { topic: 'gat' }, 'topic');
    expect(choices.map(({ name }) => name)).toContain('Gates');
  });
});
