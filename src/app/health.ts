/** Serves `GET /health` on loopback, for process supervisors. */
import { once } from 'node:events';
import http from 'node:http';

export interface Health {
  close(): Promise<void>;
}

/** Answers 200 while `healthy()` is ok, otherwise 503. The body holds the facts as JSON. */
export async function serveHealth(
  port: number,
  healthy: () => { ok: boolean; [fact: string]: unknown },
): Promise<Health> {
  const server = http.createServer((request, response) => {
    const facts = request.url === '/health' ? healthy() : undefined;
    response.writeHead(facts ? (facts.ok ? 200 : 503) : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(facts ?? { error: 'only /health is here' }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
