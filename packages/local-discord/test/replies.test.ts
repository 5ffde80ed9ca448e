/** Our answers are held to Discord's own response schemas. */
import { ChannelType, Routes, type TextChannel } from 'discord.js';
import { expect, test } from 'vitest';
import { LocalDiscord } from '../src/index.ts';
import { routes } from '../src/routes/index.ts';
import { problemLine, schemaProblems } from '../src/validation/problems.ts';
import { startDemoBot } from './fixtures/demo-bot.ts';

test('every route answers as the schema of its response says', async () => {
  const discord = await LocalDiscord.start({ rateLimits: false });
  const problems: string[] = [];
  const answered = new Set<string>();
  discord.happenings.on('reply', (route, body) => {
    const name = `${route.method} ${route.template}`;
    answered.add(name);
    if (!route.reply || body === undefined) return;
    const asSent: unknown = JSON.parse(JSON.stringify(body));
    problems.push(
      ...schemaProblems(route.reply, asSent).map((problem) => `${name}: ${problemLine(problem)}`),
    );
  });
  const { client } = await startDemoBot(discord);
  const { rest } = client;
  const me = client.user.id;
  const guild = discord.core.world.guild('Study group').id;
  const alice = discord.core.world.user('alice').id;

  for (const command of ['compare', 'vote', 'whisper', 'note']) await discord.slash(command);
  const { message: thinking } = await discord.slash('explain', { topic: 'memory' });
  const answer = await discord.waitForEdit(thinking?.id ?? '');
  await discord.click(answer, 'See it measured');
  await discord.answer('train', { network: 'cnn', epochs: 1 });
  await discord.waitForMessage(({ content }) => content === 'cnn is trained.');
  await discord.slash('thread');
  await discord.waitForMessage(({ content }) => content === 'The numbers:');
  await discord.slash('experiments list', {}, { channel: 'dm' });
  await discord.slash('experiments list', {}, { channel: 'openings' });

  const channel = client.channels.cache.get(discord.channel('lab').id) as TextChannel;
  const sent = await channel.send('x');
  await sent.edit('y');
  await sent.react('👍');
  await sent.reply('z');
  await rest.delete(Routes.channelMessageOwnReaction(channel.id, sent.id, encodeURIComponent('👍')));
  await channel.bulkDelete([await channel.send('v'), await channel.send('w')]);
  await channel.messages.fetch({ limit: 5 });
  await channel.messages.fetch({ message: sent.id, force: true });
  const thread = await channel.threads.create({ name: 'loose', type: ChannelType.PublicThread });
  await thread.join();
  await thread.setName('looser');
  await thread.members.fetch();
  await rest.get(Routes.guildActiveThreads(guild));
  await rest.get(Routes.channel(thread.id));
  await thread.leave();
  await thread.delete();
  await channel.sendTyping();
  await rest.get(Routes.channel(channel.id));
  await rest.get(Routes.channel(discord.channel('dm').id));

  for (const path of [
    Routes.gateway(),
    Routes.currentApplication(),
    Routes.oauth2CurrentApplication(),
    Routes.user('@me'),
    Routes.user(alice),
    Routes.userGuilds(),
    Routes.guild(guild),
    Routes.guildChannels(guild),
    Routes.guildRoles(guild),
    Routes.guildMember(guild, alice),
  ])
    await rest.get(path);
  await rest.get(Routes.guildMembers(guild), { query: new URLSearchParams({ limit: '10' }) });
  await rest.get(`/guilds/${guild}/members/search`, {
    query: new URLSearchParams({ query: 'a', limit: '5' }),
  });
  await client.users.send(alice, 'hello');
  await sent.delete();

  for (const scope of [undefined, guild]) {
    const commands = client.application.commands;
    const one = await commands.create({ name: 'one', description: 'One' }, scope as string);
    await commands.edit(one.id, { description: 'Another' }, scope as string);
    await rest.get(
      `${scope ? Routes.applicationGuildCommands(me, scope) : Routes.applicationCommands(me)}/${one.id}`,
    );
    await commands.delete(one.id, scope as string);
    await commands.set([{ name: 'two', description: 'Two' }], scope as string);
    await rest.get(scope ? Routes.applicationGuildCommands(me, scope) : Routes.applicationCommands(me));
  }
  const lastCallback = discord.requests.findLast(({ path }) => path.endsWith('/callback'))?.path ?? '';
  const original = Routes.webhookMessage(me, lastCallback.split('/')[3] ?? '', '@original');
  await rest.get(original, { auth: false });
  await rest.delete(original, { auth: false });
  await client.guilds.cache.find(({ name }) => name === 'Evening class')?.leave();

  await client.destroy();
  await discord.stop();
  expect(problems).toEqual([]);
  expect(discord.violations).toEqual([]);
  // Nothing is left out above: each route has answered at least once.
  expect(
    routes.map(({ method, template }) => `${method} ${template}`).filter((name) => !answered.has(name)),
  ).toEqual([]);
});
