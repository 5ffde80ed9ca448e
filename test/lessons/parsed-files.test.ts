import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDocument } from '../../src/lessons/document.ts';
import { assembleLibrary, readDocuments } from '../../src/lessons/library.ts';
import { openParsedFiles } from '../../src/lessons/parsed-files.ts';

const text = '# Pooling\n\nA layer that keeps the largest of four numbers.\n';
const document = parseDocument('pooling.md', text);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'unrolled-parsed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was parsed is found by the next start, as it was', () => {
  openParsedFiles(folder, 'one').keep('pooling.md', text, document);
  const found = openParsedFiles(folder, 'one').find('pooling.md', text);
  expect(found).toEqual(document);
  expect(assembleLibrary(found ? [found] : []).topics.get('pooling')?.text.first).toContain(
    'largest of four',
  );
});

test('another text, another name and another version are parsed anew', () => {
  openParsedFiles(folder, 'one').keep('pooling.md', text, document);
  expect(openParsedFiles(folder, 'one').find('pooling.md', `${text}More.`)).toBeUndefined();
  expect(openParsedFiles(folder, 'one').find('other.md', text)).toBeUndefined();
  expect(openParsedFiles(folder, 'two').find('pooling.md', text)).toBeUndefined();
  expect(readdirSync(folder)).toEqual([]);
});

test('a damaged file, and a folder that cannot be one, only cost the parsing', () => {
  openParsedFiles(folder, 'one').keep('pooling.md', text, document);
  for (const name of readdirSync(folder)) writeFileSync(path.join(folder, name), 'not a document');
  expect(openParsedFiles(folder, 'one').find('pooling.md', text)).toBeUndefined();

  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const parsedFiles = openParsedFiles(path.join(file, 'below'), 'one');
  expect(() => parsedFiles.keep('pooling.md', text, document)).not.toThrow();
  expect(parsedFiles.find('pooling.md', text)).toBeUndefined();
});

test('lessons that are read again come from what was kept', async () => {
  const parsedFiles = openParsedFiles(folder, 'one');
  const parsed = await readDocuments('documents', new Map(), parsedFiles);
  const files = readdirSync(folder);
  expect(files).toHaveLength(parsed.length);
  expect(await readDocuments('documents', new Map(), parsedFiles)).toEqual(parsed);
  expect(readdirSync(folder)).toEqual(files);
});
