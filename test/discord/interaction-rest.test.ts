/** Which requests wait at the gate of fifty a second. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Routes } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { ungateInteractions } from '../../src/discord/interaction-rest.ts';

test('answers to interactions pass the gate, other requests are counted by it', async () => {
  let received = 0;
  const server = createServer((_, response) => {
    received += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  const client = new Client({ intents: [], rest: { api } });
  onTestFinished(() => client.destroy());
  client.rest.setToken('token');
  ungateInteractions(client);

  const answers = Array.from({ length: 120 }, (_, i) =>
    client.rest.patch(Routes.webhookMessage('1', `token${i}`), { body: {} }),
  );
  await Promise.all([...answers, client.rest.post(Routes.interactionCallback('2', 'token'), { body: {} })]);
  expect(received).toBe(121);
  expect(client.rest.globalRemaining).toBe(50);

  await client.rest.post(Routes.channelMessages('3'), { body: {} });
  expect(client.rest.globalRemaining).toBe(49);
});
