/** Routes: what they match, what they demand, what they do. */
import type { ZodMiniType } from 'zod/mini';
import type { UploadedFile } from './attachments.ts';
import type { Core } from './core.ts';
import type { Problem } from './validation/problems.ts';

export interface Call<Body = unknown> {
  core: Core;
  /** The ids in the path, by their name in the template. */
  params: Record<string, string>;
  query: URLSearchParams;
  body: Body;
  files: UploadedFile[];
}

export interface RouteOptions<Body> {
  /** Discord's schema of the request's body. */
  body?: ZodMiniType | ((body: Body) => ZodMiniType);
  /** What the live service demands beyond the schema. */
  rules?(body: Body, files: UploadedFile[]): Problem[];
  /** Discord's schema of our answer; the tests hold us to it. */
  reply?: ZodMiniType;
  status?: number;
  /** The path carries a token of its own. */
  open?: true;
  /** Requests per time, for each channel, server or webhook. */
  limit?: { requests: number; perMs: number };
}

export interface Route extends RouteOptions<never> {
  method: string;
  template: string;
  pattern: RegExp;
  /** The answer's body; nothing means status 204. */
  handle(call: Call<never>): unknown;
}

/**
 * @param signature method and path, as `GET /channels/:channel`; a name matches an id, but `:token`, `:emoji` and
 *   `:target` match anything
 */
export function route<Body = unknown>(
  signature: string,
  handle: (call: Call<Body>) => unknown,
  options: RouteOptions<Body> = {},
): Route {
  const [method = '', template = ''] = signature.split(' ');
  const source = template.replaceAll(/:(\w+)/g, (_, name: string) =>
    free.has(name) ? `(?<${name}>[^/]+)` : `(?<${name}>\\d{17,20})`,
  );
  return { ...options, method, template, pattern: new RegExp(`^${source}$`), handle } as Route;
}

const free = new Set(['token', 'emoji', 'target']);

export function findRoute(
  routes: Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | undefined {
  for (const candidate of routes) {
    if (candidate.method !== method) continue;
    // Some libraries encode the @ of `@me`.
    const match = candidate.pattern.exec(path.replaceAll('%40', '@'));
    if (!match) continue;
    const params = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return { route: candidate, params: Object.fromEntries(params) };
  }
  return undefined;
}
