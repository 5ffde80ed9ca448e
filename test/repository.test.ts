/** The checks run in one order everywhere, updates come with subjects that pass, and the changelog knows its version. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { subjectProblem } from '../.githooks/subject.ts';
import manifest from '../package.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const order = ['npm run lint', 'npm run commits', 'npm run typecheck', 'npm test'];

test('package.json has every script that is checked with', () => {
  const scripts = order.map((command) => command.split(' ').at(-1) ?? '');
  expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
});

test('the workflow and .ci/run check style, subjects, types and tests in this order', () => {
  const workflow = z
    .object({
      jobs: z.object({ checks: z.object({ steps: z.array(z.object({ run: z.string().optional() })) }) }),
    })
    .parse(parse(read('.github/workflows/ci.yml')));
  const hosted = workflow.jobs.checks.steps.flatMap(({ run }) => run ?? []);
  const local = [...read('.ci/run').matchAll(/^npm [a-z ]+(?= \|\|)/gm)].map(([command]) => command);
  expect(hosted.filter((run) => run.startsWith('npm'))).toEqual(order);
  expect(local).toEqual(order);
});

test('updates are looked for in folders that are there', () => {
  const update = z.object({
    'package-ecosystem': z.string(),
    directory: z.string(),
    'commit-message': z.object({ prefix: z.string(), include: z.literal('scope') }),
  });
  const { updates } = z.object({ updates: z.array(update) }).parse(parse(read('.github/dependabot.yml')));
  expect(updates.map((it) => it['package-ecosystem'])).toEqual([
    'npm',
    'github-actions',
    'docker',
    'docker-compose',
  ]);
  for (const { directory, 'commit-message': message } of updates) {
    expect(existsSync(path.join(root, directory))).toBe(true);
    expect(subjectProblem(`${message.prefix}(deps): bump node from 24.1.0 to 24.2.0`)).toBeUndefined();
  }
});

test('the changelog has the version of package.json, and its dates can be read', () => {
  const headings = [...read('CHANGELOG.md').matchAll(/^## \[(.+?)\](?: - (.*))?$/gm)].map(
    ([, ...words]) => words,
  );
  expect(headings[0]).toEqual(['Unreleased', undefined]);
  expect(headings[1]?.[0]).toBe(manifest.version);
  for (const [, date] of headings.slice(1)) expect(date).toMatch(/^20\d\d-\d\d-\d\d$/);
});
