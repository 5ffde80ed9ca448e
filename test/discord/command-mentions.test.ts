/** Which names of commands become links. */
import { expect, test } from 'vitest';
import { type CommandIds, mentionCommands, noteCommandIds } from '../../src/discord/command-mentions.ts';
import { inert, quote } from '../../src/text/escape.ts';

const ids: CommandIds = new Map();
const ofDiscord = { application_id: '1', version: '1', type: 1, description: 'x' } as const;
noteCommandIds(ids, [
  { ...ofDiscord, id: '7', name: 'train', default_member_permissions: null },
  {
    ...ofDiscord,
    ...{ id: '8', name: 'quiz', default_member_permissions: null },
    options: [{ type: 1, name: 'now', description: 'x' }],
  },
]);
const linked = (text: string) => mentionCommands({ text }, ids).text;

test.each([
  ['Try `/train` or `/quiz now`.', 'Try </train:7> or </quiz now:8>.'],
  // A command with subcommands has no link of its own, and a link carries no options.
  ['`/quiz`, `/train rnn` and `/none`', '`/quiz`, `/train rnn` and `/none`'],
  ['```\nsay `/train`\n``` then `/train`', '```\nsay `/train`\n``` then </train:7>'],
  ['```\ncut `/train`', '```\ncut `/train`'],
  ['`` `/train` ``', '`` `/train` ``'],
])('%j', (text, shown) => {
  expect(linked(text)).toBe(shown);
});

test('what a person wrote makes no link', () => {
  for (const escaped of [quote('`/train`'), inert('`/quiz now` </train:7>')])
    expect(linked(escaped)).toBe(escaped);
});
