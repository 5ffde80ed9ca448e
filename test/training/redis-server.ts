/** A Redis of the tests' own, on a free port and in a folder that goes away. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** Why the tests are skipped; nothing when they are not. */
export const noRedis =
  spawnSync('redis-server', ['--version']).status === 0
    ? undefined
    : 'no redis-server on this machine (apt-get install redis-server)';

export interface RedisServer {
  /** Without a database number. */
  url: string;
  stop(): Promise<void>;
}

/** A port on which nobody listens, at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (!address || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** It keeps nothing: one that is started again on the same port is empty. */
export async function startRedis(port?: number): Promise<RedisServer> {
  port ??= await freePort();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'unrolled-redis-'));
  const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  const child = spawn('redis-server', [...place, '--save', '', '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
    child.emit('said');
  });
  while (!said.includes('Ready to accept connections')) {
    if (child.exitCode !== null) throw new Error(`redis-server ended:\n${said}`);
    await Promise.race([once(child, 'said'), exit]);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill();
      await exit;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
