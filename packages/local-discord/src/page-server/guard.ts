/** Who may talk to the page's server: the page itself in a browser on this machine, and nobody else. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * A page elsewhere reaches loopback under a name of its own (DNS rebinding), or sends requests on a visitor's behalf;
 * the first has a foreign `Host`, the second a foreign `Origin`.
 * @returns why the request is refused, nothing when it is welcome
 */
export function refusal(request: IncomingMessage, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = request.headers;
  if (!host || !hosts.includes(host)) return 'This server answers on 127.0.0.1 only.';
  const own = hosts.map((name) => `http://${name}`);
  if (origin !== undefined && !own.includes(origin)) return 'Requests from other pages are not accepted.';
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && origin === undefined)
    return 'A request that changes something must say where it comes from.';
  const site = request.headers['sec-fetch-site'];
  const opensPage = request.headers['sec-fetch-mode'] === 'navigate';
  if (site !== undefined && !['same-origin', 'none'].includes(site as string) && !opensPage)
    return 'Requests from other pages are not accepted.';
  return undefined;
}

/** @param scriptHash of the one inline script that is allowed, as `sha256-…` */
export function protect(response: ServerResponse, scriptHash?: string): void {
  const policy = {
    'default-src': "'none'",
    'script-src': scriptHash ? `'self' '${scriptHash}'` : "'self'",
    'style-src': "'self'",
    'font-src': "'self'",
    'img-src': "'self' data: blob:",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  const csp = Object.entries(policy).map((entry) => entry.join(' '));
  response.setHeader('content-security-policy', csp.join('; '));
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
}
