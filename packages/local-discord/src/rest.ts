/** The REST API over HTTP: reads the request, checks it, finds its route, answers in Discord's shape. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UploadedFile } from './attachments.ts';
import { BodyTooLarge } from './body.ts';
import type { Core } from './core.ts';
import { ApiError, InvalidForm, notFound, tooLarge, unauthorized } from './errors.ts';
import type { FaultAnswer, Faults } from './faults.ts';
import type { RequestRecord } from './happenings.ts';
import type { RateLimits } from './rate-limits.ts';
import { readBody } from './request-body.ts';
import { findRoute, type Route } from './router.ts';
import { routes } from './routes/index.ts';
import {
  broken,
  halfCharacters,
  loosen,
  type Problem,
  problemLine,
  schemaProblems,
} from './validation/problems.ts';
import { maxFileBytes } from './views.ts';

export interface RestOptions {
  core: Core;
  faults: Faults;
  /** Absent: unlimited. */
  limits?: RateLimits;
}

/** Everything a bot sent wrongly is kept in `violations`, and refused as the live service refuses it. */
export function createRest({ core, faults, limits }: RestOptions) {
  const prefix = '/api/v10';

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', core.url);
    if (url.pathname.startsWith('/attachments/')) return sendFile(core, url.pathname, response);
    if (!url.pathname.startsWith(`${prefix}/`))
      return send(response, { status: 404, body: notFound(url.pathname) });
    const read = await readBody(request).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) return undefined;
      throw error;
    });
    if (!read) return send(response, failure(tooLarge()));
    const { body, files } = read;
    const record: RequestRecord = {
      method: request.method ?? 'GET',
      path: url.pathname.slice(prefix.length),
      query: Object.fromEntries(url.searchParams),
      body,
      files: files.map(({ name, type, data }) => ({ name, type, size: data.length })),
      authorization: request.headers.authorization,
      atMs: core.world.now(),
    };
    const fault = faults.take(record);
    if (fault?.delayMs) await sleep(fault.delayMs);
    if (fault?.drop === 'before') {
      core.happenings.emit('request', { ...record, status: noStatus });
      response.destroy();
      return;
    }
    const answer = fault?.answer ?? respond(record, url.searchParams, files);
    core.happenings.emit('request', { ...record, status: answer.status });
    if (fault?.drop) response.destroy();
    else send(response, answer);
  };

  function respond(record: RequestRecord, query: URLSearchParams, files: UploadedFile[]): FaultAnswer {
    const { method, path, body } = record;
    const found = findRoute(routes, method, path);
    if (!found) {
      core.happenings.emit('violation', { method, path, problems: ['the local Discord has no such route'] });
      return failure(notFound(`the local Discord has no ${method} ${path}`));
    }
    const { route, params } = found;
    const verdict = limits?.count(route, params);
    if (verdict?.retryAfterMs !== undefined) {
      const { retryAfterMs, global = false, headers } = verdict;
      const limited = { message: 'You are being rate limited.', retry_after: retryAfterMs / 1_000, global };
      return { status: 429, body: limited, headers };
    }
    try {
      if (!route.open && record.authorization !== `Bot ${core.token}`) throw unauthorized();
      if (files.some(({ data }) => data.length > maxFileBytes)) throw tooLarge();
      const problems = check(route, body, files);
      if (problems.length > 0) throw new InvalidForm(problems);
      const result = route.handle({ core, params, query, body, files } as never) as object | undefined;
      core.happenings.emit('reply', route, result);
      const status = result === undefined ? 204 : (route.status ?? 200);
      return { status, ...(result && { body: result }), ...(verdict && { headers: verdict.headers }) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error instanceof InvalidForm)
        core.happenings.emit('violation', { method, path, problems: error.problems.map(problemLine) });
      return { ...failure(error), ...(verdict && { headers: verdict.headers }) };
    }
  }
}

/** Of a request whose connection broke before anything was done. */
const noStatus = 0;

const failure = (error: ApiError): FaultAnswer => ({ status: error.status, body: error.toJSON() });

function check(route: Route, body: unknown, files: UploadedFile[]): Problem[] {
  if (!route.body) return [];
  if (typeof body !== 'object' || body === null) return [broken([], 'a JSON body is expected')];
  const schema = typeof route.body === 'function' ? route.body(body as never) : route.body;
  const problems = [...schemaProblems(schema, loosen(body)), ...halfCharacters(body)];
  // The rules read fields whose types the schema has checked.
  return problems.length > 0 ? problems : (route.rules?.(body as never, files) ?? []);
}

function send(response: ServerResponse, { status, body, headers }: FaultAnswer): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function sendFile(core: Core, path: string, response: ServerResponse): void {
  const file = core.world.files.get(path);
  if (!file) send(response, { status: 404, body: notFound(path) });
  else
    response.writeHead(200, { 'content-type': file.type, 'content-length': file.data.length }).end(file.data);
}
