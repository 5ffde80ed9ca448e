/** Messages of components alone, and forms: what Discord takes and what it refuses. */
import {
  ButtonStyle,
  Client,
  ComponentType,
  DiscordAPIError,
  type Interaction,
  MessageFlags,
  Routes,
  type TextChannel,
} from 'discord.js';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LocalDiscord } from '../src/index.ts';
import { problemLine, schemaProblems } from '../src/validation/problems.ts';
import { png } from './fixtures/png.ts';

const flags = MessageFlags.IsComponentsV2;
const text = (content: string) => ({ type: ComponentType.TextDisplay, content });
const button = { type: ComponentType.Button, style: ButtonStyle.Primary, label: 'Go', custom_id: 'go' };
const section = (texts: number, accessory?: object) => ({
  type: ComponentType.Section,
  components: Array.from({ length: texts }, () => text('a')),
  ...(accessory && { accessory }),
});
const gallery = (...names: string[]) => ({
  type: ComponentType.MediaGallery,
  items: names.map((name) => ({ media: { url: `attachment://${name}` }, description: 'A curve' })),
});
const picture = { name: 'a.png', data: png(8, 6, () => [1, 2, 3]), contentType: 'image/png' };

let discord: LocalDiscord;
let client: Client<true>;
const unlikeDiscord: string[] = [];

beforeAll(async () => {
  discord = await LocalDiscord.start({ rateLimits: false });
  discord.happenings.on('reply', (route, body) => {
    if (!route.reply || body === undefined) return;
    const problems = schemaProblems(route.reply, JSON.parse(JSON.stringify(body)));
    unlikeDiscord.push(...problems.map((problem) => `${route.template}: ${problemLine(problem)}`));
  });
  const starting = new Client({ intents: [], rest: { api: discord.api } });
  await starting.login(discord.token);
  client = starting as Client<true>;
  await client.rest.put(Routes.applicationCommands(client.application.id), {
    body: [{ name: 'form', description: 'Shows a form' }],
  });
});

beforeEach(() => {
  discord.violations.splice(0);
});

afterAll(async () => {
  await client.destroy();
  await discord.stop();
  expect(unlikeDiscord).toEqual([]);
});

const path = () => Routes.channelMessages(discord.channel('lab').id);
const send = async (body: object, files: (typeof picture)[] = []) =>
  (await client.rest.post(path(), { body, files })) as Awaited<ReturnType<TextChannel['send']>>;
const edit = (id: string, body: object) =>
  client.rest.patch(Routes.channelMessage(discord.channel('lab').id, id), { body });
/** The refusal's code and what it says about each place. */
const refusal = async (request: Promise<unknown>) => {
  const error = await request.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof DiscordAPIError ? { code: error.code, message: error.message } : error;
};

test('all kinds of components are taken, and files come back with address and size', async () => {
  const { id } = await send(
    {
      flags,
      components: [
        {
          type: ComponentType.Container,
          accent_color: 0x5865f2,
          components: [
            text('**Hello**'),
            section(2, button),
            gallery('a.png'),
            { type: ComponentType.Separator },
            section(1, { type: ComponentType.Thumbnail, media: { url: 'attachment://a.png' } }),
            { type: ComponentType.File, file: { url: 'attachment://b.csv' } },
            { type: ComponentType.ActionRow, components: [{ ...button, custom_id: 'other' }] },
          ],
        },
      ],
    },
    [picture, { name: 'b.csv', data: Buffer.from('a,b'), contentType: 'text/csv' }],
  );
  const message = discord.message(id);
  expect(message.attachments).toEqual([]);
  expect(JSON.stringify(message.components)).toContain('"width":8,"height":6');
  expect(JSON.stringify(message.components)).toContain('"name":"b.csv","size":3');
  expect(discord.violations).toEqual([]);
});

test.each([
  [
    'text beside components',
    { content: 'x', components: [text('a')] },
    /content.*The 'content' field cannot be used/s,
  ],
  [
    'an embed beside components',
    { embeds: [{ title: 'x' }], components: [text('a')] },
    /embeds.*cannot be used/s,
  ],
  [
    'a poll beside components',
    {
      poll: { question: { text: 'x' }, answers: [{ poll_media: { text: 'y' } }] },
      components: [text('a')],
    },
    /poll.*cannot be used/s,
  ],
  [
    'a sticker beside components',
    { sticker_ids: ['1'], components: [text('a')] },
    /sticker_ids.*cannot be used/s,
  ],
  ['no component', { components: [] }, /Cannot send an empty message/],
  [
    '41 components',
    {
      components: Array.from({ length: 14 }, () =>
        section(1, { ...button, style: 5, url: 'https://a.b', custom_id: undefined }),
      ),
    },
    /at most 40 components, not 42/,
  ],
  ['4,001 characters', { components: [text('a'.repeat(4_000)), text('b')] }, /hold 4001 characters/],
  ['a file that is not there', { components: [gallery('b.png')] }, /no file for attachment:\/\/b.png/],
  [
    'eleven pictures',
    { components: [gallery(...Array.from({ length: 11 }, () => 'a.png'))] },
    /Invalid Form Body/,
  ],
  ['a section of four texts', { components: [section(4, button)] }, /Invalid Form Body/],
  ['a section without an accessory', { components: [section(1)] }, /Invalid Form Body/],
  ['a button outside a row', { components: [button] }, /Invalid Form Body/],
  [
    'a container in a container',
    { components: [{ type: 17, components: [{ type: 17, components: [text('a')] }] }] },
    /Invalid Form Body/,
  ],
  ['components of this kind without the flag', { flags: 0, components: [text('a')] }, /rows only/],
])('%s is refused', async (_, body, says) => {
  expect(await refusal(send({ flags, ...body }, [picture]))).toEqual({
    code: 50_035,
    message: expect.stringMatching(says),
  });
  expect(discord.violations).toHaveLength(1);
});

test('a message of embeds becomes one of components when its old fields go, and never goes back', async () => {
  const { id } = await send({ content: 'old', embeds: [{ title: 'old' }] });
  const components = [text('new')];
  expect(await refusal(edit(id, { flags, components }))).toMatchObject({ code: 50_035 });
  await edit(id, { flags, components, content: null, embeds: null });
  expect(discord.message(id)).toMatchObject({ flags, content: '', embeds: [] });
  await edit(id, { components: [text('newer')] });
  expect(discord.message(id)).toMatchObject({ flags, components: [{ content: 'newer' }] });
  expect(await refusal(edit(id, { flags: 0, components: [] }))).toMatchObject({
    message: expect.stringContaining('cannot be taken back'),
  });
  expect(await refusal(edit(id, { embeds: [{ title: 'again' }] }))).toMatchObject({ code: 50_035 });
});

const label = (component: object) => ({ type: ComponentType.Label, label: 'A field', component });
const input = (id = 'f') => label({ type: ComponentType.TextInput, custom_id: id, style: 1 });
const options = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `${index}`, value: `${index}` }));
const menu = (count: number, more: object = {}) =>
  label({ type: ComponentType.StringSelect, custom_id: 's', options: options(count), ...more });

/** The bot answers whatever comes next with `body`. */
const answerNext = (body: object) =>
  new Promise<unknown>((resolve) => {
    client.once('interactionCreate', ({ id, token }: Interaction) => {
      resolve(refusal(client.rest.post(Routes.interactionCallback(id, token), { body, auth: false })));
    });
  });
const form = (...components: object[]) => ({
  type: 9,
  data: { custom_id: 'form', title: 'A form', components },
});

test.each([
  ['no component', form(), /Invalid Form Body/],
  ['six components', form(...options(6).map(({ value }) => input(value))), /1 to 5 components, not 6/],
  ['26 choices', form(menu(26)), /Invalid Form Body/],
  ['no choice', form(menu(0)), /Invalid Form Body/],
  ['more to choose than there is', form(menu(2, { max_values: 3 })), /do not fit its options/],
  ['a text of 4,001 characters', form(text('a'.repeat(4_001)), input()), /Invalid Form Body/],
  ['a menu that is switched off', form(menu(2, { disabled: true })), /disabled/],
])('a form with %s is refused', async (_, body, says) => {
  const answered = answerNext(body);
  void discord.slash('form').catch(() => undefined);
  expect(await answered).toEqual({ code: 50_035, message: expect.stringMatching(says) });
});

test('a form cannot be answered with another form, and a choice that does not fit is not sent', async () => {
  const shown = answerNext(form(text('Choose'), menu(3, { max_values: 2 }), input()));
  const acknowledged = await discord.slash('form');
  await shown;
  await expect(discord.submitModal(acknowledged, { f: 'x' })).rejects.toThrow('s: This field is required');
  await expect(discord.submitModal(acknowledged, { f: 'x', s: ['0', '1', '2'] })).rejects.toThrow(
    'Choose 1 to 2',
  );
  const again = answerNext(form(input()));
  void discord.submitModal(acknowledged, { f: 'x', s: ['0', '2'] }).catch(() => undefined);
  expect(await again).toEqual({
    code: 50_035,
    message: expect.stringContaining('a form cannot be answered with another form'),
  });
});
