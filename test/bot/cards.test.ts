/** Whose message is whose: an error is read by the caller alone, and a card is changed only by its reader. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readable, startUnrolled, type Unrolled } from '../support/unrolled.ts';

let unrolled: Unrolled;
beforeAll(async () => {
  unrolled = await startUnrolled();
});
afterAll(() => unrolled.stop());

const ephemeral = 64;
const flagsOf = ({ flags }: { flags?: number }) => (flags ?? 0) & ephemeral;

test('an error of a public command is private, and no “thinking …” stays in the channel', async () => {
  const { discord } = unrolled;
  const { message: thinking } = await discord.slash('compare', { a: 'cnn', b: 'cnn' });
  const error = await discord.waitForEdit(thinking ?? '');
  expect(flagsOf(error)).toBe(ephemeral);
  expect(readable(error, discord)).toMatch(/cannot be compared with itself/);
  expect(discord.messages.map(({ id }) => id)).not.toContain(thinking?.id);
});

test('a press on the card of another person gives a private copy, and the card stays', async () => {
  const { discord } = unrolled;
  const card = await discord.answer('explain', { topic: 'lstm' }, { user: 'alice' });
  const { message } = await discord.click(card, 'In depth', { user: 'bob' });
  const copy = await discord.waitForEdit(message ?? '');
  expect(flagsOf(copy)).toBe(ephemeral);
  expect(discord.message(card.id).embeds).toEqual(card.embeds);
  // The copy is Bob's own.
  await discord.click(copy, 'First look', { user: 'bob' });
  const turned = await discord.waitForEdit(copy, ({ edited_timestamp }) => edited_timestamp !== null);
  expect(turned.embeds[0]?.description).toBe(card.embeds[0]?.description);
});

test('the name of a command without options is a link to it', async () => {
  const { discord } = unrolled;
  const list = await discord.answer('experiments list', {}, { user: 'bob' });
  const help = await discord.answer('help');
  await discord.click(help, 'All commands');
  const all = await discord.waitForEdit(help, ({ embeds }) => embeds[0]?.title === 'All commands');
  const compare = /<\/compare:(\d+)>/.exec(readable(all, discord))?.[1];
  expect((discord.core.world.commands.get('global') ?? []).map(({ id }) => id)).toContain(compare);
  // A link cannot carry options.
  expect(readable(list, discord)).toContain('`/train rnn`');
});
