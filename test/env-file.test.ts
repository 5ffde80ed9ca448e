import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadEnvFile } from '../src/app/env-file.ts';
import { UserError } from '../src/types/errors.ts';

const text = 'DISCORD_TOKEN=abc.def\n# a remark\nDATA_DIR="my data"\n';

function load(content: Buffer | string, before: Record<string, string> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'unrolled-env-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, '.env');
  writeFileSync(file, content);
  const environment = { ...before };
  loadEnvFile(environment, file);
  return environment;
}

const utf16be = (value: string) => Buffer.from(value, 'utf16le').swap16();

test.each([
  ['plain', Buffer.from(text)],
  ['with a byte order mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16, big end first', utf16be(`\uFEFF${text}`)],
  ['with Windows line ends', Buffer.from(text.replaceAll('\n', '\r\n'))],
])('%s', (_, content) => {
  expect(load(content)).toEqual({ DISCORD_TOKEN: 'abc.def', DATA_DIR: 'my data' });
});

test('what is set already stays', () => {
  expect(load(text, { DATA_DIR: 'other' }).DATA_DIR).toBe('other');
});

test('a missing file says nothing, and a folder in its place is a sentence', () => {
  const environment = {};
  loadEnvFile(environment, '/nowhere/.env');
  expect(environment).toEqual({});
  expect(() => loadEnvFile({}, tmpdir())).toThrow(UserError);
});

test.each([
  ['UTF-16 without a byte order mark', Buffer.from(text, 'utf16le')],
  ['another encoding', Buffer.from([0x41, 0x3d, 0xe9, 0x0a])],
])('%s is refused with what to do', (_, content) => {
  expect(() => load(content)).toThrow(/is not text in UTF-8 or UTF-16\. Save it as UTF-8\./);
});
