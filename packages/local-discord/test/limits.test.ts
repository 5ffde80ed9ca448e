/** What the published schema of Discord lets through, and the live service does not. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LocalDiscord } from '../src/index.ts';

let discord: LocalDiscord;

beforeAll(async () => {
  discord = await LocalDiscord.start();
});
afterAll(() => discord.stop());

/** Answers a new interaction of this type as a bot would. */
async function answer(type: 2 | 3 | 4, body: object) {
  const { interactions, world } = discord.core;
  const asked = interactions.send({
    ...{ type, name: 'x', data: {} },
    ...{ user: world.user('alice'), channel: world.channel('general') },
  });
  asked.catch(() => undefined);
  const { id, token } = [...world.interactions.values()].at(-1) ?? {};
  const response = await fetch(`${discord.api}/v10/interactions/${id}/${token}/callback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const problems = discord.violations.splice(0).flatMap((violation) => violation.problems);
  return { status: response.status, problems: problems.join('\n') };
}

const text = (length: number) => 'x'.repeat(length);
const suggest = (...choices: object[]) => answer(4, { type: 8, data: { choices } });
const say = (data: object) => answer(2, { type: 4, data });
const row = (...components: object[]) => ({ type: 1, components });
const press = (more: object) => say({ components: [row({ type: 2, style: 1, custom_id: 'a', ...more })] });
const input = (more: object, id = 'a') => row({ type: 4, style: 1, custom_id: id, label: 'l', ...more });
const form = (...components: object[]) =>
  answer(2, { type: 9, data: { custom_id: 'f', title: 't', components } });

test.each<[string, () => ReturnType<typeof answer>, string]>([
  [
    'a long value',
    () => suggest({ name: 'a', value: text(101) }),
    'a value has 1 to 100 characters, not 101',
  ],
  ['an empty value', () => suggest({ name: 'a', value: '' }), 'a value has 1 to 100 characters, not 0'],
  ['a long name', () => suggest({ name: text(101), value: 'a' }), 'data.choices.0.name'],
  [
    'too many suggestions',
    () => suggest(...Array.from({ length: 26 }, (_, i) => ({ name: `n${i}`, value: `v${i}` }))),
    'data.choices',
  ],
  ['a button without words', () => press({}), 'a button needs a label or an emoji'],
  ['a button with blanks', () => press({ label: ' ' }), 'a button needs a label or an emoji'],
  ['a long label', () => press({ label: text(81) }), 'label'],
  ['a long custom id', () => press({ label: 'a', custom_id: text(101) }), 'custom_id'],
  ['a blank title', () => say({ embeds: [{ title: ' \n' }] }), 'an embed needs a text or a picture'],
  ['half a character', () => say({ content: 'a\ud83d' }), 'content: a text holds half a character'],
  [
    'six fields',
    () => form(...[...'abcdef'].map((id) => input({}, id))),
    'a form has 1 to 5 components, not 6',
  ],
  ['a field without words', () => form(input({ label: undefined })), 'a text input in a row needs a label'],
  ['a value too long for its field', () => form(input({ max_length: 2, value: 'abc' })), 'does not fit'],
  ['a value too short for its field', () => form(input({ min_length: 2, value: 'a' })), 'does not fit'],
])('%s is refused', async (_, send, problem) => {
  const { status, problems } = await send();
  expect(problems).toContain(problem);
  expect(status).toBe(400);
});

test.each<[string, () => ReturnType<typeof answer>]>([
  ['suggestions', () => suggest({ name: text(100), value: text(100) })],
  ['no suggestion', () => suggest()],
  ['a button', () => press({ label: text(80), custom_id: text(100) })],
  ['a button with an emoji', () => press({ emoji: { name: '👍' } })],
  ['a whole character', () => say({ content: '🧠' })],
  [
    'a form',
    () => form(...[...'abcde'].map((id) => input({ min_length: 1, max_length: 3, value: 'abc' }, id))),
  ],
])('%s within the limits: accepted', async (_, send) => {
  expect(await send()).toEqual({ status: 204, problems: '' });
});

test('two choices of an option with one name, or with a long value, are refused', async () => {
  const put = async (...choices: object[]) => {
    const options = [{ type: 3, name: 'o', description: 'd', choices }];
    const response = await fetch(`${discord.api}/v10/applications/${discord.core.world.bot.id}/commands`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bot ${discord.token}` },
      body: JSON.stringify([{ name: 'c', description: 'd', options }]),
    });
    return [response.status, discord.violations.splice(0).flatMap(({ problems }) => problems)];
  };
  expect(await put({ name: 'a', value: 'x' }, { name: 'b', value: 'y' })).toEqual([200, []]);
  expect(await put({ name: 'a', value: 'x' }, { name: 'a', value: 'y' })).toEqual([
    400,
    [expect.stringContaining('two choices have the name a')],
  ]);
  expect(await put({ name: 'a', value: text(101) })).toEqual([400, [expect.stringContaining('not 101')]]);
});

test('a connection breaks before a request is dealt with, or afterwards', async () => {
  for (const [drop, posted] of [
    ['before', 0],
    ['after', 1],
  ] as const) {
    const seen = discord.messages.length;
    discord.faults.dropConnection(/callback$/, { drop });
    await expect(say({ content: 'x' })).rejects.toThrow();
    expect(discord.messages.length - seen).toBe(posted);
  }
  expect(await say({ content: 'x' })).toMatchObject({ status: 204 });
});
