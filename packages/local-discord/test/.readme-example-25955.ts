import { Client, Events } from 'discord.js';
import { LocalDiscord } from 'local-discord';

const discord = await LocalDiscord.start();
const client = new Client({ intents: [], rest: { api: discord.api } });
client.on(Events.InteractionCreate, (i) => i.isChatInputCommand() && i.reply(`Hello ${i.user.displayName}!`));
await client.login(discord.token);
await client.rest.put(`/applications/${client.application?.id ?? ''}/commands`, {
  body: [{ name: 'hello', description: 'Says hello' }],
});

const { message } = await discord.slash('hello'); // Alice types /hello in #general
console.log(message?.content, discord.violations); // Hello Alice! []
await client.destroy();
await discord.stop();
