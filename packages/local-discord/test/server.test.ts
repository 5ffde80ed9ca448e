import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { LocalDiscord } from '../src/index.ts';
import { startPage } from '../src/page-server/server.ts';

let discord: LocalDiscord;
let site: Awaited<ReturnType<typeof startPage>>;

beforeAll(async () => {
  discord = await LocalDiscord.start();
  site = await startPage({ discord, port: 0 });
});

afterAll(async () => {
  await site.close();
  await discord.stop();
});

interface Answer {
  status: number | undefined;
  headers: Record<string, unknown>;
  text: string;
}

/** `fetch` would not send a foreign `Host`. */
function ask(path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request(
    site.url + path,
    { method: body === undefined ? 'GET' : 'POST', headers },
    (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    },
  );
  sent.on('error', reject).end(body);
  return promise;
}

const say = JSON.stringify({ type: 'say', channel: 'general', content: 'forged', files: [] });

test('the page is served with a policy that allows its own scripts only', async () => {
  const { status, headers, text } = await ask('/', {});
  expect(status).toBe(200);
  expect(text).toContain('<script type="importmap">');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
  expect(policy).not.toContain('unsafe');
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1:1', '[::1]'])(
  'a request for host %s is refused',
  async (foreign) => {
    expect((await ask('/', { host: foreign })).status).toBe(403);
  },
);

test('localhost is this machine too', async () => {
  const { port } = new URL(site.url);
  expect((await ask('/overview', { host: `localhost:${port}` })).status).toBe(200);
});

test.each([
  ['another page', { origin: 'http://evil.example' }],
  ['another port', { origin: 'http://127.0.0.1:1' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['a request that does not say', {}],
])('%s changes nothing', async (_, headers: Record<string, string>) => {
  expect((await ask('/act?user=alice', headers, say)).status).toBe(403);
  expect(discord.messages).toEqual([]);
});

test('another page cannot embed what is read here', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  expect((await ask('/overview', headers)).status).toBe(403);
});

test('the page itself may act', async () => {
  const { status, text } = await ask('/act?user=alice', { origin: site.url }, say);
  expect([status, text]).toEqual([200, '{"ok":true}']);
  expect(discord.messages.map(({ content }) => content)).toEqual(['forged']);
});

test('what is no action is refused', async () => {
  expect((await ask('/act?user=alice', { origin: site.url }, '{"type":"dance"}')).status).toBe(400);
});

test('nothing outside the page’s folders is served', async () => {
  for (const path of [
    '/page/../server.ts',
    '/page/%2e%2e/server.ts',
    '/page/..%2fserver.ts',
    '/packages/inter/../../package.json',
  ])
    expect((await ask(path, {})).status).toBe(404);
  expect((await ask('/page/main.ts', {})).text).not.toContain(': Theme');
});

test('an uploaded file is never run as a page of ours', async () => {
  const data = Buffer.from('<script>alert(1)</script>');
  const { attachments } = discord.say('look', { files: [{ name: 'x.html', type: 'text/html', data }] });
  const { headers } = await ask(new URL(attachments[0]?.url ?? '').pathname, {});
  expect(headers['content-type']).toBe('application/octet-stream');
  expect(headers['content-disposition']).toContain('attachment');
});

test.each(['/page/%zz.ts', '/page/a%00.ts', '/page/views/.ts', `/page/${'a'.repeat(300)}.ts`])(
  '%s is a file that is not there',
  async (path) => {
    expect(await ask(path, {})).toMatchObject({ status: 404, text: 'Not found' });
  },
);

test('an action that is no JSON is refused', async () => {
  const { status, text } = await ask('/act?user=alice', { origin: site.url }, '{"type":');
  expect(status).toBe(400);
  expect(text).not.toContain('    at ');
});

test('an action of any size is read up to a limit', async () => {
  const { status, text } = await ask('/act?user=alice', { origin: site.url }, 'x'.repeat(141_000_000));
  expect(status).toBe(413);
  expect(text).toMatch(/^The request is larger than \d+ bytes\.$/);
});

test('the local Discord refuses a body beyond its limit', async () => {
  const response = await fetch(`${discord.api}/v10/channels/1/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}` },
    body: new Uint8Array(70_000_000),
  });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: 40_005 });
});

test('a page cannot open the gateway', async () => {
  const gateway = discord.api.replace(/^http(.*)\/api$/, 'ws$1/?v=10&encoding=json');
  const refused = new WebSocket(gateway, { origin: 'http://evil.example' });
  const [error] = (await once(refused, 'error')) as [Error];
  expect(error.message).toContain('401');
  const welcome = new WebSocket(gateway);
  await once(welcome, 'open');
  welcome.terminate();
});
