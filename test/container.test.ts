/** What can be known of the image and of compose.yaml without Docker: that they name only what is there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import manifest from '../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** The instructions of the Dockerfile, with continued lines joined and comments left out. */
const instructions = read('Dockerfile')
  .replace(/^\s*#.*\n/gm, '')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [name = '', ...words] = line.trim().split(/\s+/);
    return { name, words, text: words.join(' ') };
  });
const ignored = read('.dockerignore')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));

const service = z.strictObject({
  build: z.literal('.').optional(),
  image: z.string(),
  init: z.boolean().optional(),
  restart: z.string(),
  command: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      start_period: z.string().optional(),
    })
    .optional(),
});
const compose = z
  .object({
    services: z.strictObject({ bot: service, worker: service, redis: service }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(read('compose.yaml'), { merge: true }));
const { bot, worker, redis } = compose.services;

/** `npm start` and `npm run …` in `text`. */
const scriptsIn = (text: string) =>
  [...text.matchAll(/npm (?:run )?([a-z:-]+)/g)].map(([, script = '']) => script);

describe('the Dockerfile', () => {
  it('has only instructions that there are', () => {
    const known = ['FROM', 'WORKDIR', 'ENV', 'COPY', 'RUN', 'USER', 'VOLUME', 'EXPOSE', 'CMD'];
    expect(instructions.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
    expect(JSON.parse(instructions.at(-1)?.text ?? '')).toEqual(['sh', '-c', expect.any(String)]);
  });

  it('copies what exists and gets into the image', () => {
    const stages = instructions.filter(({ name }) => name === 'FROM').map(({ words }) => words[2]);
    for (const { words } of instructions.filter(({ name }) => name === 'COPY')) {
      const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
      if (from !== undefined) expect(stages).toContain(from);
      const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
      expect(sources.length).toBeGreaterThan(0);
      if (from !== undefined) continue;
      expect(sources.filter((source) => !existsSync(path.join(root, source)))).toEqual([]);
      expect(sources.filter((source) => ignored.includes(source))).toEqual([]);
    }
  });

  it('has the workspaces before the packages are installed', () => {
    const setUp = instructions.findIndex(({ text }) => text.includes('setup/run.mjs'));
    const before = instructions.slice(0, setUp).flatMap(({ words }) => words);
    const { workspaces = [] } = manifest as { workspaces?: string[] };
    expect(
      workspaces.map((pattern) => pattern.split('/')[0]).filter((it) => !before.includes(it ?? '')),
    ).toEqual([]);
  });

  it('runs scripts that package.json has, as somebody without rights', () => {
    const commands = [
      instructions.at(-1)?.text ?? '',
      ...[bot, worker].map((it) => it.command?.join(' ') ?? ''),
    ];
    const scripts = commands.flatMap(scriptsIn);
    expect(scripts).toContain('start');
    expect(scripts).toContain('worker');
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
    expect(instructions.findLast(({ name }) => name === 'USER')?.text).toBe('node');
  });

  it('leaves secrets and people’s data outside, and takes in what the bot runs on', () => {
    for (const name of ['.git', '.env', 'data', 'node_modules']) expect(ignored).toContain(name);
    const needed = ['src', 'commands', 'documents', 'migrations', 'setup', 'package.json', 'packages'];
    expect(needed.filter((name) => ignored.includes(name))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  it('sets only what the configuration reads', () => {
    const config = globSync('src/**/config.ts', { cwd: root }).map(read).join('\n');
    const known = [...config.matchAll(/^ {2}([A-Z_]+): optional\(/gm)].map(([, name]) => name);
    expect(known.length).toBeGreaterThan(20);
    const dockerfile = instructions
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ words }) => words.map((word) => word.split('=')[0] ?? ''));
    const set = [bot, worker].flatMap(({ environment = {} }) => Object.keys(environment)).concat(dockerfile);
    expect(set.filter((name) => name !== 'XDG_CACHE_HOME' && !known.includes(name))).toEqual([]);
  });

  it('publishes the playground on this machine alone, and Redis nowhere', () => {
    const [host, hostPort, inside] = bot.ports?.[0]?.split(':') ?? [];
    expect(bot.ports).toHaveLength(1);
    expect(host).toBe('127.0.0.1');
    // The page answers only to the port that it was started with.
    expect(hostPort).toBe(String(bot.environment?.PLAYGROUND_PORT));
    expect(instructions.at(-1)?.text).toContain(
      `TCP-LISTEN:${inside},fork,reuseaddr TCP:127.0.0.1:${hostPort} `,
    );
    expect(instructions.find(({ name }) => name === 'EXPOSE')?.text).toBe(inside);
    expect([worker.ports, redis.ports]).toEqual([undefined, undefined]);
  });

  it('gives the worker neither token nor keys', () => {
    expect(worker.env_file).toBeUndefined();
    expect(Object.keys(worker.environment ?? {})).toEqual(['REDIS_URL', 'TRAINING_WORKERS', 'LOG_LEVEL']);
  });

  it('names services, volumes and ports as they are called', () => {
    const url = new URL(String(bot.environment?.REDIS_URL));
    expect(compose.services).toHaveProperty(url.hostname);
    expect(worker.environment?.REDIS_URL).toBe(bot.environment?.REDIS_URL);
    const [volume = '', folder] = bot.volumes?.[0]?.split(':') ?? [];
    expect(compose.volumes).toHaveProperty(volume);
    expect(folder).toBe(bot.environment?.DATA_DIR);
    expect(instructions.find(({ name }) => name === 'VOLUME')?.text).toBe(folder);
    expect(bot.healthcheck?.test.join(' ')).toContain(`:${bot.environment?.HEALTH_PORT}/health`);
    for (const { depends_on = {} } of [bot, worker])
      for (const name of Object.keys(depends_on))
        expect(compose.services).toHaveProperty([name, 'healthcheck']);
  });
});
