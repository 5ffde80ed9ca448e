/** A page in the browser that is the client of the local Discord, as Discord's own is of the live service. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyTooLarge, readBytes } from '../body.ts';
import { ApiError } from '../errors.ts';
import type { LocalDiscord } from '../index.ts';
import { maxFileBytes } from '../views.ts';
import { actionSchema, perform } from './actions.ts';
import { streamChanges } from './events.ts';
import { indexPage, pageFile } from './files.ts';
import { protect, refusal } from './guard.ts';
import { channelPage, overview } from './overview.ts';
import type { Example } from './protocol.ts';

export type { Example } from './protocol.ts';

export interface PageOptions {
  discord: LocalDiscord;
  /** 0 takes a free one. */
  port: number;
  /** Offered at the top of a channel, to be used with one click; only those whose command the bot has are shown. */
  examples?: readonly Example[];
}

/** Serves the page on 127.0.0.1. @throws the operating system's error when the port is taken */
export async function startPage({
  discord,
  port,
  examples = [],
}: PageOptions): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer({ discord, port: portOf(server), examples }, request, response).catch((error: unknown) => {
      if (response.headersSent) return response.destroy();
      if (error instanceof ApiError) return sendText(response, 404, error.message);
      if (error instanceof BodyTooLarge) return sendText(response, 413, error.message);
      console.error(error);
      sendText(response, 500, 'The local Discord failed to answer this request; its terminal says why.');
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function answer(
  { discord, port, examples }: Required<PageOptions>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  protect(response);
  const reason = refusal(request, port);
  if (reason) return sendText(response, 403, reason);
  const { pathname, searchParams } = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
  const user = searchParams.get('user') ?? 'alice';
  switch (`${request.method} ${pathname}`) {
    case 'GET /': {
      const { html, scriptHash } = await indexPage();
      protect(response, scriptHash);
      return send(response, 'text/html; charset=utf-8', html);
    }
    case 'GET /overview':
      return sendJson(response, overview(discord, user, examples));
    case 'GET /channel': {
      const before = searchParams.get('before') ?? undefined;
      return sendJson(response, channelPage(discord.core, user, searchParams.get('id') ?? '', before));
    }
    case 'GET /events':
      return streamChanges(discord, user, response);
    case 'POST /act': {
      const action = actionSchema.safeParse(parseJson((await readBytes(request, maxActionBytes)).toString()));
      if (!action.success) return sendText(response, 400, action.error.message);
      return sendJson(response, await perform(discord, user, action.data));
    }
    default:
      return request.method === 'GET'
        ? sendFile(discord, pathname, response)
        : sendText(response, 404, 'Not found');
  }
}

/** Ten files of the size that Discord takes, in base64, and the words around them. */
const maxActionBytes = Math.ceil((10 * maxFileBytes * 4) / 3) + 100_000;

/** What is no JSON becomes nothing, which the schema then refuses. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function sendFile(discord: LocalDiscord, pathname: string, response: ServerResponse) {
  const upload = discord.core.world.files.get(pathname);
  if (upload) {
    // A file from a bot or a person is shown or saved, but never run as part of this page.
    const inline = /^image\/(png|jpeg|gif|webp)$/.test(upload.type);
    response.setHeader('content-disposition', inline ? 'inline' : `attachment; filename="${upload.name}"`);
    return send(response, inline ? upload.type : 'application/octet-stream', upload.data);
  }
  const file = await pageFile(pathname);
  if (!file) return sendText(response, 404, 'Not found');
  send(response, file.type, file.content);
}

function send(response: ServerResponse, type: string, content: string | Buffer): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(content);
}

const sendJson = (response: ServerResponse, value: unknown) =>
  send(response, 'application/json', JSON.stringify(value));

function sendText(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(message);
}
